/** What was said and what happened, growing at the end. */
import { useEffect, useLayoutEffect, useMemo } from 'preact/hooks'
import { cleanHtml } from '../../shared/html.ts'
import { ArrowDown, Assistant } from '../../shared/icons.tsx'
import { day } from '../../shared/time.ts'
import { teams } from '../live/desk.ts'
import { line, sendFrame } from '../live/line.ts'
import { now } from '../live/now.ts'
import { draft, inView, readThrough, typing } from '../live/opened.ts'
import { pending } from '../live/sends.ts'
import { me } from '../live/session.ts'
import type { Opened } from '../pure/fold.ts'
import { type Line, linesOf } from '../pure/lines.ts'
import { nameOf } from '../pure/names.ts'
import { MessageLine } from './message.tsx'
import { PendingLine } from './pending.tsx'
import { useStayAtEnd } from './stay-at-end.ts'
import { Clock, locale } from './times.tsx'
import { useUnhurried } from './unhurried.ts'

/** How often it is asked what is in view, in milliseconds. */
const LOOK_MS = 300

export function Transcript({ opened }: { opened: Opened }) {
  const { snapshot } = opened
  const lines = useMemo(() => linesOf(opened, me().id, teams.value), [opened, teams.value])
  const { drawn, whole } = useUnhurried(snapshot.conversationId, lines)
  const unsent = pending.value.filter(
    ({ conversationId, clientMessageId }) =>
      conversationId === snapshot.conversationId &&
      !snapshot.messages.some((message) => message.clientMessageId === clientMessageId),
  )
  const { box, atEnd, isAtEnd, toEnd, onScroll } = useStayAtEnd([drawn, draft.value?.html, typing.value])

  // What one has just sent, one wants to see; what went wrong with it even more.
  useLayoutEffect(() => {
    if (unsent.length > 0) toEnd()
  }, [unsent.length, unsent.at(-1)?.state])
  useEffect(() => {
    const looking = setInterval(() => inView(isAtEnd()), LOOK_MS)
    return () => clearInterval(looking)
  }, [])
  useReadReceipt(snapshot, atEnd)

  const seen = lines.findLast(
    (item) =>
      item.kind === 'message' &&
      item.message.author.kind === 'agent' &&
      item.message.visibility === 'public' &&
      item.message.seq <= readThrough.value.seq,
  )
  return (
    <div class="transcript-place" data-id={snapshot.conversationId}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div class="transcript" ref={box} onScroll={onScroll} tabIndex={0}>
        {/* Older lines that are drawn later are no news. */}
        <div
          role="log"
          aria-live={whole ? 'polite' : 'off'}
          aria-label={`Messages with ${nameOf(snapshot)}`}
          class="lines"
        >
          {drawn.map((item) => (
            <TranscriptLine
              key={item.key}
              line={item}
              conversationId={snapshot.conversationId}
              customer={nameOf(snapshot)}
              assistant={snapshot.assistant.name}
              seen={item === seen ? readThrough.value : undefined}
            />
          ))}
        </div>
        {unsent.map((item) => (
          <PendingLine
            key={item.clientMessageId}
            pending={item}
            messages={snapshot.messages}
            customer={nameOf(snapshot)}
            first={item === unsent.find(({ fault }) => fault && fault.code !== 'stale')}
          />
        ))}
        <Drafting name={snapshot.assistant.name} />
        <Typing customer={nameOf(snapshot)} assistant={snapshot.assistant.name} />
      </div>
      {!atEnd && (
        <button type="button" class="to-end" onClick={toEnd}>
          <ArrowDown size={16} /> Newest
        </button>
      )}
    </div>
  )
}

interface LineProps {
  line: Line
  conversationId: string
  customer: string
  assistant: string
  /** On the last of the team's messages that the customer has seen: when they did, where that is known. */
  seen: { at?: string } | undefined
}

function TranscriptLine({ line: item, conversationId, customer, assistant, seen }: LineProps) {
  switch (item.kind) {
    case 'day':
      return <h3 class="day">{day(item.at, new Date(now.peek()), locale)}</h3>
    case 'event':
      return (
        <>
          <p class="event">
            <bdi>{item.text}</bdi>
            {item.detail && (
              <>
                {' · '}
                <bdi class="event-detail">{item.detail}</bdi>
              </>
            )}{' '}
            <Clock at={item.at} />
          </p>
          {item.note && (
            <p class="event-note" dir="auto">
              {item.note}
            </p>
          )}
        </>
      )
    case 'message':
      return (
        <MessageLine {...item} conversationId={conversationId} customer={customer} assistant={assistant} seen={seen} />
      )
  }
}

/** What the assistant is writing: greyed, not announced, gone when it is posted or dropped. */
function Drafting({ name }: { name: string }) {
  const html = draft.value?.html
  const safe = useMemo(() => (html === undefined ? '' : cleanHtml(html)), [html])
  if (html === undefined) return null
  return (
    <div class="message from-bot drafting">
      <p class="message-head">
        <Assistant size={14} />
        <bdi>{name}</bdi> <span class="ai">AI</span> is writing
      </p>
      <div class="bubble prose" dangerouslySetInnerHTML={{ __html: safe }} />
    </div>
  )
}

function Typing({ customer, assistant }: { customer: string; assistant: string }) {
  const who = typing.value
  const drafted = who?.kind === 'bot' && draft.value !== undefined
  return (
    <p class="typing" role="status">
      {who && !drafted && (
        <>
          <bdi>{who.kind === 'customer' ? customer : who.kind === 'bot' ? assistant : who.name || 'A colleague'}</bdi>
          {who.kind === 'bot' && ' (AI)'} is writing…
        </>
      )}
    </p>
  )
}

/** Tells the customer what their agent has read, once for each new message. */
function useReadReceipt(snapshot: Opened['snapshot'], atEnd: boolean) {
  const own = snapshot.status === 'assigned' && snapshot.agent?.id === me().id
  const last = snapshot.messages.findLast(({ author }) => author.kind === 'customer')?.seq ?? 0
  const live = line.value.state === 'open'
  useEffect(() => {
    if (own && atEnd && live && last > 0 && !document.hidden) {
      sendFrame({ type: 'read', conversationId: snapshot.conversationId, seq: last })
    }
  }, [own, atEnd, live, last])
}
