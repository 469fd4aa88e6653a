/** The git repository around a knowledge base: commits of single files in their editors' names. Never a shell, never a push. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Committed, History } from '../ports/content.ts'

/** Milliseconds that one call of git may take, hooks included. */
const PATIENCE_MS = 30_000
/** Characters of what git says that are passed on. */
const MOST_SAID = 300

interface Done {
  code: number
  out: string
  said: string
}

/** What one call is given beside its arguments. */
interface Given {
  input?: string
  env?: Record<string, string>
}

/** @param folder the knowledge base's root */
export function gitAround(folder: string): History {
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work)
    last = done.catch(() => {})
    return done
  }
  const git = (args: readonly string[], given?: Given) => run(folder, args, given)

  /** Those that git can commit: they are there, or it knows that they were. */
  async function sorted(paths: readonly string[]): Promise<{ known: string[]; added: string[] }> {
    const listed = await git(['ls-files', '-z', '--', ...paths])
    const tracked = new Set(listed.out.split('\0'))
    const known = paths.filter((path) => tracked.has(path))
    return { known, added: paths.filter((path) => !tracked.has(path) && existsSync(join(folder, path))) }
  }

  async function committed(
    paths: readonly string[],
    by: { name: string; email: string },
    message: string,
  ): Promise<Committed> {
    const inside = await git(['rev-parse', '--is-inside-work-tree'])
    if (inside.code === MISSING) return { failed: 'noGit', why: 'git is not installed on this server' }
    if (inside.code !== 0) return failed(inside, 'noRepository')
    const { known, added } = await sorted(paths)
    if (known.length + added.length === 0) return { failed: 'other', why: 'git knows none of these files' }
    if (added.length > 0) {
      const add = await git(['add', '--', ...added])
      if (add.code !== 0) return failed(add, 'other')
    }
    const changed = await git(['status', '--porcelain', '-z', '--', ...known, ...added])
    if (changed.code === 0 && changed.out === '') return headOf(git)
    const env = { ...named('AUTHOR', by), ...((await hasIdentity(git)) ? {} : named('COMMITTER', by)) }
    // Only these files, whatever else is staged.
    const args = ['commit', '--quiet', '--only', '--cleanup=whitespace', '--file=-', '--', ...known, ...added]
    const done = await git(args, { input: message, env })
    if (done.code === 0) return headOf(git)
    // What was not known to git before is not known to it now.
    if (added.length > 0) await git(['rm', '--cached', '--quiet', '--', ...added])
    return failed(done, kindOf(done.said))
  }

  return {
    commit: (paths, by, message) => inTurn(() => committed([...new Set(paths)], by, message)),
    async lastCommit(path) {
      const clean = await git(['status', '--porcelain', '-z', '--', path])
      if (clean.code !== 0 || clean.out !== '') return undefined
      const log = await git(['log', '-1', '--format=%an%x00%aI%x00%s', '--', path])
      const [name, at, message] = log.out.trimEnd().split('\0')
      if (log.code !== 0 || !name || !at || message === undefined) return undefined
      return { name, at: new Date(at).toISOString(), message }
    },
    async formerPath(path) {
      // From the repository's root: `--relative` cuts paths outside of the folder as if they lay in it.
      const under = (await git(['rev-parse', '--show-prefix'])).out.trimEnd()
      const log = await git([
        'log',
        '-1',
        '--follow',
        '--diff-filter=R',
        '--name-status',
        '--format=',
        '-z',
        '--',
        path,
      ])
      const [kind, from = '', to] = log.out.trimStart().split('\0')
      const isWithin = log.code === 0 && kind?.startsWith('R') && to === under + path && from.startsWith(under)
      return isWithin ? from.slice(under.length) : undefined
    },
  }
}

type Git = (args: readonly string[], given?: Given) => Promise<Done>

async function headOf(git: Git): Promise<Committed> {
  const head = await git(['rev-parse', 'HEAD'])
  return head.code === 0 ? { commit: head.out.trim() } : failed(head, 'other')
}

async function hasIdentity(git: Git): Promise<boolean> {
  const [name, email] = [await git(['config', 'user.name']), await git(['config', 'user.email'])]
  return name.out.trim() !== '' && email.out.trim() !== ''
}

/** Who it is, as git takes names: without what encloses an address, on one line. */
function named(as: 'AUTHOR' | 'COMMITTER', { name, email }: { name: string; email: string }): Record<string, string> {
  const plain = (text: string) => text.replace(/[<>\p{Cc}\s]+/gu, ' ').trim()
  return {
    [`GIT_${as}_NAME`]: plain(name).replace(/^[\s.,:;"'\\]+$/, '') || 'Editor',
    [`GIT_${as}_EMAIL`]: plain(email).replace(/\s/g, '') || 'editor@localhost',
  }
}

function kindOf(said: string): 'noIdentity' | 'hook' | 'other' {
  if (/tell me who you are|empty ident/i.test(said)) return 'noIdentity'
  // Git itself begins with one of these; a hook says whatever it likes.
  return /^(?:fatal|error):/m.test(said) ? 'other' : 'hook'
}

function failed(
  { said, code }: Done,
  kind: Exclude<Extract<Committed, { failed: string }>['failed'], 'noGit'>,
): Committed {
  const why = said.trim().slice(0, MOST_SAID) || `git ended with ${code}`
  return { failed: kind, why }
}

/** The code of a program that is not there, as shells have it. */
const MISSING = 127

function run(folder: string, args: readonly string[], { input = '', env = {} }: Given = {}): Promise<Done> {
  return new Promise((resolve) => {
    const child = spawn('git', ['--literal-pathspecs', '-c', 'core.quotePath=off', ...args], {
      cwd: folder,
      env: { ...passedOn(), ...env },
      stdio: 'pipe',
      timeout: PATIENCE_MS,
      killSignal: 'SIGKILL',
    })
    let [out, said] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
    child.on('error', (error: NodeJS.ErrnoException) =>
      resolve({ code: error.code === 'ENOENT' ? MISSING : 1, out, said: error.message }),
    )
    child.on('close', (code, signal) =>
      resolve({ code: code ?? 1, out, said: signal ? `git took longer than ${PATIENCE_MS / 1000} s` : said || out }),
    )
    // A git that ended without reading is no fault of ours.
    child.stdin.on('error', () => {})
    child.stdin.end(input)
  })
}

/** What git needs of the environment; not where somebody's own repository is. */
function passedOn(): Record<string, string> {
  const names = ['PATH', 'HOME', 'XDG_CONFIG_HOME', 'SystemRoot', 'USERPROFILE', 'TMPDIR', 'SSH_AUTH_SOCK', 'GNUPGHOME']
  const kept = names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name] as string]]))
  return { ...Object.fromEntries(kept), LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_EDITOR: 'true' }
}
