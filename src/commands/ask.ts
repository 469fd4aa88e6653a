import { parseArgs } from 'node:util'
import { openAside } from '../compose.ts'
import { readConfig } from '../config.ts'
import { makeReply } from '../desk/reply.ts'
import { emptyConversation } from '../domain/conversation.ts'
import { openLog } from '../system/log.ts'
import { whileWaiting } from './progress.ts'
import { UsageError } from './usage.ts'

/** Answers one question as a customer would get it, and shows what was considered. Writes nothing to the record. */
export async function ask(args: string[]): Promise<number> {
  const { question, lang, json } = parsed(args)
  const aside = await whileWaiting('reading the articles', openAside(readConfig(process.env), openLog('silent')))
  try {
    const { desk } = aside
    const message = {
      id: desk.ids.next(),
      seq: 1,
      author: { kind: 'customer' as const },
      visibility: 'public' as const,
      text: question,
      html: '',
      citations: [],
      at: desk.clock.now(),
    }
    const state = { ...emptyConversation(desk.ids.next()), ...(lang && { locale: lang }) }
    const run = { conversationId: state.id, signal: new AbortController().signal, show() {}, close() {} }
    const reply = await whileWaiting(
      'answering',
      makeReply(desk, state, { messages: [message], judgements: [] }, [message.id], run),
    )
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

function readable(reply: Awaited<ReturnType<typeof makeReply>>): string {
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
