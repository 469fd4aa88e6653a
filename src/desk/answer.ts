/**
 * The assistant's reply to what the customer wrote: understand, retrieve, judge, draft, verify, look again, post.
 * Whatever goes wrong on the way, the customer is told and a person is brought in.
 */
import { say } from '../answering/phrases.ts'
import { botMaySpeak, type Conversation } from '../domain/conversation.ts'
import type { Judgement } from '../domain/judgement.ts'
import type { Intent } from '../ports/intents.ts'
import { type Ahead, showTyping, stillTrue } from './ahead.ts'
import { change } from './change.ts'
import { type Desk, isDenied } from './desk.ts'
import { type Handover, handover } from './escalate.ts'
import { languageOf } from './message.ts'
import { makeReply, type Reply } from './reply.ts'
import type { Run } from './runs.ts'
import { type Transcript, transcript } from './transcript.ts'

/** How long a process that went away keeps others from making the reply, in milliseconds. */
const LEASE_MS = 30_000

/**
 * Makes and posts the one reply to everything the customer wrote since the last one.
 * @param thought what was thought ahead of it
 */
export async function answer(desk: Desk, run: Run, thought?: Ahead): Promise<void> {
  const { conversationId } = run
  const state = await desk.store.conversation(conversationId)
  if (!state || !botMaySpeak(state)) return
  const holder = desk.ids.next()
  const intent = await desk.store.leaseIntent(conversationId, state.epoch, holder, desk.clock.now(), LEASE_MS)
  if (!intent) return
  const stopRenewing = keepLease(desk, intent, holder)
  try {
    if (!thought) showTyping(desk, conversationId)
    const began = Date.parse(desk.clock.now())
    const ahead = stillTrue(thought, state)
    const said = ahead?.said ?? (await transcript(desk, state))
    const reply = await makeReply(desk, state, said, intent.answers, run, ahead).catch((error: unknown) => {
      desk.log.error({ err: error, conversationId }, 'a reply could not be made')
      return failedReply(state, languageOf(state))
    })
    if (run.signal.aborted) return
    await post(desk, run, state, said, intent, reply, Math.max(0, Date.parse(desk.clock.now()) - began))
  } finally {
    stopRenewing()
  }
}

function keepLease(desk: Desk, { conversationId, epoch }: Intent, holder: string): () => void {
  let callOff = () => {}
  let done = false
  const again = () => {
    if (done) return
    callOff = desk.clock.after(LEASE_MS / 3, () => {
      desk.store
        .renewIntent(conversationId, epoch, holder, desk.clock.now(), LEASE_MS)
        .then((held) => held && again())
        .catch((error) => desk.log.error({ err: error, conversationId }, 'a lease could not be renewed'))
    })
  }
  again()
  return () => {
    done = true
    callOff()
  }
}

/** Looks again, and posts only into the epoch that the reply was made for. */
async function post(
  desk: Desk,
  run: Run,
  before: Conversation,
  said: Transcript,
  intent: Intent,
  reply: Reply,
  tookMs: number,
): Promise<void> {
  const messageId = desk.ids.next()
  const judgement = judgementOf(reply, messageId, intent, tookMs)
  const handedOver = reply.brought ? await handOver(desk, before, said, reply, judgement) : undefined
  const text = handedOver?.text ?? reply.text
  const posted = await change(
    desk,
    before.id,
    async (state) => {
      // Stopped while the brief was written: nothing of it is kept.
      if (run.signal.aborted) return { refused: 'overtaken' }
      // Another process took the lapsed lease over and has made the reply: there is only one.
      if ((await desk.store.intent(before.id))?.epoch !== before.epoch) return { refused: 'overtaken' }
      return {
        do: 'botReplies',
        epoch: before.epoch,
        message: {
          id: messageId,
          author: { kind: 'bot', name: desk.settings().assistant.name },
          visibility: 'public',
          text,
          html: desk.render.markdown(text),
          citations: handedOver ? [] : reply.citations,
          at: desk.clock.now(),
          decision: reply.decision,
          ...(reply.suggestions.length > 0 && { suggestions: reply.suggestions }),
        },
        judgement,
        ...(reply.offer && { offer: reply.offer }),
        ...(handedOver && {
          handoff: {
            record: handedOver.record,
            promise: handedOver.promise,
            route: handedOver.route,
            priority: state.priority,
            ...(handedOver.estimate && { estimate: handedOver.estimate }),
          },
        }),
      }
    },
    () => ({ done: { epoch: before.epoch } }),
  )
  if (isDenied(posted)) desk.log.info({ conversationId: before.id }, 'overtaken: the reply is dropped')
  // What was shown is kept only where it is the reply: a handover takes it down.
  run.close(!isDenied(posted) && reply.decision === 'answer' ? 'posted' : 'dropped')
}

/** The brief tells of this turn too, where something was looked up. */
function handOver(
  desk: Desk,
  state: Conversation,
  said: Transcript,
  reply: Reply,
  judged: Judgement,
): Promise<Handover> {
  const { brought, lang, withheld } = reply
  if (!brought) throw new Error('nobody is brought in by this reply')
  const judgements = reply.query ? [...said.judgements, judged] : said.judgements
  return handover(desk, state, { ...said, judgements }, brought, { lang, ...(withheld && { withheld }) })
}

function judgementOf(reply: Reply, messageId: string, intent: Intent, tookMs: number): Judgement {
  const { decision, confidence, query, lang, considered, why, features, drafter, fault, withheld } = reply
  const judged = { decision, confidence, query, lang, considered, why, features, drafter }
  return {
    messageId,
    answers: intent.answers,
    ...judged,
    tookMs,
    ...(fault && { fault }),
    ...(withheld && { withheld }),
  }
}

/** A defect of ours is a failure of the bot like any other. */
function failedReply({ status }: Conversation, lang: string): Reply {
  const waiting = status.kind === 'queued'
  return {
    decision: 'handoff',
    text: waiting ? say(lang, 'alreadyWaiting', {}) : '',
    citations: [],
    suggestions: [],
    confidence: 0,
    query: '',
    lang,
    considered: [],
    why: ['The assistant could not put together an answer.'],
    features: {},
    drafter: 'none',
    ...(!waiting && { brought: { reason: 'bot_failure', rule: 'defect' } }),
  }
}
