/** A model that gives away what it was told: the prompt's canary, or a stretch of its rules, in any common wrapping. */
import { keeping } from '../domain/kept.ts'
import { words } from '../domain/text.ts'
import { DraftFailed } from '../ports/drafting.ts'

/** Words in a row that an answer shares with the rules only where it repeats them. */
const STRETCH_WORDS = 8
/** Characters that so many words have at most. */
const STRETCH_CHARS = 200

export interface LeakGuard {
  /**
   * @throws DraftFailed `filtered`, as soon as what came so far gives something away
   */
  feed(text: string): string
}

/**
 * Watches a draft for its prompt.
 * @param canary letters and digits that stand in the prompt and nowhere else
 * @param rules the prompt's own words
 */
export function leakGuard(canary: string, rules: string): LeakGuard {
  const traces = tracesOf(canary)
  const longest = Math.max(...traces.map(({ length }) => length))
  const stretches = setOf(rules)
  // Only the end of what came before can belong to what comes now.
  let squeezed = ''
  let recent = ''
  return {
    feed(text) {
      squeezed = squeezed.slice(-longest) + squeeze(text)
      if (traces.some((trace) => squeezed.includes(trace))) throw leaked()
      recent = recent.slice(-STRETCH_CHARS) + text
      if (stretchesOf(recent).some((stretch) => stretches.has(stretch))) throw leaked()
      return text
    },
  }
}

/** The rules are the same for each answer. */
const setOf = keeping(4, (rules: string) => new Set(stretchesOf(rules)))

function leaked(): DraftFailed {
  return new DraftFailed('filtered', 'the model gave away its instructions')
}

/** The canary as it is, backwards, by rot13, and in base64 and hex, squeezed to lower-case letters and digits. */
function tracesOf(canary: string): string[] {
  const plain = canary.toLowerCase()
  const forms = [plain, rot13(plain)].flatMap((form) => [form, [...form].reverse().join('')])
  forms.push(Buffer.from(plain).toString('hex'))
  // Base64 reads differently by where in three bytes it starts; its borders hang on what stands around.
  for (const lead of ['', ' ', '  ']) {
    const encoded = Buffer.from(`${lead}${plain}`).toString('base64').replace(/=+$/, '')
    forms.push(encoded.slice(lead ? 4 : 0, -2).toLowerCase())
  }
  return forms.map(squeeze)
}

function rot13(text: string): string {
  return text.replace(/[a-z]/g, (letter) => String.fromCharCode(97 + ((letter.charCodeAt(0) - 97 + 13) % 26)))
}

function squeeze(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase()
}

function stretchesOf(text: string): string[] {
  const list = words(text)
  return list.slice(STRETCH_WORDS - 1).map((_, at) => list.slice(at, at + STRETCH_WORDS).join(' '))
}
