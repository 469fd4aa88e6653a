/** The question inside a message that also greets, explains and apologises: what is looked up besides the whole. */
import { sentences, words } from '../domain/text.ts'

/** Questions of one message that are looked up on their own. */
const MOST_FOCUSED = 3
/** A question of fewer words needs what is around it. */
const FEWEST_WORDS = 3

const word = (list: string) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${list})(?![\\p{L}\\p{N}])`, 'giu')

/** Where a question begins, in the served languages. */
const asks = word(
  "how|what|why|can i|can you|could i|could you|do i|do you|does it|is it|is there|are there|may i|wie|was|warum|wieso|kann ich|können sie|gibt es|comment|qu'est-ce|est-ce que|pourquoi|puis-je|pouvez-vous|cómo|como|qué|por qué|puedo|kako|šta|sta|zašto|zasto|da li|mogu li|како|шта|зашто|да ли|могу ли",
)
/** The same words also join sentences: "when installing it" asks nothing by itself. */
const asksOrJoins = word(
  'where|when|who|which|whether|wo|wann|wer|ob|welche[rsnm]?|où|quand|quel(?:le)?s?|si|dónde|cuándo|quién|cuál|gde|gdje|kada|ko|koji|где|када|ко|који',
)
/** What goes before a question that is told rather than asked: "I would like to know". */
const told =
  /(?:know|tell me|wonder(?:ing)?|ask(?:ing)?|explain|find out|wissen|wüsste gern|sagen(?: sie mir)?|frage(?: mich)?|savoir|dire|demande|saber|decir(?:me)?|pregunt\p{L}*|zanima me|znam|znati|reci(?:te)? mi|занима ме|знам|знати|реци(?:те)? ми)$/iu

/** Whether a text asks in words or with a sign. */
export function asksQuestion(text: string): boolean {
  return /[?？]/.test(text) || text.search(asks) !== -1 || text.search(asksOrJoins) !== -1
}

/**
 * The questions in a text, each from its question word on, the last first: people come to the point at the end.
 * Empty where the whole text is one question already.
 */
export function questionsIn(text: string): string[] {
  const whole = text.trim()
  const parts = whole.split(/\n+/).flatMap((line) => sentences(line))
  const found = parts.flatMap((part) => {
    const question = questionIn(part)
    return question && question !== whole && words(question).length >= FEWEST_WORDS ? [question] : []
  })
  return [...new Set(found.reverse())].slice(0, MOST_FOCUSED)
}

function questionIn(sentence: string): string | undefined {
  const marked = /[?？]["'”»)\]\s]*$/.test(sentence)
  const starts = [...sentence.matchAll(asks)].map(({ index }) => ({ index, joins: false }))
  const joints = [...sentence.matchAll(asksOrJoins)].map(({ index }) => ({ index, joins: true }))
  for (const { index, joins } of [...starts, ...joints].sort((a, b) => a.index - b.index)) {
    const before = sentence.slice(0, index).trimEnd()
    const isTold = told.test(before.replace(/[,:;]$/, ''))
    const opens = before === '' || /[,:;–—-]$/.test(before)
    if (isTold || (opens && (marked || !joins))) return sentence.slice(index).trim()
  }
  return marked ? sentence : undefined
}
