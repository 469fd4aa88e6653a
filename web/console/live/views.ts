/** Lists with filters that this agent wants to find again. The address is the view: what is kept is only its name. */
import { signal } from '@preact/signals'
import { readViews, type View } from '../pure/views.ts'
import { me } from './session.ts'

const key = () => `bellhop.console.views.${me().id}`

const kept = signal<{ of: string; views: readonly View[] }>({ of: '', views: [] })

export function savedViews(): readonly View[] {
  if (kept.value.of !== key()) kept.value = { of: key(), views: read() }
  return kept.value.views
}

/** Saves a list under a name; the same name again is another list. */
export function saveView(view: View) {
  write([...savedViews().filter(({ name }) => name !== view.name), view])
}

export function forgetView(name: string) {
  write(savedViews().filter((view) => view.name !== name))
}

function read(): readonly View[] {
  try {
    return readViews(localStorage.getItem(key()))
  } catch {
    return []
  }
}

function write(views: readonly View[]) {
  kept.value = { of: key(), views }
  try {
    localStorage.setItem(key(), JSON.stringify(views))
  } catch {
    // They hold until the page closes.
  }
}
