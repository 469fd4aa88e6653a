/** The question inside a message that also greets, explains and apologises: what is looked up besides the whole. */
import { sentences, words } from '../domain/text.ts'

/** Questions of one message that are looked up on their own. */
const MOST_FOCUSED = 3
/** A question of fewer words needs what is around it. */
const FEWEST_WORDS = 3

/** Where a question begins, in the served languages, in lower case. */
const opening =
  /(?<![\p{L}\p{N}])(?:how|what|where|when|why|who|which|can i|can you|could i|could you|do i|do you|does it|is it|is there|are there|may i|wie|was|wo|wann|warum|wieso|wer|welche[rsnm]?|kann ich|können sie|gibt es|comment|qu'est-ce|est-ce que|où|quand|pourquoi|quel(?:le)?s?|puis-je|pouvez-vous|cómo|como|qué|dónde|cuándo|por qué|quién|cuál|puedo|kako|šta|sta|gde|gdje|kada|zašto|zasto|ko|koji|da li|mogu li|како|шта|где|када|зашто|ко|који|да ли|могу ли)(?![\p{L}\p{N}])/iu

/**
 * The questions in a text, each from its question word on, the last first: people come to the point at the end.
 * Empty where the whole text is one question already.
 */
export function questionsIn(text: string): string[] {
  const whole = text.trim()
  const parts = whole.split(/\n+/).flatMap((line) => sentences(line))
  const found = parts.flatMap((part) => {
    const at = part.search(opening)
    if (at === -1) return []
    const question = part.slice(at).trim()
    return words(question).length >= FEWEST_WORDS && question !== whole ? [question] : []
  })
  return [...new Set(found.reverse())].slice(0, MOST_FOCUSED)
}
