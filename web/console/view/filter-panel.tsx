/** Narrowing a list: each choice shows at once, and stands in the address. */
import { useState } from 'preact/hooks'
import type { StatusName } from '../../../src/domain/snapshot.ts'
import { go, place } from '../live/address.ts'
import { colleagues, teams } from '../live/desk.ts'
import { lines } from '../live/known.ts'
import { me } from '../live/session.ts'
import { type Filters, isSpan } from '../pure/filters.ts'
import { filteredAt } from '../pure/place.ts'
import { languageName, priorities, statusWords } from '../pure/words.ts'
import { TagInput } from './tag-input.tsx'

/** Languages that are offered even where nobody writes in them right now. */
const usual = ['en', 'de', 'fr', 'es', 'sr']

/** Puts other filters into the address; there is no step to come back to for each. */
export function filter(change: (filters: Filters) => Filters) {
  const at = place.peek()
  if (at.at === 'list' || at.at === 'search') go(filteredAt(at, tidy(change(at.filters ?? {}))), true)
}

export function FilterPanel({ filters }: { filters: Filters }) {
  const at = place.value
  const list = at.at === 'list' ? at.list : 'search'
  const set = (name: keyof Filters) => (value: string) =>
    filter((before) => ({ ...before, [name]: value || undefined }) as Filters)
  const own = list === 'mine' || list === 'snoozed'
  return (
    <fieldset class="bare filter-panel" aria-label="Filters">
      {list === 'search' && (
        <Choice label="Status" value={filters.status} choose={set('status')} any="Any">
          {Object.entries(statusWords).map(([status, words]) => [status as StatusName, words])}
        </Choice>
      )}
      {(list === 'queue' || list === 'open') && (
        <Choice label="Team" value={filters.team} choose={set('team')} any="Any">
          {[['none', 'No team'], ...teams.value.map(({ id, name }): [string, string] => [id, name])]}
        </Choice>
      )}
      {!own && list !== 'queue' && list !== 'assistant' && (
        <Choice label="Agent" value={filters.assignee} choose={set('assignee')} any="Anyone">
          {[['me', 'Me'], ['none', 'Nobody'], ...others()]}
        </Choice>
      )}
      <Choice label="Language" value={filters.lang} choose={set('lang')} any="Any">
        {languages(filters.lang).map((lang) => [lang, languageName(lang) ?? lang])}
      </Choice>
      <Choice
        label="Priority"
        value={filters.urgent?.toString()}
        choose={(value) => filter((before) => ({ ...before, urgent: Number(value) }))}
        any="Any"
      >
        {priorities
          .filter(({ priority }) => priority > 0)
          .map(({ priority, words }) => [String(priority), priority === 3 ? words : `${words} or more`])}
      </Choice>
      <TimeChoice time={filters.time} />
      <Choice
        label="Order"
        value={filters.oldest ? 'oldest' : ''}
        choose={(value) => filter((before) => ({ ...before, oldest: value === 'oldest' }))}
        any={list === 'queue' ? 'In turn' : list === 'mine' ? 'Due first' : 'Newest first'}
      >
        {[['oldest', 'Oldest first']]}
      </Choice>
      <div class="filter-choice">
        <span aria-hidden="true">Tag</span>
        <TagInput
          label="Only with this tag"
          placeholder="Any"
          inUse
          there={filters.tags ?? []}
          onTag={(tag) => filter((before) => ({ ...before, tags: [...(before.tags ?? []), tag] }))}
        />
      </div>
    </fieldset>
  )
}

function TimeChoice({ time }: { time: string | undefined }) {
  const between = time?.includes('..') ?? false
  const [asking, setAsking] = useState(between)
  const [from = '', to = ''] = between ? (time ?? '').split('..') : []
  const choose = (value: string) => {
    setAsking(value === 'between')
    if (value !== 'between') filter((before) => ({ ...before, time: value }))
  }
  const day = (first: string, last: string) => {
    const span = `${first}..${last}`
    filter((before) => ({ ...before, time: isSpan(span) ? span : '' }))
  }
  return (
    <>
      <Choice label="Last change" value={asking || between ? 'between' : time} choose={choose} any="Any time">
        {[
          ['today', 'Today'],
          ['7d', 'Last 7 days'],
          ['30d', 'Last 30 days'],
          ['between', 'Between days…'],
        ]}
      </Choice>
      {(asking || between) && (
        <div class="filter-days">
          <input type="date" aria-label="From" value={from} onChange={(event) => day(event.currentTarget.value, to)} />
          <span>to</span>
          <input type="date" aria-label="Up to" value={to} onChange={(event) => day(from, event.currentTarget.value)} />
        </div>
      )}
    </>
  )
}

interface ChoiceProps {
  label: string
  value: string | undefined
  choose: (value: string) => void
  /** What nothing chosen is called. */
  any: string
  children: [value: string, words: string][]
}

function Choice({ label, value = '', choose, any, children }: ChoiceProps) {
  return (
    <label class="filter-choice">
      <span>{label}</span>
      <select
        value={value}
        data-chosen={value !== '' || undefined}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        <option value="">{any}</option>
        {children.map(([each, words]) => (
          <option key={each} value={each}>
            {words}
          </option>
        ))}
      </select>
    </label>
  )
}

function others(): [string, string][] {
  return (colleagues.value ?? []).filter(({ id }) => id !== me().id).map(({ id, name }) => [id, name])
}

function languages(chosen: string | undefined): string[] {
  const spoken = [...lines.values()].flatMap(({ locale }) => locale?.split('-')[0]?.toLowerCase() ?? [])
  return [...new Set([...usual, ...spoken, ...(chosen ? [chosen] : [])])].sort((a, b) =>
    (languageName(a) ?? a).localeCompare(languageName(b) ?? b),
  )
}

/** Without what is not chosen. */
function tidy(filters: Filters): Filters {
  return Object.fromEntries(
    Object.entries(filters).filter(([, value]) => (Array.isArray(value) ? value.length : value)),
  )
}
