/** The rail: the editor's pages, the way to the console, and one's own corner. */

import { theme } from '../../console/live/prefs.ts'
import { me } from '../../console/live/session.ts'
import { worksConversations } from '../../console/pure/admin.ts'
import { RailMark, SelfMenu } from '../../console/view/rail-parts.tsx'
import { Inbox, Key, Moon, Sliders, Sun } from '../../shared/icons.tsx'
import { place } from '../live/address.ts'
import { toast } from '../live/toast.ts'
import { hashOf } from '../pure/place.ts'
import { railPages } from './pages.ts'

export function Rail() {
  const at = place.value
  const works = worksConversations(me().roles)
  return (
    <nav class="rail" aria-label="Pages">
      <RailMark />
      <ul class="rail-lists">
        {railPages.map(({ name, words, more, icon: Icon }) => (
          <li key={name}>
            <a class="rail-item" href={hashOf({ page: name })} aria-current={at.page === name ? 'page' : undefined}>
              <Icon size={20} />
              <span>
                {words}
                {more && <span class="unseen"> {more}</span>}
              </span>
            </a>
          </li>
        ))}
      </ul>
      <ul class="rail-pages">
        {works && (
          <li>
            <a class="rail-item" href="/console/">
              <Inbox size={20} />
              <span>Console</span>
            </a>
          </li>
        )}
      </ul>
      <Self works={works} />
    </nav>
  )
}

const themes = [
  { value: 'system', words: 'As the system', icon: <Sliders /> },
  { value: 'light', words: 'Light', icon: <Sun /> },
  { value: 'dark', words: 'Dark', icon: <Moon /> },
] as const

function Self({ works }: { works: boolean }) {
  return (
    <SelfMenu
      toast={toast}
      items={[
        ...themes.map(({ value, words, icon }) => ({
          words,
          icon,
          checked: theme.value === value,
          onPick: () => {
            theme.value = value
          },
        })),
        ...(works ? [{ words: 'Console', icon: <Inbox />, href: '/console/', class: 'small-only' }] : []),
        { words: 'Password', icon: <Key />, href: '/console/#/admin/password' },
      ]}
    />
  )
}
