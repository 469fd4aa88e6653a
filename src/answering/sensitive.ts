/** Topics that belong to a person, whatever the articles say. */
import { fold } from '../domain/text.ts'
import { lexica } from './words/all.ts'
import type { SensitiveTopic } from './words/lexicon.ts'

/** The gravest first: one message gets one topic. */
const topics: SensitiveTopic[] = ['self_harm', 'violence', 'account_security', 'legal', 'regulator']

/**
 * The topic that a message touches, or undefined. The patterns want the customer's own matter ("my account was
 * hacked"), so that questions about a topic ("how do I protect my account?") are answered as usual.
 */
export function sensitiveTopic(text: string, lang?: string): SensitiveTopic | undefined {
  const line = fold(text.normalize('NFKC')).replace(/\s+/g, ' ')
  const all = lexica(lang)
  return topics.find((topic) => all.some(({ sensitive }) => sensitive[topic]?.some((pattern) => pattern.test(line))))
}
