/** Everything that the panel can do and know, as signals and verbs; the views only draw it. */
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import { emptySnapshot } from '../../src/domain/snapshot.ts'
import { ApiError } from '../shared/api.ts'
import { createOutbox } from '../shared/outbox.ts'
import type { Pending } from '../shared/pending.ts'
import { openBeginning } from './begin.ts'
import { openDelivery } from './delivery.ts'
import { type Earlier, openEarlier } from './earlier.ts'
import { type Following, follow, type Line } from './follow.ts'
import { openGreeting, type Welcome } from './greeting.ts'
import type { HostPage } from './host.ts'
import { openIdentity } from './identity.ts'
import type { Known, Session } from './session.ts'
import { type Talk, talkFrom } from './talk.ts'
import { openVerbs, type Verbs } from './verbs.ts'
import type { Say } from './words.ts'
import { openWriting, type Writing } from './writing.ts'

export interface Client extends Verbs, Omit<Writing, 'clear'> {
  /** Null before the first message. */
  talk: ReadonlySignal<Talk | null>
  /** A conversation is known and not loaded yet. */
  loading: ReadonlySignal<boolean>
  welcome: ReadonlySignal<Welcome | null>
  assistantName: ReadonlySignal<string>
  pending: ReadonlySignal<readonly Pending[]>
  /** Who this browser is to the server. */
  known(): Known | undefined
  line: ReadonlySignal<Line>
  /** What did not work, in words; null where all is well. */
  notice: ReadonlySignal<string | null>
  /** The customer stopped the reply to their last message. */
  stopped: ReadonlySignal<boolean>
  retry(clientMessageId: string): void
  stop(): Promise<void>
  startNew(): void
  /** This customer's other conversations, newest first. */
  earlier: ReadonlySignal<readonly Earlier[]>
  /** Asks which there are. */
  lookBack(): Promise<void>
  /** Opens one of them to read and to go on in. */
  reopen(conversationId: string): void
  /** The embedding page says who the customer is. */
  identify(jwt: string): void
  retryNow(): void
  /** The conversation and who it is with, started where there is none. */
  here(): Promise<Known>
  /** Something of the panel's own did not work. */
  complain(): void
  dismiss(): void
  /** Leaves no trace on this device. */
  forget(): void
  /** Another tab started, changed or forgot the conversation. */
  otherTab(known: Known | undefined): void
}

interface Options {
  session: Session
  language: string
  site?: string
  /** The embedding page is about to say who the customer is. */
  identityAwaited: boolean
  page: ReadonlySignal<HostPage | null | undefined>
  say: Say
  /** For the embedding page's developers. */
  warn(text: string): void
}

