/** Where one can go, what one wants for oneself, and help. */
import { type AdminPage, adminPages } from '../admin/pages.ts'
import { go } from '../live/address.ts'
import { switchNotifications, switchSound } from '../live/alerts.ts'
import { density, flip, notifications, singleKeys, sound, theme } from '../live/prefs.ts'
import { me, signOut, wordsOf } from '../live/session.ts'
import { pagesFor } from '../pure/admin.ts'
import type { Place } from '../pure/place.ts'
import { type Action, shows } from './action.ts'
import { toast } from './dialogs.tsx'
import { be } from './presence.tsx'
import { listTitles } from './rail.tsx'

export const deskActions: readonly Action[] = [
  goes(listTitles.queue, 'g q', { at: 'list', list: 'queue' }),
  goes(listTitles.mine, 'g m', { at: 'list', list: 'mine' }),
  goes(listTitles.snoozed, 'g z', { at: 'list', list: 'snoozed' }),
  goes(listTitles.open, 'g o', { at: 'list', list: 'open' }),
  goes(listTitles.assistant, 'g a', { at: 'list', list: 'assistant' }),
  goes(listTitles.resolved, 'g r', { at: 'list', list: 'resolved' }),
  goes('Settings and other pages', 'g s', { at: 'admin' }),
  ...adminPages.map(pageAction),

  { id: 'online', group: 'You', words: 'Be online', run: () => be('online') },
  { id: 'assign-only', group: 'You', words: 'Take only what is assigned to you', run: () => be('assign_only') },
  { id: 'away', group: 'You', words: 'Be away: nothing rings', run: () => be('away') },
  {
    id: 'sound',
    group: 'You',
    words: 'Switch the bell on or off',
    run: () => toast(switchSound(sound.peek() === 'off')),
  },
  {
    id: 'notifications',
    group: 'You',
    words: 'Switch notifications on or off',
    run: () => void switchNotifications(notifications.peek() === 'off').then(toast),
  },
  { id: 'density', group: 'You', words: 'Comfortable or compact', run: turnDensity },
  { id: 'theme', group: 'You', words: 'Light, dark or as the system', run: turnTheme },
  { id: 'single-keys', group: 'You', words: 'Switch single keys on or off', run: () => flip(singleKeys) },
  { id: 'preferences', group: 'You', words: 'Preferences', keys: ['g p'], run: shows('preferences') },
  {
    id: 'sign-out',
    group: 'You',
    words: 'Sign out',
    run: () => void signOut().catch((error: unknown) => toast(wordsOf(error))),
  },

  { id: 'palette', group: 'Help', words: 'Find and do anything', keys: ['Mod+k'], run: shows('palette') },
  { id: 'help', group: 'Help', words: 'Keyboard shortcuts', keys: ['?'], run: shows('help') },
]

function goes(words: string, keys: string, to: Place): Action {
  return { id: `go-${keys.slice(-1)}`, group: 'Go to', words, keys: [keys], run: () => go(to) }
}

/** The pages beside the lists, for whom they are there. */
function pageAction(page: AdminPage): Action {
  return {
    id: `page-${page.id}`,
    group: 'Go to',
    words: `Settings: ${page.words}`,
    when: () => pagesFor([page], me().roles).length > 0,
    run: () => go({ at: 'admin', page: page.id }),
  }
}

function turnDensity() {
  density.value = density.peek() === 'compact' ? 'comfortable' : 'compact'
}

function turnTheme() {
  const after = { system: 'light', light: 'dark', dark: 'system' } as const
  theme.value = after[theme.peek()]
  toast(theme.value === 'system' ? 'Light or dark, as your system.' : `The ${theme.value} theme.`)
}
