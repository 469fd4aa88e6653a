/** Everything that the panel can do and know, as signals and verbs; the views only draw it. */
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import { emptySnapshot } from '../../src/domain/snapshot.ts'
import type { Started } from '../../src/protocol/shapes.ts'
import { ApiError, api } from '../shared/api.ts'
import { createOutbox } from '../shared/outbox.ts'
import type { Pending } from '../shared/pending.ts'
import { shelf } from '../shared/shelf.ts'
import { keepTexts } from '../shared/texts.ts'
import { alone } from './alone.ts'
import { openDelivery } from './delivery.ts'
import { type Following, follow, type Line } from './follow.ts'
import type { HostPage } from './host.ts'
import type { Known, Session } from './session.ts'
import { type Talk, talkFrom } from './talk.ts'
import { openVerbs, type Verbs } from './verbs.ts'
import { openGreeting, type Welcome } from './welcome.ts'
import type { Say } from './words.ts'

export interface Client extends Verbs {
  /** Null before the first message. */
  talk: ReadonlySignal<Talk | null>
  /** A conversation is known and not loaded yet. */
  loading: ReadonlySignal<boolean>
  welcome: ReadonlySignal<Welcome | null>
  assistantName: ReadonlySignal<string>
  pending: ReadonlySignal<readonly Pending[]>
  /** What is being written: one text for this site, whichever conversation it will go to. */
  text: ReadonlySignal<string>
  write(text: string): void
  line: ReadonlySignal<Line>
  /** What did not work, in words; null where all is well. */
  notice: ReadonlySignal<string | null>
  /** The customer stopped the reply to their last message. */
  stopped: ReadonlySignal<boolean>
  send(text: string): void
  /** Sends what is being written. */
  sendText(): void
  retry(clientMessageId: string): void
  /** Takes an unsent message back: its text goes below what is being written. */
  takeBack(clientMessageId: string): void
  stop(): Promise<void>
  startNew(): void
  retryNow(): void
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
  page(): HostPage | undefined
  say: Say
  onKnown(known: boolean): void
}

const COMPOSER = 'composer'

export function createClient({ session, language, site, page, say, onKnown }: Options): Client {
  const talk = signal<Talk | null>(null)
  const known = signal(session.known())
  const welcome = signal<Welcome | null>(null)
  const pending = signal<readonly Pending[]>([])
  const text = signal('')
  const notice = signal<string | null>(null)
  const stoppedAt = signal(-1)
  const following = signal<Following | null>(null)
  /** Without a conversation there is no socket: what calls say is all that is known of the line. */
  const reachable = signal(true)
  let beginning: Promise<Known> | undefined

  const delivery = openDelivery({ begin: () => ready(), following: () => following.value })
  const outbox = createOutbox({
    key: session.outboxKey,
    storage: session.storage,
    deliver: async (one) => {
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

  const open = (next: Known | undefined, started: Talk | null) => {
    following.value?.close()
    following.value = null
    talk.value = started
    known.value = next
    onKnown(Boolean(next?.conversationId))
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
        // What was not sent yet is not lost with it: it opens a new one.
        for (const { clientMessageId } of outbox.list()) {
          const left = outbox.discard(clientMessageId)
          if (left) outbox.add('', left.text)
        }
      },
    })
  }

  /** The conversation, started now where there is none. Two tabs that start at once end up in the same one. */
  const ready = (): Promise<Known> => {
    const now = session.known()
    if (now?.conversationId) return Promise.resolve(now)
    beginning ??= alone(begin).finally(() => {
      beginning = undefined
    })
    return beginning
  }
  const begin = async (): Promise<Known> => {
    const now = session.known()
    if (now?.conversationId) return now
    const where = page()
    const body = { locale: language, ...(where && { page: where }), ...(site && { site }) }
    const call = (token: string | null) => api<Started>('POST', '/api/conversations', { body, token })
    const started = await call(now?.token ?? null).catch((error) => {
      // A token that ran out: come back as somebody new.
      if (now && error instanceof ApiError && error.status === 401) return call(null)
      throw error
    })
    const { conversationId, token, seq } = started
    const next = { token, conversationId }
    session.keep(next)
    const name = assistantName.value
    open(next, talkFrom({ ...emptySnapshot(conversationId, name), seq }))
    return next
  }

  const greet = openGreeting({
    language,
    page,
    heard(words) {
      welcome.value = words
      reachable.value = true
    },
    unheard() {
      if (!following.value) reachable.value = false
    },
  })

  const assistantName = computed(() => talk.value?.snapshot.assistant.name ?? welcome.value?.assistantName ?? 'Bellhop')
  const line = computed<Line>(() => following.value?.line.value ?? (reachable.value ? 'open' : 'down'))

  const verbs = openVerbs({ ready, following, talk, notice, say })

  const texts = keepTexts({ key: session.textKey, storage: session.storage, own: shelf('sessionStorage') })
  const write = (value: string) => {
    text.value = value
    texts.write(COMPOSER, value)
  }
  void texts.ready.then(() => {
    if (!text.value) text.value = texts.read(COMPOSER)
  })
  const send = (words: string) => {
    notice.value = null
    outbox.add(session.known()?.conversationId ?? '', words)
  }

  open(session.known(), null)
  greet()
  // Whatever an earlier page could not send, and has a conversation to go to, goes when the line opens.
  if (!following.value && outbox.list().length > 0) outbox.flush()
  effect(() => {
    for (const message of talk.value?.snapshot.messages ?? []) {
      if (message.clientMessageId) outbox.acknowledged(message.clientMessageId)
    }
  })

  return {
    ...verbs,
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
    text,
    write,
    send,
    sendText() {
      // In this order: a page that goes in between leaves the text twice rather than nowhere.
      send(text.value.trim())
      write('')
    },
    retry: outbox.retry,
    takeBack(id) {
      const words = outbox.discard(id)?.text
      if (words) write([text.value.trim(), words].filter(Boolean).join('\n'))
    },
    async stop() {
      stoppedAt.value = lastCustomerSeq(talk.value)
      if (await verbs.stopReply()) talk.value = talk.value && { ...talk.value, draft: null, typing: null }
    },
    startNew() {
      const now = session.known()
      if (!now) return
      const next = { token: now.token, conversationId: '' }
      session.keep(next)
      notice.value = null
      open(next, null)
    },
    retryNow() {
      following.value?.retryNow()
      if (!welcome.value) greet()
      outbox.flush()
    },
    dismiss() {
      notice.value = null
    },
    forget() {
      for (const { clientMessageId } of outbox.list()) outbox.discard(clientMessageId)
      write('')
      session.erase()
      open(undefined, null)
    },
    otherTab(next) {
      if (next?.conversationId !== known.value?.conversationId) open(next, null)
    },
  }
}

function lastCustomerSeq(talk: Talk | null): number {
  return talk?.snapshot.messages.findLast(({ author }) => author.kind === 'customer')?.seq ?? 0
}
