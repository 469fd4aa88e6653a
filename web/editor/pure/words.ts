/** How the editor says things about articles. */

/** `3 problems`, `1 problem`. */
export function counted(count: number, one: string, several = `${one}s`): string {
  return `${count} ${count === 1 ? one : several}`
}

export const kindWords = {
  published: 'Published',
  moved: 'Moved',
  binned: 'Put into the bin',
  restored: 'Restored',
  outside: 'Changed on disk or by git',
  removed: 'Removed on disk or by git',
} as const

/** The language's own name for somebody who reads English, e.g. `German`; the code where there is none. */
export function languageName(code: string): string {
  if (!code) return ''
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' }).of(code) ?? code
  } catch {
    return code
  }
}
