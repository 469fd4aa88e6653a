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
  SignOut,
  Snooze,
} from '../../shared/icons.tsx'
import { place } from '../live/address.ts'
import { switchAlerts } from '../live/alerts.ts'
import { counts } from '../live/known.ts'
import { alertsOn } from '../live/prefs.ts'
import { me, signOut, wordsOf } from '../live/session.ts'
import { hashOf, type ListName } from '../pure/place.ts'
import { dialog, toast } from './dialogs.tsx'
import { Menu } from './menu.tsx'

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
  const admin = me().roles.includes('admin')
  return (
    <nav class="rail" aria-label="Lists and pages">
      <span class="rail-mark">
        <Bell size={24} />
        <span class="unseen">Bellhop</span>
      </span>
      <ul class="rail-lists">
        {lists.map(({ list, icon: Icon, counted }) => {
          const count = counted ? (countOf(list) ?? 0) : 0
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
  const ring = async () => {
    const advice = await switchAlerts(!alertsOn.value)
    if (advice) toast(advice)
  }
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
        { words: 'Bell and notifications', icon: <Bell />, checked: alertsOn.value, onPick: () => void ring() },
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
