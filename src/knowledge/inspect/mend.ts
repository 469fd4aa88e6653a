/** Puts a text right where there is one way to do it; everything else stays as it is. */
import type { Fix } from '../../domain/articles.ts'

/** @returns the text with the fixes made; of two that overlap, the first by place */
export function mend(text: string, fixes: readonly Fix[]): { text: string; made: Fix[] } {
  const made: Fix[] = []
  let out = ''
  let at = 0
  for (const fix of [...fixes].sort((one, other) => one.from - other.from || one.to - other.to)) {
    if (fix.from < at) continue
    out += text.slice(at, fix.from) + fix.text
    at = fix.to
    made.push(fix)
  }
  return { text: out + text.slice(at), made }
}
