/** What was typed and not yet sent, per conversation, kept across reloads and expired sessions. */

export type Mode = 'reply' | 'note'

export interface Shelf {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
  removeItem(key: string): void
}

export interface Kept {
  read(conversationId: string, mode: Mode): string
  write(conversationId: string, mode: Mode, text: string): void
}

/**
 * Reply and note are kept apart: words meant for the team never turn up where the customer would get them.
 * A shelf that is full or forbidden costs only the survival of a reload.
 * @param staffId whose texts; colleagues who share a browser do not see each other's
 */
export function keep(shelf: Shelf, staffId: string): Kept {
  const memory = new Map<string, string>()
  const key = (conversationId: string, mode: Mode) => `bellhop.console.text.${staffId}.${conversationId}.${mode}`
  return {
    read(conversationId, mode) {
      const at = key(conversationId, mode)
      const here = memory.get(at)
      if (here !== undefined) return here
      try {
        return shelf.getItem(at) ?? ''
      } catch {
        return ''
      }
    },
    write(conversationId, mode, text) {
      const at = key(conversationId, mode)
      memory.set(at, text)
      try {
        if (text) shelf.setItem(at, text)
        else shelf.removeItem(at)
      } catch {
        // Kept in memory.
      }
    },
  }
}
