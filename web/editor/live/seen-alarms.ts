/** Alarms that this member put out of sight in this browser. One that rings anew is another, and is shown again. */
import { signal } from '@preact/signals'
import { me } from '../../console/live/session.ts'
import { quietly, shelf } from '../../shared/shelf.ts'

/** Alarms that are remembered, the newest. */
const MOST = 50

const keyOf = () => `bellhop.editor.alarms.${me().id}`
const hidden = signal<readonly string[] | undefined>(undefined)

/** Those of the alarms that have not been put out of sight. */
export function unseenAlarms<T extends { id: string }>(alarms: readonly T[]): T[] {
  const gone = hidden.value ?? kept()
  return alarms.filter(({ id }) => !gone.includes(id))
}

export function hideAlarm(id: string): void {
  const gone = [...(hidden.peek() ?? kept()), id].slice(-MOST)
  hidden.value = gone
  quietly(() => shelf('localStorage')?.setItem(keyOf(), JSON.stringify(gone)))
}

function kept(): string[] {
  const found = quietly(() => JSON.parse(shelf('localStorage')?.getItem(keyOf()) ?? '[]') as unknown)
  return Array.isArray(found) ? found.filter((id) => typeof id === 'string') : []
}
