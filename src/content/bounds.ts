/** Whether a value is given as a lower or an upper limit, by the words on both sides of it. */
import { fold } from '../domain/text.ts'
import { leastWords, moreThan, mostWords, notMore, orLess, orMore } from './value-words.ts'

/** The limit that stands from one place of a sentence to another. */
export function boundOf(sentence: string, from: number, to: number): 'least' | 'most' | undefined {
  const ahead = fold(sentence.slice(Math.max(0, from - 60), from))
    .replace(/[’']/g, ' ')
    .trimEnd()
  const behind = fold(sentence.slice(to, to + 24))
    .trimStart()
    .replace(/^\+/, 'or more')
  if (orMore.test(behind)) return 'least'
  if (orLess.test(behind)) return 'most'
  if (notMore.test(ahead)) return 'most'
  if (moreThan.test(ahead) && /\b(?:if|when|wenn|si|ako|cuando|quand|kada)\b/.test(ahead)) return 'most'
  if (mostWords.test(ahead)) return 'most'
  return leastWords.test(ahead) ? 'least' : undefined
}
