/** The assistant for agents: a reply to what the customer last asked, looked for when it is needed and not before. */
import { effect, signal } from '@preact/signals'
import type { StaffSnapshotState } from '../../../src/domain/snapshot.ts'
import type { Suggested } from '../../../src/protocol/writing.ts'
import { awaiting } from '../pure/asking.ts'
import { plainReply } from '../pure/suggested.ts'
import { nowOffered } from './alongside.ts'
import { ghost, insertIntoComposer } from './composing.ts'
import { current } from './opened.ts'
import { me, session, staffCall, wordsOf } from './session.ts'

export type Suggestion = NonNullable<Suggested['suggestion']>

export type Offer = { conversationId: string; to: number } & (
  | { is: 'looking' }
  | { is: 'ready'; suggestion: Suggestion }
  /** It stands in the composer. */
  | { is: 'taken'; suggestion: Suggestion }
  | { is: 'turned_down' }
  | { is: 'none'; message: string; closest: Suggestion['citations'] }
  | { is: 'failed'; message: string }
)

/** By conversation; what an earlier question was offered is not kept. */
export const offers = signal<ReadonlyMap<string, Offer>>(new Map())

/** Whoever only glances at a conversation, by j and k, has nothing looked for, in milliseconds. */
const GLANCE_MS = 600
/** A model may take its time; longer than this it has failed (milliseconds). */
const PATIENCE_MS = 30_000
const MOST_KEPT = 50

let underWay: { conversationId: string; to: number; stop(): void } | undefined

/** Looks for replies from now on; called once, after signing in. */
export function followSuggestions() {
  effect(() => {
    const now = current.value
    const to = now.is === 'ready' && session.value.is === 'in' ? awaiting(now.opened.snapshot, me().id) : undefined
    const id = now.is === 'ready' ? now.id : undefined
    if (underWay && (underWay.conversationId !== id || underWay.to !== to)) {
      underWay.stop()
      underWay = undefined
    }
    if (id === undefined || to === undefined || underWay || offers.peek().get(id)?.to === to) return
    const timer = setTimeout(() => void look(id, to), GLANCE_MS)
    underWay = { conversationId: id, to, stop: () => clearTimeout(timer) }
  })
  effect(() => {
    const now = current.value
    const offer = now.is === 'ready' ? offers.value.get(now.id) : undefined
    const to = now.is === 'ready' ? awaiting(now.opened.snapshot, me().id) : undefined
    ghost.value =
      offer?.is === 'ready' && offer.to === to
        ? {
            conversationId: offer.conversationId,
            text: offer.suggestion.text,
            accept: () => takeSuggestion(offer.conversationId),
          }
        : undefined
  })
}

/** Looks once more, or for a conversation that is not this agent's own: where they asked for it. */
export function lookForReply(conversationId: string) {
  underWay?.stop()
  const now = current.peek()
  const last =
    now.is === 'ready' ? now.opened.snapshot.messages.findLast(({ author }) => author.kind === 'customer') : undefined
  void look(conversationId, last?.seq ?? 0)
}

/** Puts the suggestion into the composer. */
export function takeSuggestion(conversationId: string) {
  const offer = offers.peek().get(conversationId)
  if (offer?.is !== 'ready') return
  put({ ...offer, is: 'taken' })
  nowOffered(conversationId, offer.suggestion.id)
  insertIntoComposer(conversationId, offer.suggestion.text)
}

/** Puts the reply into the composer that came with the brief. */
export function takeBriefReply({ conversationId, handoff }: StaffSnapshotState) {
  const reply = handoff?.brief.suggestedReply
  if (!reply) return
  nowOffered(conversationId, handoff.id)
  insertIntoComposer(conversationId, plainReply(reply.text))
}

/** Turns the suggestion down, which is recorded. */
export async function turnDown(conversationId: string) {
  const offer = offers.peek().get(conversationId)
  if (offer?.is !== 'ready' && offer?.is !== 'taken') return
  const { to, suggestion } = offer
  put({ conversationId, to, is: 'turned_down' })
  nowOffered(conversationId, undefined)
  try {
    await staffCall('DELETE', `/api/conversations/${conversationId}/suggestion/${suggestion.id}`)
  } catch {
    // It is gone from the screen; that this was not counted hinders nobody.
  }
}

async function look(conversationId: string, to: number) {
  const gone = new AbortController()
  underWay = { conversationId, to, stop: () => gone.abort() }
  const about = { conversationId, to }
  put({ ...about, is: 'looking' })
  try {
    const path = `/api/conversations/${conversationId}/suggestion`
    const { suggestion, none } = await staffCall<Suggested>('POST', path, {
      signal: gone.signal,
      patienceMs: PATIENCE_MS,
    })
    if (suggestion) nowOffered(conversationId, suggestion.id)
    const { message = '', closest = [] } = none ?? {}
    put(suggestion ? { ...about, is: 'ready', suggestion } : { ...about, is: 'none', message, closest })
  } catch (error) {
    if (gone.signal.aborted) return drop(conversationId, to)
    put({ ...about, is: 'failed', message: wordsOf(error) })
  } finally {
    if (underWay?.conversationId === conversationId && underWay.to === to) underWay = undefined
  }
}

function put(offer: Offer) {
  const next = new Map(offers.peek())
  next.delete(offer.conversationId)
  next.set(offer.conversationId, offer)
  if (next.size > MOST_KEPT) next.delete(next.keys().next().value as string)
  offers.value = next
}

/** What was called off is looked for again when it is come back to. */
function drop(conversationId: string, to: number) {
  const offer = offers.peek().get(conversationId)
  if (offer?.to !== to || offer.is !== 'looking') return
  const next = new Map(offers.peek())
  next.delete(conversationId)
  offers.value = next
}
