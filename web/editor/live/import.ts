/** An import on its way: a file is read, its report looked at, and then carried out. */
import { signal } from '@preact/signals'
import type { ImportReport } from '../../../src/protocol/moving.ts'
import { wordsOf } from '../../console/live/session.ts'
import { upload } from '../../shared/files/upload.ts'
import { call } from './call.ts'
import { onNews } from './news.ts'

export type Import =
  | { is: 'waiting'; fault?: string }
  | { is: 'reading'; name: string; share: number; far?: Far }
  | { is: 'read'; name: string; importId: string; report: ImportReport; fault?: string; busy?: true; far?: Far }
  | { is: 'done'; report: ImportReport }

/** How far the server has come with it; a total of 0: nobody knows how much there is. */
export interface Far {
  done: number
  total: number
}

/** Follows how far imports of one's own come, as long as it is in use. @returns what ends that */
export function followImport(): () => void {
  return onNews<Far>('import', ({ done, total }) => {
    const now = importing.value
    const isRunning = (now.is === 'reading' && now.share === 1) || (now.is === 'read' && now.busy)
    if (isRunning) importing.value = { ...now, far: { done, total } }
  })
}

export const importing = signal<Import>({ is: 'waiting' })

/** What the form asks for besides the file. */
export interface Wish {
  into: string
  lang: string
}

/** Kept while reports are looked at. */
export const wish = signal<Wish>({ into: '', lang: '' })

/** Only the last file that was given counts. */
let last = new AbortController()

/** Brings a file to the server and shows what an import of it would do. */
export async function readFile(file: File, { into, lang }: Wish): Promise<void> {
  last.abort()
  last = new AbortController()
  const { signal: stop } = last
  const query = new URLSearchParams({ ...(into && { into }), ...(lang && { lang }) })
  importing.value = { is: 'reading', name: file.name, share: 0 }
  try {
    const read = await upload<{ importId: string; report: ImportReport }>(file, {
      path: `/api/editor/import${query.size > 0 ? `?${query}` : ''}`,
      signal: stop,
      onShare: (share) => {
        if (!stop.aborted) importing.value = { is: 'reading', name: file.name, share }
      },
    })
    importing.value = { is: 'read', name: file.name, ...read }
  } catch (error) {
    importing.value = { is: 'waiting', fault: wordsOf(error) }
  }
}

/** Carries out what was looked at. */
export async function apply(): Promise<void> {
  const now = importing.value
  if (now.is !== 'read' || now.busy) return
  importing.value = { ...now, busy: true }
  try {
    // Thousands of articles take their time.
    const { report } = await call<{ report: ImportReport }>('POST', `/import/${now.importId}/apply`, {
      patienceMs: 600_000,
    })
    importing.value = { is: 'done', report }
  } catch (error) {
    const { busy: _, far: __, ...kept } = now
    importing.value = { ...kept, fault: wordsOf(error) }
  }
}

/** Says why what was given is not read. */
export function refuse(fault: string): void {
  last.abort()
  importing.value = { is: 'waiting', fault }
}

/** Leaves it, and takes another. */
export function startAgain(): void {
  last.abort()
  importing.value = { is: 'waiting' }
}
