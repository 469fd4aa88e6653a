/** Where names that are known stand in a text. Some are ordinary words too: "Will", "Rose", "Klein", "Nada". */
import { fold, words } from '../domain/text.ts'
import { grammarWords } from './words/small.ts'
import { wordNames } from './words/word-names.ts'

interface Span {
  from: number
  to: number
}

/**
 * Finds names in any case, whole or in part. A part that is a word too is a name only where what is around it says so:
 * with another part of the name, in a greeting, thanks, an introduction or a signature, or with a capital within a
 * sentence and nothing before it that goes before words of things.
 */
export function nameFinder(names: readonly string[]): (text: string) => Span[] {
  const parts = names.flatMap((name) => [name, ...name.split(/\s+/)]).filter((part) => words(part).join('').length > 1)
  const longestFirst = [...new Set(parts)].sort((a, b) => b.length - a.length)
  if (longestFirst.length === 0) return () => []
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.map(escaped).join('|')})(?![\\p{L}\\p{N}])`, 'giu')
  return (text) => {
    const found = [...text.matchAll(pattern)].map(({ 0: name, index }) => ({ from: index, to: index + name.length }))
    return found.filter((span, at) => {
      if (!isWordToo(text.slice(span.from, span.to))) return true
      const beside = [found[at - 1], found[at + 1]].some((other) => other && isBeside(text, span, other))
      return beside || standsForSomebody(text, span)
    })
  }
}

/** Whether a name is a single word that means something else as well. */
export function isWordToo(name: string): boolean {
  const key = fold(name)
  return wordNames.has(key) || grammarWords.has(key)
}

/** Whether another part of a name stands right beside; of two that are both words, with a capital each. */
function isBeside(text: string, span: Span, other: Span): boolean {
  const [first, second] = span.from < other.from ? [span, other] : [other, span]
  if (!/^[ \t]+$/.test(text.slice(first.to, second.from))) return false
  const said = [first, second].map(({ from, to }) => text.slice(from, to))
  return !isWordToo(text.slice(other.from, other.to)) || said.every((part) => /^\p{Lu}/u.test(part))
}

/** What is said to somebody or of oneself, right before a name. Folded. */
const addressed =
  /(?:^|[^\p{L}])(?:hi|hello|hey|dear|thanks|thank you|thx|cheers|bye|mr|mrs|ms|miss|dr|prof|i am|i'm|my name is|name's|name is|called|this is|it's|signed|by|from|regards|best|yours|sincerely|with|ask|hallo|guten (?:tag|morgen|abend)|liebe[rs]?|herr|frau|danke|ich bin|ich heisse|mein name ist|gruss(?:e)?|von|bonjour|salut|cher|chere|madame|monsieur|merci|je suis|je m'appelle|hola|querid[oa]|estimad[oa]|senor|senora|gracias|soy|me llamo|saludos|zdravo|cao|postovan[aie]?|drag[aio]|hvala|ja sam|zovem se|ime mi je|gospodine?|gospodjo|pozdrav|od)[ \t,]*(?:\n+[ \t]*)?$/u

/** Goes before words of things; folded. */
const ofThings =
  /(?:^|[^\p{L}])(?:a|an|the|this|that|these|those|your|my|our|his|her|their|its|every|each|no|of|in|on|at|der|die|das|den|dem|des|ein\p{L}{0,2}|kein\p{L}{0,2}|mein\p{L}{0,2}|ihr\p{L}{0,2}|dein\p{L}{0,2}|unser\p{L}{0,2}|jede\p{L}?|im|am|zum|zur|le|la|les|l'|un|une|des|du|ce|cette|votre|notre|mon|ma|el|los|las|un|una|este|esta|su|mi|nuestr[oa]|ova|ovaj|ovo|ta|taj|vas|vasa|moj|moja|nas|nasa|u|na|za|\d+)[ \t]+$/u

/** What is done by somebody here, or ends what is said to them, right behind a name. Folded. */
const behind =
  /^(?:[ \t]*[,!](?![ \t]*\d)|[ \t]+(?:here|speaking|hier|ici|aqui|ovde|ovdje)(?!\p{L})|'s(?!\p{L})[ \t]+(?:reply|colleague|account|order))/u

function standsForSomebody(text: string, { from, to }: Span): boolean {
  const name = text.slice(from, to)
  const [before, after] = [fold(text.slice(Math.max(0, from - 40), from)), fold(text.slice(to, to + 24))]
  if (addressed.test(before)) return !/^[ \t]+\p{L}/u.test(after) || /^\p{Lu}/u.test(name)
  // What stands in marks is the name of a button or the like: "Press **Mark as read**".
  if (/[*_`"'“„«[(]$/.test(before)) return false
  const opens = /(?:^|[.!?…:\n]["'”»)]*[ \t]*|[-*•–#>][ \t]+)$/.test(before) || before.trim() === ''
  const alone = opens && /^[ \t]*(?:$|\n|[.!]?[ \t]*$)/.test(after)
  if (alone) return true
  if (opens) return /^\p{Lu}/u.test(name) && behind.test(after)
  if (/^\p{Lu}\p{Ll}/u.test(name)) return !ofThings.test(before)
  return false
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
