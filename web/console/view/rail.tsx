/** The rail: the lists with what is in them, and the agent's own corner. */
import type { JSX } from 'preact'
import {
  Assistant,
  Book,
  Check,
  Gear,
  Inbox,
  Key,
  List,
  People,
  Person,
  Question,
  Search,
  Sliders,
  Snooze,
} from '../../shared/icons.tsx'
import { place } from '../live/address.ts'
import { counts, waitLive } from '../live/known.ts'
import { me } from '../live/session.ts'
import { editsArticles, worksConversations } from '../pure/admin.ts'
import { hashOf, type ListName } from '../pure/place.ts'
import { dialog, toast } from './dialogs.tsx'
import { RailMark, SelfMenu } from './rail-parts.tsx'

export const listTitles: Record<ListName, string> = {
  queue: 'Queue',
  mine: 'Mine',
  open: 'All open',
  snoozed: 'Snoozed',
  assistant: 'Assistant',
  resolved: 'Resolved',
}

const lists: { list: ListName; icon: (props: { size?: number }) => JSX.Element; counted: boolean }[] = [
  { list: 'queue', icon: Inbox, counted: true },
  { list: 'mine', icon: Person, counted: true },
  { list: 'open', icon: List, counted: false },
  { list: 'snoozed', icon: Snooze, counted: true },
  { list: 'assistant', icon: Assistant, counted: false },
  { list: 'resolved', icon: Check, counted: false },
]

/** Larger numbers are told in the list itself. */
const MOST_COUNTED = 999

/** How much there is in a list, as far as it is known. */
export function countOf(list: ListName): number | undefined {
  const all = counts.value
  return all && (list === 'resolved' ? all.resolvedToday : all[list])
}

export function Rail() {
  const at = place.value
  const works = worksConversations(me().roles)
  const edits = editsArticles(me().roles)
  const pages = pagesLink()
  return (
    <nav class="rail" aria-label="Lists and pages">
      <RailMark />
      <ul class="rail-lists">
        {(works ? lists : []).map(({ list, icon: Icon, counted }) => {
          const count = (counted && (list === 'queue' ? waitLive.value : countOf(list))) || 0
          const here = at.at === 'list' && at.list === list
          return (
            <li key={list}>
              <a class="rail-item" href={hashOf({ at: 'list', list })} aria-current={here ? 'page' : undefined}>
                <Icon size={20} />
                <span>{listTitles[list]}</span>
                {count > 0 && (
                  <span class={list === 'queue' ? 'badge urgent' : 'badge'}>
                    {count > MOST_COUNTED ? `${MOST_COUNTED}+` : count}
                    <span class="unseen">{list === 'queue' ? ' waiting' : list === 'mine' ? ' open' : ' snoozed'}</span>
                  </span>
                )}
              </a>
            </li>
          )
        })}
      </ul>
      <ul class="rail-pages">
        {edits && (
          <li>
            <a class="rail-item" href="/editor/">
              <Book size={20} />
              <span>Editor</span>
            </a>
          </li>
        )}
        <li>
          <a
            class="rail-item"
            href={hashOf({ at: 'admin' })}
            aria-current={at.at === 'admin' || !works ? 'page' : undefined}
          >
            {pages.icon(20)}
            <span>{pages.words}</span>
          </a>
        </li>
      </ul>
      <Self />
    </nav>
  )
}

/** The pages beside the lists, by what most of them are for this person. */
function pagesLink() {
  const { roles } = me()
  if (roles.includes('admin')) return { words: 'Settings', icon: (size?: number) => <Gear size={size ?? 18} /> }
  const words = worksConversations(roles) ? 'Team' : 'Pages'
  return { words, icon: (size?: number) => <People size={size ?? 18} /> }
}

function Self() {
  const pages = pagesLink()
  return (
    <SelfMenu
      toast={toast}
      items={[
        {
          words: 'Find and do anything',
          icon: <Search />,
          onPick: () => {
            dialog.value = 'palette'
          },
        },
        {
          words: 'Preferences',
          icon: <Sliders />,
          onPick: () => {
            dialog.value = 'preferences'
          },
        },
        { words: pages.words, icon: pages.icon(), href: hashOf({ at: 'admin' }), class: 'small-only' },
        ...(editsArticles(me().roles)
          ? [{ words: 'Editor', icon: <Book />, href: '/editor/', class: 'small-only' }]
          : []),
        { words: 'Password', icon: <Key />, href: hashOf({ at: 'admin', page: 'password' }) },
        {
          words: 'Keyboard shortcuts',
          icon: <Question />,
          onPick: () => {
            dialog.value = 'help'
          },
        },
      ]}
    />
  )
}
