/** What would happen if a customer wrote something: the same rules and articles, nothing recorded, no model asked. */
import type { Settings } from '../protocol/settings.ts'
import type { Trial } from '../protocol/settings-calls.ts'
import { aside } from './aside.ts'
import { readBurst } from './asked.ts'
import type { Desk } from './desk.ts'
import { makeReply } from './reply.ts'

/**
 * Tries a message as the first one of a conversation. Where a model would write the answer or help to search, the
 * articles are searched and quoted without it: what it does is not free, and differs from time to time.
 * @param handoff rules in place of those that are saved
 */
export async function tryMessage(
  desk: Desk,
  text: string,
  { lang, handoff }: { lang?: string | undefined; handoff?: Settings['handoff'] | undefined },
): Promise<Trial> {
  const trial = withoutModel(desk, handoff)
  const { state, said, answers, run } = aside(trial, text, lang)
  const asked = readBurst(trial, state, said, answers)
  const reply = await makeReply(trial, state, said, answers, run)
  const { wantsPerson, sensitive, complaint, upset, smalltalk, asksIfBot, keywords = [] } = asked.understanding
  const { decision, confidence, brought, offer, citations, suggestions, query, considered, why } = reply
  return {
    lang: asked.lang,
    writes: asked.writes ?? null,
    understood: {
      upset,
      asksIfBot,
      ...(wantsPerson && { wantsPerson }),
      ...(sensitive && { sensitive }),
      ...(complaint && { complaint }),
      ...(smalltalk && { smalltalk }),
      keywords: keywords.map(({ id, does, reason }) => ({ does, reason, rule: `keyword.${id}` })),
    },
    decision,
    confidence,
    ...(brought && { brought }),
    ...(offer && { offer }),
    text: reply.text,
    citations,
    suggestions,
    query,
    considered,
    why,
    modelWrites: desk.drafter.provider !== undefined,
  }
}

function withoutModel(desk: Desk, handoff = desk.settings().handoff): Desk {
  const { advisor, fallback, ...rest } = desk
  return { ...rest, drafter: fallback ?? desk.drafter, settings: () => ({ ...desk.settings(), handoff }) }
}
