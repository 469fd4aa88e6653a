/** Duplicates and contradictions as the server found them, and what becomes of them. */
import { signal } from '@preact/signals'
import { wordsOf } from '../../console/live/session.ts'
import type { SeenOverlap } from '../pure/overlaps.ts'
import { call } from './call.ts'
import { toast } from './toast.ts'

/** Undefined until they came. */
export const overlaps = signal<readonly SeenOverlap[] | undefined>(undefined)
export const failure = signal('')

export async function loadOverlaps(): Promise<void> {
  failure.value = ''
  try {
    overlaps.value = (await call<{ overlaps: SeenOverlap[] }>('GET', '/overlaps')).overlaps
  } catch (error) {
    failure.value = wordsOf(error)
  }
}

type Dismissed = NonNullable<SeenOverlap['dismissed']>

/** Whether it is let be now. */
export async function dismiss(key: string, reason: string): Promise<boolean> {
  try {
    const { by, at, reason: why } = await call<Dismissed>('POST', '/overlaps/dismiss', { body: { key, reason } })
    put(key, (overlap) => ({ ...overlap, dismissed: { by, at, reason: why } }))
    toast('Dismissed. It comes back when one of the texts changes.')
    return true
  } catch (error) {
    toast(wordsOf(error))
    return false
  }
}

export async function restore(key: string): Promise<void> {
  try {
    await call('POST', '/overlaps/restore', { body: { key } })
    put(key, ({ dismissed: _, ...overlap }) => overlap)
  } catch (error) {
    toast(wordsOf(error))
  }
}

function put(key: string, change: (overlap: SeenOverlap) => SeenOverlap): void {
  overlaps.value = overlaps.value?.map((overlap) => (overlap.key === key ? change(overlap) : overlap))
}
