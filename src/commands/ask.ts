import { parseArgs } from 'node:util'
import { openAside } from '../compose.ts'
import { readConfig } from '../config.ts'
import { replyTo } from '../desk/aside.ts'
import type { Reply } from '../desk/reply.ts'
import { openLog } from '../system/log.ts'
import { whileWaiting } from './progress.ts'
import { UsageError } from './usage.ts'

/** Answers one question as a customer would get it, and shows what was considered. Writes nothing to the record. */
export async function ask(args: string[]): Promise<number> {
  const { question, lang, json } = parsed(args)
  const aside = await whileWaiting('reading the articles', openAside(readConfig(process.env), openLog('silent')))
  try {
    const reply = await whileWaiting('answering', replyTo(aside.desk, question, lang))
    process.stdout.write(json ? `${JSON.stringify(reply, null, 2)}\n` : readable(reply))
    return 0
  } finally {
    await aside.close()
  }
}

function parsed(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { lang: { type: 'string' }, json: { type: 'boolean' } },
      allowPositionals: true,
    })
    const question = positionals.join(' ').trim()
    if (!question) throw new Error('ask takes a question, e.g. bellhop ask "How do I reset my password?"')
    return { question, lang: values.lang, json: values.json }
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}

function readable(reply: Reply): string {
  const sources = reply.citations.map(
    ({ n, title, heading, articleId }) => `  [${n}] ${title}${heading ? ` › ${heading}` : ''}  (${articleId})`,
  )
  const considered = reply.considered.map(
    ({ score, title, heading, articleId }) =>
      `  ${score.toFixed(2)}  ${title}${heading ? ` › ${heading}` : ''}  (${articleId})`,
  )
  const text = reply.text || `(A person would be brought in: ${reply.brought?.reason}, rule ${reply.brought?.rule}.)`
  return [
    text,
    '',
    ...(reply.suggestions.length > 0 ? ['Suggested:', ...reply.suggestions.map((s) => `  ${s}`), ''] : []),
    ...(sources.length > 0 ? ['Sources:', ...sources, ''] : []),
    `Decision:    ${reply.decision}, confidence ${reply.confidence.toFixed(2)}, drafter ${reply.drafter}`,
    `Searched:    ${reply.query || '(nothing)'}`,
    ...(considered.length > 0 ? ['Considered:', ...considered] : []),
    ...(reply.why.length > 0 ? ['Why:', ...reply.why.map((sentence) => `  ${sentence}`)] : []),
    '',
  ].join('\n')
}
