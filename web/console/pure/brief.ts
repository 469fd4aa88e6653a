/** Where the transcript says what the brief says. */
import type { Brief } from '../../../src/domain/brief.ts'
import type { Message } from '../../../src/domain/events.ts'

/** The seq of the message with what the customer wants; briefs from before places were kept are looked through. */
export function wantsPlace({ places, said, wants }: Brief): number | undefined {
  return places?.wants ?? said.findLast(({ text }) => sameStart(text, wants))?.seq
}

/** What the customer said they did, each with its message where it is known. */
export function deedsOf({ alreadyDid, places, said }: Brief): { deed: string; seq: number | undefined }[] {
  return alreadyDid.map((deed, at) => ({
    deed,
    seq: places?.alreadyDid?.[at] ?? said.findLast(({ text }) => text.includes(deed))?.seq,
  }))
}

export function seqOfMessage(
  messages: readonly Pick<Message, 'id' | 'seq'>[],
  id: string | undefined,
): number | undefined {
  return messages.find((message) => message.id === id)?.seq
}

/** Both are shortened, not alike. */
function sameStart(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => text.replace(/…$/, '')) as [string, string]
  const length = Math.min(a.length, b.length)
  return length > 0 && a.slice(0, length) === b.slice(0, length)
}
