/**
 * A mark in the page's own storage: whether the panel has something here, so that it is loaded for its news, or to forget,
 * also on the next page where there was no time for it on this one.
 */
const KEY = 'bellhop:known'

/**
 * Reads the mark, or sets it: `1` for a conversation that is not closed, `0` where the panel was here and may hold what a
 * customer wrote, `2` where it is to forget that, an empty text for nothing.
 */
export function mark(next?: '2' | '1' | '0' | ''): string | null {
  try {
    if (next) localStorage.setItem(KEY, next)
    else if (next === '') localStorage.removeItem(KEY)
    return localStorage.getItem(KEY)
  } catch {
    // Blocked storage: news shows once the chat was opened, and nobody can say that there is nothing to forget.
    return '0'
  }
}
