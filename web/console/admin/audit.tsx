/** What staff and operators did, or were refused. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { AuditLine } from '../../../src/protocol/audit.ts'
import type { Members } from '../../../src/protocol/staff.ts'
import { day } from '../../shared/time.ts'
import { staffCall, wordsOf } from '../live/session.ts'
import { auditGroups, type Piece, sentenceOf } from '../pure/audit.ts'
import { type AuditFilter, auditQuery, conversationIn, everything, spans } from '../pure/audit-filter.ts'
import { hashOf } from '../pure/place.ts'
import { Field } from '../view/field.tsx'
import { Clock, locale } from '../view/times.tsx'
import { Failed, Loading, Page } from './parts.tsx'
import { askMembers } from './staff-list.tsx'

interface Shown {
  entries: AuditLine[]
  next: string | null
  state: 'loading' | 'ready' | 'failed'
  message?: string
}

export default function AuditPage() {
  const [filter, setFilter] = useState<AuditFilter>(everything)
  const [shown, setShown] = useState<Shown>({ entries: [], next: null, state: 'loading' })
  const [members, setMembers] = useState<Members>()
  const turn = useRef(0)

  const ask = async (from: AuditFilter, cursor?: string) => {
    turn.current += 1
    const mine = turn.current
    setShown((before) => ({ ...before, ...(cursor ? {} : { entries: [], next: null }), state: 'loading' }))
    try {
      const path = `/api/audit?${auditQuery(from, Date.now(), cursor)}`
      const page = await staffCall<{ entries: AuditLine[]; next: string | null }>('GET', path)
      if (mine !== turn.current) return
      setShown(({ entries }) => ({
        entries: cursor ? [...entries, ...page.entries] : page.entries,
        next: page.next,
        state: 'ready',
      }))
    } catch (error) {
      if (mine === turn.current) setShown((before) => ({ ...before, state: 'failed', message: wordsOf(error) }))
    }
  }
  useEffect(() => {
    // Names are nice to have: without them the sentences say "somebody".
    askMembers().then(setMembers, () => {})
  }, [])
  useEffect(() => {
    if (conversationIn(filter.conversation) !== undefined) void ask(filter)
  }, [filter])

  const names = new Map([
    ...(members?.staff ?? []).map(({ id, name }) => [id, name] as const),
    ...(members?.teams ?? []).map(({ id, name }) => [id, name] as const),
  ])
  const narrowed = JSON.stringify(filter) !== JSON.stringify(everything)
  return (
    <Page
      wide
      title="Audit log"
      lead="What staff and operators did or were refused. It never holds what anybody wrote."
    >
      <Filters filter={filter} members={members} set={(change) => setFilter({ ...filter, ...change })} />
      {narrowed && (
        <p>
          <button type="button" class="button small" onClick={() => setFilter(everything)}>
            Show everything
          </button>
        </p>
      )}
      <Days entries={shown.entries} nameOf={(id) => names.get(id)} />
      <div role="status" class="audit-state">
        {shown.state === 'loading' && shown.entries.length === 0 && <Loading words="Loading the audit log" />}
        {shown.state === 'ready' && shown.entries.length === 0 && (
          <p class="faint">{narrowed ? 'Nothing fits what you chose.' : 'Nothing has been done yet.'}</p>
        )}
        {shown.state === 'ready' && shown.entries.length > 0 && !shown.next && <p class="faint">That is all.</p>}
      </div>
      {shown.state === 'failed' && (
        <Failed
          message={shown.message ?? ''}
          again={() => ask(filter, shown.entries.length > 0 ? (shown.next ?? undefined) : undefined)}
        />
      )}
      {shown.next && shown.state !== 'failed' && (
        <button
          type="button"
          class="button"
          disabled={shown.state === 'loading'}
          onClick={() => void ask(filter, shown.next ?? undefined)}
        >
          {shown.state === 'loading' ? 'Loading…' : 'Show earlier ones'}
        </button>
      )}
    </Page>
  )
}

interface FiltersProps {
  filter: AuditFilter
  members: Members | undefined
  set: (change: Partial<AuditFilter>) => void
}

function Filters({ filter, members, set }: FiltersProps) {
  const [typed, setTyped] = useState('')
  useEffect(() => {
    if (!filter.conversation) setTyped('')
  }, [filter.conversation])
  const wrong = conversationIn(typed) === undefined
  return (
    <form class="filters" aria-label="Narrow the log" onSubmit={(event) => event.preventDefault()}>
      <Field label="What">
        {(wires) => (
          <select {...wires} value={filter.action} onChange={(event) => set({ action: event.currentTarget.value })}>
            <option value="">Everything</option>
            {auditGroups.map(({ group, actions }) => (
              <optgroup key={group} label={group}>
                {actions.map(({ id, words }) => (
                  <option key={id} value={id}>
                    {words}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        )}
      </Field>
      <Field label="Who">
        {(wires) => (
          <select {...wires} value={filter.actor} onChange={(event) => set({ actor: event.currentTarget.value })}>
            <option value="">Everybody</option>
            {(members?.staff ?? []).map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label="Since">
        {(wires) => (
          <select
            {...wires}
            value={filter.since}
            onChange={(event) => set({ since: event.currentTarget.value as AuditFilter['since'] })}
          >
            {spans.map(({ id, words }) => (
              <option key={id} value={id}>
                {words}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label="Conversation" error={wrong ? 'Paste its address or its id.' : undefined}>
        {(wires) => (
          <input
            {...wires}
            type="search"
            autocomplete="off"
            spellcheck={false}
            placeholder="Its address or id"
            value={typed}
            onInput={(event) => {
              setTyped(event.currentTarget.value)
              const id = conversationIn(event.currentTarget.value)
              if (id !== undefined) set({ conversation: id })
            }}
          />
        )}
      </Field>
    </form>
  )
}

function Days({ entries, nameOf }: { entries: AuditLine[]; nameOf: (id: string) => string | undefined }) {
  const now = new Date()
  const days: { words: string; entries: AuditLine[] }[] = []
  for (const entry of entries) {
    const words = day(entry.at, now, locale)
    const last = days.at(-1)
    if (last?.words === words) last.entries.push(entry)
    else days.push({ words, entries: [entry] })
  }
  return (
    <>
      {days.map(({ words, entries: those }) => (
        <section key={words} class="audit-day" aria-label={words}>
          <h2 class="audit-date">{words}</h2>
          <ol>
            {those.map((entry, at) => (
              <li key={at}>
                <Clock at={entry.at} />
                <span>
                  {sentenceOf(entry, nameOf).map((piece, n) => (
                    <PieceOf key={n} piece={piece} />
                  ))}
                </span>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </>
  )
}

function PieceOf({ piece }: { piece: Piece }) {
  if ('conversation' in piece) {
    return <a href={hashOf({ at: 'list', list: 'open', conversationId: piece.conversation })}>a conversation</a>
  }
  if ('why' in piece) return <span class="audit-why">{piece.why}</span>
  return 'name' in piece ? <bdi class="audit-name">{piece.name}</bdi> : <span>{piece.text}</span>
}
