/** The rail: the lists with what is in them, and the agent's own corner. */
import type { JSX } from 'preact'
import {
  Assistant,
  Bell,
  Check,
  Gear,
  Inbox,
  List,
  People,
  Person,
  Question,
  Search,
  SignOut,
  Sliders,
} from '../../shared/icons.tsx'
import { place } from '../live/address.ts'
import { entries } from '../live/desk.ts'
import { me, signOut, wordsOf } from '../live/session.ts'
import { inList } from '../pure/lists.ts'
import { hashOf, type ListName } from '../pure/place.ts'
import { dialog, toast } from './dialogs.tsx'
import { Menu } from './menu.tsx'

export const listTitles: Record<ListName, string> = {
  queue: 'Queue',
  mine: 'Mine',
  open: 'All open',
  assistant: 'Assistant',
  resolved: 'Resolved',
}

const lists: { list: ListName; icon: (props: { size?: number }) => JSX.Element; counted: boolean }[] = [
  { list: 'queue', icon: Inbox, counted: true },
  { list: 'mine', icon: Person, counted: true },
  { list: 'open', icon: List, counted: false },
  { list: 'assistant', icon: Assistant, counted: false },
  { list: 'resolved', icon: Check, counted: false },
]

export function Rail() {
  const at = place.value
  const admin = me().roles.includes('admin')
  return (
    <nav class="rail" aria-label="Lists and pages">
      <span class="rail-mark">
        <Bell size={24} />
        <span class="unseen">Bellhop</span>
      </span>
      <ul class="rail-lists">
        {lists.map(({ list, icon: Icon, counted }) => {
          const count = counted ? inList(entries.value ?? [], list, me().id).length : 0
          const here = at.at === 'list' && at.list === list
          return (
            <li key={list}>
              <a class="rail-item" href={hashOf({ at: 'list', list })} aria-current={here ? 'page' : undefined}>
                <Icon size={20} />
                <span>{listTitles[list]}</span>
                {count > 0 && (
                  <span class={list === 'queue' ? 'badge urgent' : 'badge'}>
                    {count}
                    <span class="unseen">{list === 'queue' ? ' waiting' : ' open'}</span>
                  </span>
                )}
              </a>
            </li>
          )
        })}
      </ul>
      <ul class="rail-pages">
        <li>
          <PageLink to="team" words="Team" icon={<People size={20} />} />
        </li>
        {admin && (
          <li>
            <PageLink to="settings" words="Settings" icon={<Gear size={20} />} />
          </li>
        )}
      </ul>
      <SelfMenu admin={admin} />
    </nav>
  )
}

function PageLink({ to, words, icon }: { to: 'team' | 'settings'; words: string; icon: JSX.Element }) {
  return (
    <a class="rail-item" href={hashOf({ at: to })} aria-current={place.value.at === to ? 'page' : undefined}>
      {icon}
      <span>{words}</span>
    </a>
  )
}

function SelfMenu({ admin }: { admin: boolean }) {
  const { name } = me()
  return (
    <Menu
      label={`You, ${name}`}
      class="rail-self"
      up
      button={
        <span class="avatar" aria-hidden="true">
          {initials(name)}
        </span>
      }
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
        { words: 'Team', icon: <People />, href: hashOf({ at: 'team' }), class: 'small-only' },
        ...(admin
          ? [{ words: 'Settings', icon: <Gear />, href: hashOf({ at: 'settings' }), class: 'small-only' }]
          : []),
        {
          words: 'Keyboard shortcuts',
          icon: <Question />,
          onPick: () => {
            dialog.value = 'help'
          },
        },
        {
          words: 'Sign out',
          icon: <SignOut />,
          onPick: () => void signOut().catch((error: unknown) => toast(wordsOf(error))),
        },
      ]}
    />
  )
}

export function initials(name: string): string {
  const parts = name.trim().split(/\s+/)
  const letters = [parts[0], parts.length > 1 ? parts.at(-1) : undefined].map((part) => [...(part ?? '')][0] ?? '')
  return letters.join('').toUpperCase()
}
