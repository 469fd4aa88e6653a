/** The rail: the editor's pages, the way to the console, and one's own corner. */

import { theme } from '../../console/live/prefs.ts'
import { me, signOut, wordsOf } from '../../console/live/session.ts'
import { worksConversations } from '../../console/pure/admin.ts'
import { initials } from '../../console/pure/names.ts'
import { Menu } from '../../console/view/menu.tsx'
import { Bell, Inbox, Key, Moon, SignOut, Sliders, Sun } from '../../shared/icons.tsx'
import { place } from '../live/address.ts'
import { toast } from '../live/toast.ts'
import { hashOf } from '../pure/place.ts'
import { railPages } from './pages.ts'

export function Rail() {
  const at = place.value
  const works = worksConversations(me().roles)
  return (
    <nav class="rail" aria-label="Pages">
      <span class="rail-mark">
        <Bell size={24} />
        <span class="unseen">Bellhop</span>
      </span>
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
      <SelfMenu works={works} />
    </nav>
  )
}

const themes = [
  { value: 'system', words: 'As the system', icon: <Sliders /> },
  { value: 'light', words: 'Light', icon: <Sun /> },
  { value: 'dark', words: 'Dark', icon: <Moon /> },
] as const

function SelfMenu({ works }: { works: boolean }) {
  const { name } = me()
  return (
    <Menu
      label={`You, ${name}`}
      class="rail-self"
      up
      button={
        // Not as text: a name that is read out has to hold the text that is seen (WCAG 2.5.3), and initials are none of it.
        <span class="avatar" aria-hidden="true" data-initials={initials(name)} />
      }
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
        {
          words: 'Sign out',
          icon: <SignOut />,
          onPick: () => void signOut().catch((error: unknown) => toast(wordsOf(error))),
        },
      ]}
    />
  )
}
