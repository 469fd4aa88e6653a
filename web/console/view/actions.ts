/**
 * Everything that can be done in the console, once: keys, the help, the palette and menus are made from this table.
 * A new action is a new entry in one of its parts; nothing else needs to know of it.
 */
import { capsOf } from '../pure/keys.ts'
import type { Action } from './action.ts'
import { conversationActions } from './actions-conversation.ts'
import { deskActions } from './actions-desk.ts'
import { listActions } from './actions-lists.ts'
import { replyActions } from './actions-reply.ts'
import type { MenuItem } from './menu.tsx'

export const actions: readonly Action[] = [...conversationActions, ...replyActions, ...listActions, ...deskActions]

/** Does what an action does, where it can be done now; answers whether it could. */
export function runAction(id: string): boolean {
  const action = actions.find((each) => each.id === id)
  if (!action || action.when?.() === false) return false
  action.run()
  return true
}

/** Actions as lines of a menu, each with its key; what cannot be done now is left out. */
export function menuOf(...ids: string[]): MenuItem[] {
  return ids
    .flatMap((id) => actions.find((action) => action.id === id) ?? [])
    .filter(({ when }) => when?.() !== false)
    .map(({ words, icon: Icon, keys, run }) => ({
      words,
      ...(Icon && { icon: Icon({}) }),
      ...(keys?.[0] && { keys: caps(keys[0]).join(' ') }),
      onPick: run,
    }))
}

/** Whether this is a keyboard of Apple's, where ⌘ is what Ctrl is elsewhere. */
const apple = /Mac|iP(hone|ad|od)/.test(navigator.platform)

/** The caps of a key, as this machine's board has them. */
export const caps = (keys: string) => capsOf(keys, apple)
