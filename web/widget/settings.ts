/** What the embedding page says to the panel, in the fragment of its address: it never reaches a server's log. */

export interface PanelSettings {
  /** The embedding page's origin; empty where the panel stands on its own. */
  host: string
  /** Wishes for a language, most wanted first. */
  locales: string[]
  theme: 'light' | 'dark' | 'auto'
  site?: string
  /** The colour of buttons and of what the customer sends, as `#rrggbb`. */
  accent?: string
  /** The page will say who the customer is: an identity follows as a message, never in an address. */
  signed: boolean
  /** Part of the page itself, which there is no closing of. */
  inline: boolean
  /** The page took the chat away before the panel could forget what it held. */
  forget: boolean
}

/**
 * Reads `#host=https://shop.example&locale=de&theme=dark&site=shop&accent=#7a1f5c&signed=1&inline=1&mark=2`.
 * Nonsense is left out.
 * @param browserLocales `navigator.languages`
 */
export function readSettings(fragment: string, browserLocales: readonly string[]): PanelSettings {
  const given = new URLSearchParams(fragment.replace(/^#/, ''))
  const theme = given.get('theme')
  const site = given.get('site')?.trim().slice(0, 200)
  const [accent] = /^#[\da-f]{6}$/i.exec(given.get('accent') ?? '') ?? []
  return {
    host: originOf(given.get('host')),
    locales: [...given.getAll('locale').filter(Boolean), ...browserLocales],
    theme: theme === 'light' || theme === 'dark' ? theme : 'auto',
    ...(site && { site }),
    ...(accent && { accent }),
    signed: given.get('signed') === '1',
    inline: given.get('inline') === '1',
    forget: given.get('mark') === '2',
  }
}

/** Characters of a question that an address brings. */
const QUESTION_CHARACTERS = 1_000

/** What a link such as `/chat?ask=…` would have the customer ask; they send it themselves. @param query `location.search` */
export function questionIn(query: string): string | undefined {
  const words = new URLSearchParams(query).get('ask')?.trim().slice(0, QUESTION_CHARACTERS).toWellFormed()
  return words || undefined
}

function originOf(address: string | null): string {
  try {
    const { origin } = new URL(address ?? '')
    return origin === 'null' ? '' : origin
  } catch {
    return ''
  }
}
