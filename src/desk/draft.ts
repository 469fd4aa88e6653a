/** A draft, sentence by sentence: nothing is shown that has not been verified, and one repair is tried. */
import { cite } from '../answering/citations.ts'
import { sentenceGate } from '../answering/sentences.ts'
import { verify } from '../answering/verify.ts'
import type { Passage } from '../domain/articles.ts'
import type { Citation } from '../domain/judgement.ts'
import { DraftFailed, type DraftRequest } from '../ports/drafting.ts'
import type { Desk } from './desk.ts'

export type Drafted =
  | { text: string; citations: Citation[] }
  /** Twice a sentence could not be stood by. `withheld` is the whole draft up to and with it. */
  | { withheld: string; sentence: string; why: string; rule: string }

/**
 * Drafts an answer.
 * @param show gets all that has been verified so far, each time there is more
 * @throws DraftFailed when the drafter does; nothing that was shown is to be kept then
 */
export async function draft(desk: Desk, request: DraftRequest, show: (text: string) => void): Promise<Drafted> {
  const first = await attempt(desk, request, show)
  if (!('withheld' in first) || request.signal.aborted) return first
  desk.log.warn({ drafter: desk.drafter.name, rule: first.rule }, 'a sentence was withheld, repairing')
  return attempt(desk, { ...request, repair: { sentence: first.sentence, why: first.why } }, show)
}

async function attempt(desk: Desk, request: DraftRequest, show: (text: string) => void): Promise<Drafted> {
  const enough = new AbortController()
  const signal = AbortSignal.any([request.signal, enough.signal])
  const gate = sentenceGate()
  const urlOf = (passage: Passage) => articleUrl(desk, passage)
  let verified = ''

  const fault = (sentences: string[]): Drafted | undefined => {
    for (const sentence of sentences) {
      const checked = (desk.verifier ?? verify)(sentence, request.passages, {
        question: request.question,
        lang: request.lang,
      })
      if (!checked.ok) return { withheld: verified + sentence, sentence, why: checked.why, rule: checked.rule }
      verified += sentence
    }
    if (sentences.length > 0) show(cite(verified, request.passages, urlOf).text)
    return undefined
  }

  for await (const piece of desk.drafter.draft({ ...request, signal })) {
    const withheld = fault(gate.feed(piece))
    if (withheld) {
      enough.abort()
      return withheld
    }
  }
  const withheld = fault(gate.end())
  if (withheld) return withheld
  const drafted = cite(verified.trim(), request.passages, urlOf)
  if (!drafted.text && !request.signal.aborted) throw new DraftFailed('empty', 'the draft holds nothing to say')
  return drafted
}

/** Where a customer can read the passage in its article. */
export function articleUrl(desk: Desk, { articleId, anchor }: Passage): string {
  const path = articleId.split('/').map(encodeURIComponent).join('/')
  return `${desk.publicUrl}/help/${path}${anchor ? `#${encodeURIComponent(anchor)}` : ''}`
}
