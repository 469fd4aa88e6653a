/** Takes out of texts that editors read in clusters who wrote them. */
import { anonymiser } from '../answering/article-draft.ts'
import type { ConversationEvent } from '../domain/events.ts'

/** Digits from which on a number may be an order's or an account's. */
const NUMBER = /\d{4,}/g

/** "My name is …" and its like in the served languages, with up to three words that follow and begin with a capital. */
const introduction =
  /(?<![\p{L}])((?:my name is|my name's|this is|i am called|ich heiße|ich heisse|mein name ist|je m['’]appelle|mon nom est|me llamo|mi nombre es|mi chiamo|il mio nome è|zovem se|ime mi je|moje ime je|зовем се|моје име је)\s+)(?:\p{Lu}[\p{L}'’-]+)(?:\s+\p{Lu}[\p{L}'’-]+){0,2}/giu

/** Only a capital tells a name from what follows otherwise: "this is urgent". */
const CAPITAL = /^\p{Lu}/u

/**
 * A mask for the texts of one conversation: names that are known in it or said in introducing oneself, mailboxes,
 * telephones, cards and the like, and numbers of four digits and more that the customer named.
 * @param known texts that are no secret, such as titles of articles: numbers in them stay
 */
export function maskFor(events: readonly ConversationEvent[], known: readonly string[]): (text: string) => string {
  const words = events.flatMap((event) => {
    if (event.type === 'message.edited') return event.data.text
    return event.type === 'message.posted' && event.data.author.kind === 'customer' ? event.data.text : []
  })
  const open = new Set(known.flatMap((text) => text.match(NUMBER) ?? []))
  const customerWords = words.map((text) => text.replace(NUMBER, (number) => (open.has(number) ? '' : number)))
  const strip = anonymiser({ names: namesIn(events), customerWords })
  return (text) => strip(text.replace(introduction, (all, opening: string) => nameless(all, opening)))
}

/** Of the customer and of the team, as far as the log has them. */
export function namesIn(events: readonly ConversationEvent[]): string[] {
  const names = events.map((event) => {
    if (event.type === 'conversation.started') return event.data.contact.name
    if (event.type === 'contact.identified') return event.data.name
    if (event.type === 'conversation.claimed') return event.data.agentName
    return event.type === 'message.posted' && event.data.author.kind === 'agent' ? event.data.author.name : undefined
  })
  return [...new Set(names.flatMap((name) => name ?? []))]
}

function nameless(all: string, opening: string): string {
  return CAPITAL.test(all.slice(opening.length)) ? `${opening}…` : all
}
