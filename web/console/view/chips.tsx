/** What a list is narrowed by, each to be taken away; and the name under which it is found again. */
import { useState } from 'preact/hooks'
import { Bookmark, Close } from '../../shared/icons.tsx'
import { go } from '../live/address.ts'
import { colleagues, teams } from '../live/desk.ts'
import { me } from '../live/session.ts'
import { forgetView, savedViews, saveView } from '../live/views.ts'
import { chipsOf } from '../pure/chips.ts'
import { type Filters, without } from '../pure/filters.ts'
import { filteredAt, hashOf, type Place } from '../pure/place.ts'
import { VIEW_NAME_CHARACTERS, viewHash } from '../pure/views.ts'
import { filter } from './filter-panel.tsx'

export function Chips({ at, filters }: { at: Place; filters: Filters }) {
  const names = {
    team: (id: string) => teams.value.find((team) => team.id === id)?.name,
    agent: (id: string) => colleagues.value?.find((colleague) => colleague.id === id)?.name,
    me: me().id,
  }
  const chips = chipsOf(filters, names)
  const text = at.at === 'search' ? at.q : ''
  if (chips.length === 0 && !text) return null
  return (
    <div class="chips">
      <ul aria-label="Filters of this list">
        {text && (
          <li>
            <Chip words={`“${text}”`} remove={() => go(filteredAt({ at: 'list', list: 'open' }, filters))} />
          </li>
        )}
        {chips.map(({ name, words, tag }) => (
          <li key={`${name} ${words}`}>
            <Chip words={words} remove={() => filter((before) => without(before, name, tag))} />
          </li>
        ))}
      </ul>
      <SaveView at={at} />
    </div>
  )
}

function Chip({ words, remove }: { words: string; remove: () => void }) {
  return (
    <span class="chip">
      <bdi>{words}</bdi>
      <button type="button" aria-label={`Without ${words}`} onClick={remove}>
        <Close size={12} />
      </button>
    </span>
  )
}

function SaveView({ at }: { at: Place }) {
  const [naming, setNaming] = useState(false)
  const [name, setName] = useState('')
  const hash = viewHash(at)
  const known = savedViews().find((view) => view.hash === hash)
  if (known) {
    return (
      <button type="button" class="link-button" onClick={() => forgetView(known.name)}>
        Forget view
      </button>
    )
  }
  if (!naming) {
    return (
      <button type="button" class="link-button" onClick={() => setNaming(true)}>
        Save view
      </button>
    )
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (name.trim()) saveView({ name: name.trim(), hash })
    setNaming(false)
    setName('')
  }
  return (
    <form class="view-name" onSubmit={submit}>
      <input
        ref={focus}
        type="text"
        aria-label="Name of the view"
        placeholder="Name"
        maxLength={VIEW_NAME_CHARACTERS}
        value={name}
        onInput={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          setNaming(false)
        }}
      />
      <button type="submit" class="button small">
        Save
      </button>
    </form>
  )
}

/** The button that asked for the field is gone. */
function focus(field: HTMLInputElement | null) {
  field?.focus()
}

/** The lists that were saved; each is a link that can be shared. */
export function Views({ at }: { at: Place }) {
  const views = savedViews()
  if (views.length === 0) return null
  const here = viewHash(at)
  return (
    <nav class="views" aria-label="Saved views">
      {views.map(({ name, hash }) => (
        <a key={name} href={hash} aria-current={hash === here ? 'page' : undefined}>
          <Bookmark size={12} />
          <bdi>{name}</bdi>
        </a>
      ))}
    </nav>
  )
}

/** Where all filters are taken away. */
export function unfiltered(at: Place): string {
  return hashOf(filteredAt(at, {}))
}