export function createClient({ session, language, site, identityAwaited, page, say, warn }: Options): Client {
  const talk = signal<Talk | null>(null)
  const known = signal(session.known())
  const pending = signal<readonly Pending[]>([])
  const notice = signal<string | null>(null)
  const stoppedAt = signal(-1)
  /** Until it is settled whose panel this is, nobody's conversation is in view. */
  const held = signal(identityAwaited)
  const following = signal<Following | null>(null)
  /** Without a conversation there is no socket: what calls say is all that is known of the line. */
  const reachable = signal(true)
  /** What was not sent when the page last said who is here. */
  let unsentBefore: readonly Pending[] = []

  const delivery = openDelivery({ begin: () => ready(), following: () => following.value })
  const outbox = createOutbox({
    key: session.outboxKey,
    storage: session.storage,
    deliver: async (one) => {
      await identity.settled()
      // Another person's, and gone with them.
      if (!outbox.list().some(({ clientMessageId }) => clientMessageId === one.clientMessageId)) return
      try {
        await delivery.deliver(one)
        reachable.value = true
      } catch (error) {
        if (error instanceof ApiError) reachable.value = error.code !== 'offline'
        throw error
      }
    },
    onChange: (list) => {
      pending.value = list
    },
  })
  pending.value = outbox.list()
  const { clear, ...writing } = openWriting(session, outbox, () => {
    notice.value = null
  })

  const close = () => {
    following.value?.close()
    following.value = null
    talk.value = null
  }
  const open = (next: Known | undefined, started: Talk | null) => {
    close()
    talk.value = started
    known.value = next
    if (!next?.conversationId) return
    following.value = follow({
      known: next,
      talk,
      onFrame: delivery.hear,
      onEvent(event) {
        if (event.type !== 'message.posted' || !event.data.clientMessageId) return
        delivery.arrived(event.data.clientMessageId)
        outbox.acknowledged(event.data.clientMessageId)
      },
      onOpen: outbox.flush,
      onLost: delivery.lineLost,
      onGone() {
        session.forget()
        notice.value = say('forgotten')
        open(undefined, null)
        void identity.again()
        // What was not sent yet is not lost with it: it opens a new one.
        for (const { clientMessageId } of outbox.list()) {
          const left = outbox.discard(clientMessageId)
          if (left?.text) outbox.add('', left.text)
        }
      },
    })
  }

  const wipe = (unsent: readonly Pending[]) => {
    for (const { clientMessageId } of unsent) outbox.discard(clientMessageId)
    clear()
    session.erase()
    notice.value = null
    open(undefined, null)
  }
  const identity = openIdentity({
    awaited: identityAwaited,
    session,
    asking() {
      held.value = true
      close()
    },
    someoneElse: () => wipe(unsentBefore),
    warn,
    onSettled() {
      held.value = false
      if (!following.value) open(session.known(), null)
      outbox.flush()
    },
  })

  const ready = openBeginning({
    session,
    identity,
    opening() {
      const where = page.value
      return { locale: language, ...(where && { page: where }), ...(site && { site }) }
    },
    onStarted: (next, seq) => open(next, talkFrom({ ...emptySnapshot(next.conversationId, assistantName.value), seq })),
  })
  const { welcome, greet } = openGreeting({
    language,
    page,
    onAnswer(answered) {
      if (answered || !following.value) reachable.value = answered
    },
  })
  const earlier = openEarlier(computed(() => (held.value ? undefined : known.value)))

  const assistantName = computed(() => talk.value?.snapshot.assistant.name ?? welcome.value?.assistantName ?? 'Bellhop')
  const line = computed<Line>(() => following.value?.line.value ?? (reachable.value ? 'open' : 'down'))

  const verbs = openVerbs({ ready, following, talk, notice, say })

  const goTo = (next: Known) => {
    session.keep(next)
    notice.value = null
    open(next, null)
  }

  if (!identityAwaited) open(session.known(), null)
  // What is offered to ask is for the page where the customer is, so that it is asked for once that is told.
  effect(() => {
    if (page.value !== undefined && !(talk.peek() && welcome.peek())) void greet()
  })
  // Whatever an earlier page could not send, and has a conversation to go to, goes when the line opens.
  if (!identityAwaited && !following.value && outbox.list().length > 0) outbox.flush()
  effect(() => {
    for (const message of talk.value?.snapshot.messages ?? []) {
      if (message.clientMessageId) outbox.acknowledged(message.clientMessageId)
    }
  })

  return {
    ...verbs,
    ...writing,
    here: ready,
    talk,
    welcome,
    assistantName,
    line,
    notice,
    loading: computed(() => Boolean(known.value?.conversationId) && !talk.value),
    pending: computed(() => {
      const here = known.value?.conversationId ?? ''
      // What failed for good is shown wherever the customer is by now: nowhere else could they take it up again.
      return pending.value.filter(
        ({ conversationId, state }) => !conversationId || conversationId === here || state === 'failed',
      )
    }),
    stopped: computed(() => lastCustomerSeq(talk.value) === stoppedAt.value && pending.value.length === 0),
    known: session.known,
    retry: outbox.retry,
    async stop() {
      stoppedAt.value = lastCustomerSeq(talk.value)
      if (await verbs.stopReply()) talk.value = talk.value && { ...talk.value, draft: null, typing: null }
    },
    startNew() {
      const now = session.known()
      if (!now) return
      goTo({ ...now, conversationId: '' })
    },
    ...earlier,
    reopen(conversationId) {
      const now = session.known()
      if (now) goTo({ ...now, conversationId })
    },
    identify(jwt) {
      unsentBefore = outbox.list()
      identity.show(jwt)
    },
    retryNow() {
      following.value?.retryNow()
      if (!welcome.value) void greet()
      outbox.flush()
    },
    complain() {
      notice.value = say('failed')
    },
    dismiss() {
      notice.value = null
    },
    forget() {
      identity.forget()
      held.value = false
      wipe(outbox.list())
    },
    otherTab(next) {
      const { token, conversationId } = known.value ?? {}
      if (next?.conversationId !== conversationId || next?.token !== token) open(next, null)
    },
  }
}

function lastCustomerSeq(talk: Talk | null): number {
  const last = talk?.snapshot.messages.findLast(({ author }) => author.kind === 'customer')
  return last?.edited?.seq ?? last?.seq ?? 0
}
