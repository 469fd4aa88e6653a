/** Replies and notes on their way: shown at once, kept until the server has them, asked about where overtaken. */
import { effect, signal } from '@preact/signals'
import type { Attachment } from '../../../src/domain/files.ts'
import type { Span } from '../../../src/domain/macro.ts'
import type { StaffSnapshotState } from '../../../src/domain/snapshot.ts'
import type { MacroAction } from '../../../src/protocol/settings.ts'
import { ApiError } from '../../shared/api.ts'
import { createOutbox, makeId, type Outbox } from '../../shared/outbox.ts'
import type { Pending } from '../../shared/pending.ts'
import { shelf } from '../../shared/shelf.ts'
import { type Kept, keep, type Mode } from '../pure/kept.ts'
import { planFrom, planned } from '../pure/planned.ts'
import { takenAlong } from './alongside.ts'
import { bringBack } from './attaching.ts'
import { line, onFrame, sendFrame } from './line.ts'
import { adopt, agreeSeen, catchUp, seenSeq } from './opened.ts'
import { keepPromises, promise, takePromise } from './plans.ts'
import { me, session, signedIn, staffCall } from './session.ts'

export const pending = signal<readonly Pending[]>([])

let outbox: Outbox | undefined
let kept: Kept | undefined

/** Takes up what an earlier page left unsent; called once, after signing in. */
export function startSending() {
  const { id } = me()
  const storage = shelf('localStorage')
  kept = keep({ storage, own: shelf('sessionStorage') }, id)
  void kept.ready.then(() => {
    textsRead.value++
    plansKept.value++
  })
  outbox = createOutbox({
    key: `bellhop.console.outbox.${id}`,
    storage,
    deliver,
    onChange: (list) => {
      pending.value = list
      void keepPromises(list)
    },
  })
  pending.value = outbox.list()
  void keepPromises(pending.value)
  onFrame((frame) => {
    if (frame.type !== 'event' || frame.event.type !== 'message.posted') return
    const { clientMessageId, author } = frame.event.data
    if (clientMessageId && author.id === id) outbox?.acknowledged(clientMessageId)
  })
  effect(() => {
    if (line.value.state === 'open' && session.value.is === 'in') outbox?.flush()
  })
}

/** Sends a reply or a note, and after it does what was planned with it; what was kept of both is put away. */
export function send(conversationId: string, mode: Mode, text: string, attachments: Attachment[] = []) {
  const clientMessageId = makeId()
  promise(clientMessageId, { conversationId, actions: keptPlan(conversationId, mode) })
  const along = { ...(attachments.length > 0 && { attachments }), ...(text && takenAlong(conversationId, text)) }
  const extra = mode === 'note' ? { note: true } : { seenSeq: seenSeq(), ...along }
  outbox?.add(conversationId, text, { clientMessageId, ...extra })
  keepText(conversationId, mode, '')
  keepPlan(conversationId, mode, [])
}

export function retrySend(clientMessageId: string) {
  outbox?.retry(clientMessageId)
}

/** Sends what was overtaken, now that the agent has seen by what. */
export function sendAnyway(clientMessageId: string) {
  outbox?.retry(clientMessageId, agreeSeen())
}

/** Takes a message back; its text goes in front of what the composer holds. */
export function takeBack(clientMessageId: string) {
  const actions = takePromise(clientMessageId)
  const taken = outbox?.discard(clientMessageId)
  if (!taken) return
  const mode: Mode = taken.note ? 'note' : 'reply'
  keepPlan(taken.conversationId, mode, planned(keptPlan(taken.conversationId, mode), actions))
  const rest = keptText(taken.conversationId, mode)
  agreeSeen()
  bringBack(taken.conversationId, taken.attachments)
  keepText(taken.conversationId, mode, [taken.text, rest].filter(Boolean).join('\n\n'))
  restored.value = { conversationId: taken.conversationId, mode }
}

/** Rises when what earlier pages left half written is there to be read. */
export const textsRead = signal(0)

/** Announces to the composer that its text came from elsewhere and is to be read again. */
export const restored = signal<{ conversationId: string; mode: Mode } | undefined>(undefined)

export function keptText(conversationId: string, mode: Mode): string {
  return kept?.read(conversationId, mode) ?? ''
}

export function keepText(conversationId: string, mode: Mode, text: string) {
  kept?.write(conversationId, mode, text)
}

/** Where something was filled into what is being written. */
export function keptFilled(conversationId: string, mode: Mode): Span[] {
  return kept?.readFilled(conversationId, mode) ?? []
}

export function keepFilled(conversationId: string, mode: Mode, spans: readonly Span[]) {
  kept?.writeFilled(conversationId, mode, spans)
}

/** What is to be done after the text that is being written. */
export function keptPlan(conversationId: string, mode: Mode): MacroAction[] {
  return planFrom(kept?.readPlan(conversationId, mode) ?? '')
}

export function keepPlan(conversationId: string, mode: Mode, actions: readonly MacroAction[]) {
  kept?.writePlan(conversationId, mode, actions.length > 0 ? JSON.stringify(actions) : '')
  plansKept.value++
}

/** Rises whenever a plan changes, and when those that earlier pages left are there to be read. */
export const plansKept = signal(0)

/** Puts a text into the reply, below what is already there. */
export function suggestText(conversationId: string, text: string) {
  const rest = keptText(conversationId, 'reply').trimEnd()
  keepText(conversationId, 'reply', rest ? `${rest}\n\n${text}` : text)
  restored.value = { conversationId, mode: 'reply' }
}

const TYPING_EVERY_MS = 3_000
let typedAt = Number.NEGATIVE_INFINITY

/** Lets the customer know that someone writes, at most every three seconds. */
export function tellTyping(conversationId: string) {
  const now = performance.now()
  if (now - typedAt < TYPING_EVERY_MS) return
  if (sendFrame({ type: 'typing', conversationId })) typedAt = now
}

async function deliver(pending: Pending) {
  const { conversationId, clientMessageId, text, attachments, note, seenSeq: shown, suggestionId, original } = pending
  const files = attachments && { attachments: attachments.map(({ id }) => id) }
  const along = { ...(suggestionId && { suggestionId }), ...(original && { original }), ...files }
  const reply = { ...(shown !== undefined && { seenSeq: shown }), ...along }
  const body = { clientMessageId, text, ...(note ? { note } : reply) }
  for (;;) {
    try {
      adopt(await staffCall<StaffSnapshotState>('POST', `/api/conversations/${conversationId}/messages`, { body }))
      return
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) {
        await signedIn()
        continue
      }
      if (error instanceof ApiError && (error.status === 409 || error.status === 403)) await catchUp()
      throw error
    }
  }
}
