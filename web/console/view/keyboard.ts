/** Single keys, where nothing that has the focus wants them. */
import { go, place } from '../live/address.ts'
import { shownIds } from '../live/lists.ts'
import { current } from '../live/opened.ts'
import { singleKeys } from '../live/prefs.ts'
import { me } from '../live/session.ts'
import { commandOf, type KeyCommand } from '../pure/keys.ts'
import { neighbour } from '../pure/lists.ts'
import { openedAt } from '../pure/place.ts'
import { composerMode, focusComposer } from './composer.tsx'
import { dialog } from './dialogs.tsx'

/** @returns what stops it */
export function listenToKeys(): () => void {
  const onKey = (event: KeyboardEvent) => {
    const field =
      event.target instanceof HTMLElement && event.target.matches('input, textarea, select, [contenteditable]')
    const within = field || document.querySelector('dialog[open], [role="menu"]') !== null
    if (event.key === 'Escape' && field && !document.querySelector('dialog[open]')) {
      ;(event.target as HTMLElement).blur()
      return
    }
    const command = commandOf(event, within, singleKeys.value)
    if (!command) return
    event.preventDefault()
    run(command)
  }
  document.addEventListener('keydown', onKey)
  return () => document.removeEventListener('keydown', onKey)
}

function run(command: KeyCommand) {
  const at = place.value
  const id = 'conversationId' in at ? at.conversationId : undefined
  switch (command) {
    case 'next':
    case 'previous': {
      const to = neighbour(shownIds.value, id, command === 'next' ? 1 : -1)
      if (to && (at.at === 'list' || at.at === 'search')) go(openedAt(at, to), id !== undefined)
      return
    }
    case 'reply':
    case 'note':
      if (id) {
        composerMode.value = command
        focusComposer()
      }
      return
    case 'resolve': {
      const now = current.value
      if (
        now.is === 'ready' &&
        now.opened.snapshot.agent?.id === me().id &&
        now.opened.snapshot.status === 'assigned'
      ) {
        dialog.value = 'resolve'
      }
      return
    }
    case 'search':
      document.getElementById('search')?.focus()
      return
    case 'help':
      dialog.value = 'help'
      return
    case 'back':
      if (id) go(openedAt(at))
  }
}
