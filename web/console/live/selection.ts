/** Conversations that are chosen together in the list on the screen. */
import { computed, effect, signal } from '@preact/signals'
import { rangeOf } from '../pure/selection.ts'
import { place } from './address.ts'
import { shown, shownIds } from './lists.ts'

const chosen = signal<ReadonlySet<string>>(new Set())
/** Where the last one was chosen: a range starts there. */
let anchor: string | undefined

/** In the order shown; what has left the list is not chosen any more. */
export const selected = computed(() => shownIds.value.filter((id) => chosen.value.has(id)))

// Another list, another choice.
let list: unknown
effect(() => {
  const now = shown.value?.asked
  const key = JSON.stringify(now)
  if (key !== list) clearSelection()
  list = key
})

export function toggleSelected(id: string) {
  const next = new Set(selected.peek())
  if (!next.delete(id)) next.add(id)
  anchor = id
  chosen.value = next
}

/** Chooses everything from the one chosen last up to this one. */
export function selectTo(id: string) {
  chosen.value = new Set([...selected.peek(), ...rangeOf(shownIds.peek(), anchor ?? id, id)])
}

/** The one that is open. */
export function toggleOpened() {
  const at = place.peek()
  if ('conversationId' in at && at.conversationId) toggleSelected(at.conversationId)
}

export function selectAllShown() {
  chosen.value = new Set(shownIds.peek())
}

export function clearSelection() {
  anchor = undefined
  if (chosen.peek().size > 0) chosen.value = new Set()
}
