/** The `bellhop` command: one verb a run, and a sentence for every failure. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ask } from './commands/ask.ts'
import { audit } from './commands/audit.ts'
import { backup } from './commands/backup.ts'
import { check } from './commands/check.ts'
import { demo } from './commands/demo.ts'
import { erase } from './commands/erase.ts'
import { evaluate } from './commands/eval.ts'
import { exportData } from './commands/export.ts'
import { importArticles } from './commands/import.ts'
import { misses } from './commands/misses.ts'
import { restore } from './commands/restore.ts'
import { serve } from './commands/serve.ts'
import { UsageError } from './commands/usage.ts'
import { user } from './commands/user.ts'
import { verify } from './commands/verify.ts'
import { ConfigError, loadDotEnv, packageRoot } from './config.ts'
import { KnowledgeUnavailable } from './knowledge/library.ts'
import { CannotListen, NothingToAnswerFrom } from './main.ts'
import { StoreUnavailable } from './ports/store.ts'

const usage = `Usage: bellhop [command]

  bellhop [serve]               serve the demo page, the console, the widget and the API
  bellhop demo [--seed N]       fill a clean data folder with two weeks of made-up traffic, to look around in
  bellhop demo --remove         take it away again; what real people wrote stays
  bellhop check [FOLDER]        list problems in a knowledge base; exit status 1 where there are errors, or, with
      [--strict] [--fix]        --strict, warnings; --fix mends in the files what can be mended in one way
      [--json]
  bellhop check --replay [FOLDER]
      [--against REF|FOLDER]    ask every article its own questions, and tell which answers change against a commit or
      [--questions FILE.jsonl]  another folder; exit status 1 where one is lost or does not hold
      [--with-conversations]    also what customers of this desk were answered well, and what they were not
      [--report FILE.md] [--junit FILE.xml] [--json] [--allow-lost]
  bellhop ask "QUESTION"        answer from the knowledge base and show what was considered
      [--lang LANG] [--json]
  bellhop eval [FILE.jsonl]     ask every article its own questions, and those of a file; exit status 1 where an article
      [--max-wrong N]           no longer answers them; with the risk/coverage curve of the knowledge base
      [--svg FILE] [--json]
  bellhop misses [--since DAY]  what customers asked and got no answer to, in clusters, by what it costs; without
      [--json] [--csv]          --since, of 90 days
  bellhop import SOURCE         bring in the articles of a folder, a file or an archive: markdown, Docusaurus, Zendesk,
      [--into FOLDER]           Intercom, HTML, CSV, or an export of Bellhop; told by the content, or by
      [--from KIND]             --from markdown|docusaurus|zendesk|intercom|html|csv|bellhop. Again with what is new there:
      [--lang LANG]             what was edited here stays. Exit status 1 where something was not imported
      [--source NAME] [--fetch-images] [--dry-run] [--json]
  bellhop user add --email E --name N [--role agent|admin|editor]... --password-stdin
                                add someone to the staff; the password is read from standard input
  bellhop user list             who is staff
  bellhop user disable --email E
  bellhop user enable --email E
  bellhop user password --email E --password-stdin
                                a new password; whoever is signed in as them is signed out
  bellhop audit [--since DAY]   what staff and operators did or were refused, oldest first
      [--json]
  bellhop export --contact EMAIL | --visitor ID [--unverified] [--out FILE]
                                everything that is kept about a person, as JSON
  bellhop export --articles FOLDER | FILE.zip | FILE.json [--all] [--force] [--json]
                                all articles with their pictures and the synonyms; --all takes drafts and internal
                                articles along, --force replaces an earlier export
  bellhop erase --contact EMAIL | --visitor ID [--unverified] [--yes]
                                erases it for good, also while Bellhop runs; without --yes, tells what would go
  bellhop backup FILE [--force] write a backup of the database, also while the server runs; --force replaces a file
  bellhop restore FILE          put a backup in the place of the database, which is kept under another name; stop the
                                server first
  bellhop verify [FILE]         read the database, or a backup, from end to end; exit status 1 where something is wrong
  bellhop --help, --version

Settings come from the environment, or from .env in the working folder: PORT, HOST, BELLHOP_KB, BELLHOP_DATA,
OPENAI_API_KEY and others. README.md lists them all.
`

const commands: Record<string, (args: string[]) => Promise<number>> = {
  serve,
  demo,
  check,
  ask,
  eval: evaluate,
  misses,
  user,
  audit,
  import: importArticles,
  export: exportData,
  erase,
  backup,
  restore,
  verify,
}

async function run(argv: string[]): Promise<number> {
  const [first = 'serve', ...rest] = argv
  if (first === '--help' || first === '-h' || rest.includes('--help')) {
    process.stdout.write(usage)
    return 0
  }
  if (first === '--version') {
    const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { version: string }
    process.stdout.write(`${version}\n`)
    return 0
  }
  const command = Object.hasOwn(commands, first) ? commands[first] : undefined
  if (!command) throw new UsageError(`There is no command ${first}.`)
  loadDotEnv()
  return command(rest)
}

/** Failures that are the operator's to mend get their sentence; anything else is ours and gets its stack. */
function explain(error: unknown): string {
  if (error instanceof UsageError) return `${error.message}\n\n${usage}`
  const known = [ConfigError, StoreUnavailable, KnowledgeUnavailable, NothingToAnswerFrom, CannotListen]
  if (known.some((kind) => error instanceof kind)) return `${(error as Error).message}\n`
  return `Bellhop met a defect: ${error instanceof Error ? error.stack : String(error)}\n`
}

try {
  process.exitCode = await run(process.argv.slice(2))
} catch (error) {
  process.stderr.write(explain(error))
  process.exitCode = error instanceof UsageError ? 2 : 1
}
