/** What people should not have typed, or need not have, taken out before a model's provider sees it. */
import { mailboxes, telephones } from './contact.ts'
import { cards, devices, documents, ibans } from './numbers.ts'
import { codes, keys, passwords } from './secrets.ts'
import { apart, type Held, plainForm, type Removed, type Span } from './spans.ts'

/**
 * The text without card numbers, IBANs, numbers of documents, passwords, one-time codes and keys. They are never put
 * back. Order numbers, versions, mailboxes and telephone numbers stay.
 */
export function redact(text: string): string {
  return replaced(text, secretsIn(plainForm(text)), ({ kind }) => `[${kind} removed]`)
}

/** What was taken out of the texts of one request to a model, and can be put back into its answer. */
export interface Hidden {
  /** `redact`, and mailboxes, telephones and public IP addresses under a mark each, e.g. `[email 1]`. */
  hide(text: string): string
  /** The text with what its marks stand for. */
  restore(text: string): string
  /** The same for a text that comes in pieces: what may become a mark is held until more comes. */
  restoring(): { feed(piece: string): string; end(): string }
}

const held: Record<Held, true> = { email: true, phone: true, 'IP address': true }
const marks = /\[(email|phone|IP address) (\d{1,4})\]/gi
/** Characters of the longest mark, and the beginning of one at the end of a text. */
const LONGEST_MARK = 18
const opening = /\[[a-z]{0,10}(?: [a-z]{0,8})?(?: ?\d{0,4})?$/i

/**
 * @param published texts that everybody may read, such as passages of articles: the contact data in them is the
 *   company's own and stays
 */
export function hiding(published: readonly string[] = []): Hidden {
  const open = new Set(published.flatMap((text) => contactsIn(plainForm(text)).map((span) => keyOf(span, text))))
  const known = new Map<string, string>()
  const values = new Map<string, string>()
  const counts = new Map<string, number>()

  const markFor = (span: Span, text: string) => {
    const key = keyOf(span, text)
    const before = known.get(key)
    if (before) return before
    const count = (counts.get(span.kind) ?? 0) + 1
    const mark = `[${span.kind} ${count}]`
    counts.set(span.kind, count)
    known.set(key, mark)
    values.set(mark.toLowerCase(), text.slice(span.from, span.to))
    return mark
  }
  const restore = (text: string) => text.replace(marks, (mark) => values.get(mark.toLowerCase()) ?? mark)

  return {
    hide(text) {
      const plain = plainForm(text)
      const contacts = contactsIn(plain).filter((span) => !open.has(keyOf(span, text)))
      const spans = apart([...secretsIn(plain), ...contacts])
      return replaced(text, spans, (span) => (span.kind in held ? markFor(span, text) : `[${span.kind} removed]`))
    },
    restore,
    restoring() {
      let rest = ''
      return {
        feed(piece) {
          const text = rest + piece
          const begun = opening.exec(text)?.[0] ?? ''
          rest = begun.length < LONGEST_MARK ? begun : ''
          return restore(text.slice(0, text.length - rest.length))
        },
        end: () => restore(rest),
      }
    },
  }
}

/** The first to find something says what it is. */
function secretsIn(plain: string): Span[] {
  return apart([keys, passwords, codes, ibans, cards, documents].flatMap((find) => find(plain)))
}

function contactsIn(plain: string): Span[] {
  return apart([mailboxes, devices, telephones].flatMap((find) => find(plain)))
}

/** One mailbox or telephone, however it is written. */
function keyOf({ from, to, kind }: Span, text: string): string {
  const value = plainForm(text.slice(from, to))
  return `${kind} ${kind === 'phone' ? value.replace(/\D/g, '').replace(/^0+/, '') : value.toLowerCase().replace(/\s/g, '')}`
}

function replaced(text: string, spans: readonly Span[], by: (span: Span & { kind: Removed | Held }) => string): string {
  let done = ''
  let at = 0
  for (const span of spans) {
    done += text.slice(at, span.from) + by(span)
    at = span.to
  }
  return done + text.slice(at)
}
