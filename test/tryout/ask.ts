/** Asks questions over the wire, each as a visitor of its own, and looks up what staff can see of the reply. */
import type { StaffSnapshot } from '../../src/protocol/desk.ts'
import type { SignedIn } from '../journeys/support/staff.ts'
import { startConversation } from '../journeys/support/wire.ts'
import type { Question } from './questions.ts'
import type { Asked } from './verdict.ts'

/** Asks all, `atOnce` at a time; answers in the questions' order. */
export async function askAll(
  url: string,
  staff: SignedIn,
  questions: readonly Question[],
  atOnce: number,
  onDone: (done: number) => void,
): Promise<Asked[]> {
  const asked: Asked[] = []
  let next = 0
  let done = 0
  const worker = async () => {
    for (let at = next++; at < questions.length; at = next++) {
      const question = questions[at]
      if (!question) return
      asked[at] = await ask(url, staff, question)
      onDone(++done)
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, questions.length) }, worker))
  return asked
}

async function ask(url: string, staff: SignedIn, question: Question): Promise<Asked> {
  const began = performance.now()
  const nothing: Asked = {
    question,
    cited: [],
    suggestions: [],
    reply: '',
    html: '',
    considered: [],
    why: [],
    tookMs: 0,
  }
  try {
    const customer = await startConversation(url)
    const { reply, pending, status } = await customer.say(question.text)
    const tookMs = Math.round(performance.now() - began)
    if (!reply) {
      return {
        ...nothing,
        tookMs,
        fault: pending ? 'no reply within the wait' : `no reply; the conversation is ${status}`,
      }
    }
    const seen = await staff.get<StaffSnapshot>(`/api/conversations/${customer.conversationId}`)
    const judgement = seen.judgements.find(({ messageId }) => messageId === reply.id)
    return {
      question,
      decision: reply.decision,
      confidence: reply.confidence,
      cited: reply.citations.map(({ articleId, title, heading, url: address }) => ({
        articleId,
        title,
        ...(heading === undefined ? {} : { heading }),
        url: address,
      })),
      suggestions: reply.suggestions,
      reply: reply.text,
      html: reply.html,
      considered: judgement?.considered.map(({ articleId, score }) => ({ articleId, score })) ?? [],
      why: judgement?.why ?? [],
      tookMs,
    }
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error)
    return { ...nothing, tookMs: Math.round(performance.now() - began), fault }
  }
}
