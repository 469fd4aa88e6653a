/** Whether a text asks, and whether it asks for a way, in the served languages and the most common others. */
import { fold } from '../../domain/text.ts'

const interrogative =
  /^(?:how|what|why|when|where|who|which|can|could|is|are|do|does|did|should|will|wie|was|warum|wann|wo|wer|welche[rsn]?|kann|comment|pourquoi|quand|ou|qui|que|quel(?:le)?s?|est-ce|puis-je|como|por que|cuando|donde|quien|cual(?:es)?|puedo|kako|sta|zasto|kada|gde|ko|koj[aie]|da li|mogu li|come|cosa|perche|quando|dove|chi|o que|onde|hoe|wat|waarom|wanneer|waar)\b/

const wayAsked =
  /\b(?:how (?:do|can|to|should|could)|wie (?:kann|mach|geh|bekomm|ander|losch|stell|werd)|comment|como|kako|come (?:faccio|posso)|hoe)/

/** A title that is a question, with its mark or without. */
export function isQuestion(title: string): boolean {
  const folded = fold(title).trim()
  return /[?？]\s*["'”»]?$/.test(folded) || /[?？]\s*$/.test(title) || interrogative.test(folded)
}

export function asksHow(text: string): boolean {
  return wayAsked.test(fold(text))
}
