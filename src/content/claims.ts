/** What a sentence allows, asks for or sets: whether something can be done, must be done, is on by default, is open. */

import { signOf } from '../answering/words/signs.ts'
import { negatingWords } from '../answering/words/small.ts'
import { fold } from '../domain/text.ts'
import { type Mode, modes } from './claim-words.ts'

export interface Claim {
  mode: Mode
  denies: boolean
  /** Whether it holds of all, or always. */
  all: boolean
  /** Whether it is said of some, in some cases, or with exceptions. */
  limited: boolean
  only: boolean
  /** Whether it holds as soon as, or as long as, something is so. */
  conditional: boolean
  /** Places of the words, among those of the sentence, that say how and not what. */
  frame: ReadonlySet<number>
  /** The word that says how, where one does. */
  by: string
}

/** Words between a word that permits and what denies it: "können andere Personen nicht einladen". */
const DENIAL_WITHIN = 5

/** What is done without something is done. */
const without = /^(?:without|ohne|sans|sin|bez|zonder|senza|sem)$/
/** What holds under a condition is denied under another. */
const condition =
  /^(?:if|when|unless|whenever|once|until|before|after|while|during|yet|otherwise|wenn|falls|sobald|sofern|solange|bevor|nachdem|si|cuando|mientras|quand|lorsque|ako|kada|ukoliko|cim|dok|unless|encore|aun|todavia|jos)$/
const exception =
  /^(?:except|excluding|apart|besides|ausser|ausgenommen|sauf|excepte|hormis|excepto|salvo|osim|sometimes)$/
/** Signs of only some that are no modal verbs. */
const modal = /^may$/
/** What may be so, and what is not so for all: both leave open for whom. */
const unsure =
  /^(?:might|could|mozda|konnte|pourrait|podria|following|folgende\p{L}*|suivant\p{L}*|siguiente\p{L}*|sledec\p{L}*)$/u

/** Whoever speaks of their own doing: "We do not ship to Norway", "Unfortunately we …". */
export const speaks =
  /^(?:we|our|unfortunately|no|wir|leider|nous|malheureusement|nosotros|lamentablemente|mi|nazalost|yes)$/
const commands =
  /^(?:(?:note|warning|tip|caution|important|hinweis|achtung|nota|attention|napomena) )?(?:please )?(?:do not|don't|never|nemojte|bitte nicht|ne pas)\b/

/** @param words of the sentence, folded, in order */
export function claimOf(sentence: string, words: readonly string[]): Claim | undefined {
  // A question claims nothing; a step is done.
  if (/[?？]["'”’)]*$/.test(sentence)) return undefined
  const frame = new Set<number>()
  const negations = words.flatMap((word, at) => (negates(word) ? [at] : []))
  let found: { mode: Mode; at: number; denies: boolean; by: string } | undefined
  for (const [at, word] of words.entries()) {
    const meant = modes(word, words[at + 1] ?? '', words[at - 1] ?? '')
    if (!meant) continue
    frame.add(at)
    // "Can be changed" and "is available" say the same; what is asked for says more.
    if (!found || (found.mode === 'may' && meant.mode !== 'may' && meant.mode !== 'must'))
      found = { ...meant, at, by: word }
    else if (found.mode === 'may' && meant.mode === 'may' && meant.denies) found = { ...meant, at, by: word }
  }
  const byDefault = words.some((word) =>
    /^(?:default|standardmassig|standard|voreingestellt|defaut|defecto|predeterminad\p{L}*|podrazumevan\p{L}*)$/u.test(
      word,
    ),
  )
  if (found?.mode === 'on' && !byDefault) return undefined
  const near = negations.filter((at) => found === undefined || Math.abs(at - found.at) <= DENIAL_WITHIN)
  for (const at of near) frame.add(at)
  // "Do not press it" is a step; who denies what they do, denies it.
  if (!found && (near.length === 0 || !speaks.test(words[0] ?? ''))) return undefined
  if (commands.test(words.join(' '))) return undefined
  const turned = found ? (near.length % 2 === 1) !== found.denies : true
  // "You must not" forbids; "you need not" asks for nothing.
  const forbids =
    found?.mode === 'must' &&
    near.length % 2 === 1 &&
    /^(?:must|should|doit|doivent|devez|debe\p{L}*|sme)$/u.test(found.by)
  const { mode, denies } = forbids
    ? { mode: 'may' as const, denies: true }
    : { mode: found?.mode ?? 'may', denies: turned }
  const line = ` ${words.join(' ')} `
  return {
    mode,
    denies,
    by: found?.by ?? '',
    all:
      words.some((word) => signOf(word) === 'all') ||
      / (?:any time|at all times|jederzeit|en cualquier momento|a tout moment|u svako doba) /.test(line),
    limited: words.some((word, at) => {
      if (exception.test(word) || without.test(word) || unsure.test(word)) return true
      if (
        word === 'may' &&
        /^(?:be|not|have|need|take)$/.test(words[at + 1] ?? '') &&
        !/^(?:bring|use)$/.test(words[at + 2] ?? '')
      )
        return true
      if (signOf(word) === 'all' && near.length > 0) return true
      return signOf(word) === 'some' && !modal.test(word) && words[at - 1] !== 'at'
    }),
    only: words.some((word) => signOf(word) === 'only'),
    conditional: words.some((word, at) => condition.test(word) && words[at - 1] !== 'at'),
    frame,
  }
}

/** Whether a folded word denies. */
export const negates = (word: string) =>
  (negatingWords.has(word) || signOf(word) === 'not') &&
  !without.test(word) &&
  !/^(?:impossible|imposible|nemoguce|unable|nothing|nichts|rien|nada|nista)$/.test(word)

/** The words of a sentence as claims are read from them, folded. */
export const claimWords = (sentence: string) =>
  fold(sentence.replace(/\([^()]*\)/g, ' ')).match(/[\p{L}\p{N}]+(?:['’-]\p{L}+)*/gu) ?? []
