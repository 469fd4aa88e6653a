/** The audit log as sentences. A sentence comes in pieces, so that a conversation in it can be a link. */
import type { AuditLine } from '../../../src/protocol/audit.ts'
import { type Deed, deeds } from './audit-deeds.ts'
import { outcomeWords } from './words.ts'

export type Piece = { text: string } | { conversation: string } | { name: string } | { why: string }

/** What can be looked for, in groups. */
export const auditGroups: { group: string; actions: { id: string; words: string }[] }[] = [
  ...new Set(Object.values(deeds).map(({ group }) => group)),
].map((group) => ({
  group,
  actions: Object.entries(deeds)
    .filter(([, each]) => each.group === group)
    .map(([id, { words }]) => ({ id, words })),
}))

const whys: Record<string, string> = {
  forbidden: 'that is not allowed',
  unauthenticated: 'email and password did not match',
  already_claimed: 'a colleague was first',
  not_found: 'it was not there',
  conflict: 'it collided with something else',
  stale: 'something newer had come in between',
  bad_request: 'it could not be read',
}

/**
 * One entry as a sentence, without a full stop.
 * @param nameOf the name of a member or a team by its id
 */
export function sentenceOf(entry: AuditLine, nameOf: (id: string) => string | undefined): Piece[] {
  const { action, outcome, detail = {} } = entry
  const known = Object.hasOwn(deeds, action) ? deeds[action] : undefined
  const done = outcome === 'done'
  const middle = known ? (done ? toldOf(known, entry) : `tried to ${known.tried}`) : plainly(entry)
  const code = typeof detail.code === 'string' && !action.startsWith('invite.') ? detail.code : ''
  const why = whys[code] ?? code.replaceAll('_', ' ')
  return [
    ...whoOf(entry),
    { text: ' ' },
    ...pieces(middle, entry, nameOf),
    ...(done ? [] : [{ why: why ? `: refused, ${why}` : ': refused' }]),
  ]
}

function toldOf({ done }: Deed, { action, detail = {}, actor, target }: AuditLine): string {
  switch (action) {
    case 'send':
      return detail.note ? 'wrote a note in {c}' : done
    case 'resolve':
      return typeof detail.outcome === 'string' ? `${done} (${outcomeWords(detail.outcome).toLowerCase()})` : done
    case 'settings.save':
      return detail.changed ? `changed the settings: ${detail.changed}` : 'saved the settings without a change'
    case 'privacy.erase':
      return detail.confirmed
        ? `erased the data of ${counted(detail.visitors, 'visitor')}`
        : 'looked up what is kept of a contact'
    case 'privacy.export':
      return `exported the data of ${counted(detail.visitors, 'visitor')}`
    case 'erase':
      return `${done} with ${counted(detail.conversations, 'conversation')}`
    case 'invite.make':
      return detail.roles ? `${done} as ${detail.roles}` : done
    case 'staff.change':
      return staffChange(done, detail)
    case 'staff.password':
      return actor.kind === 'operator' ? 'set a new password for {t}' : target ? `${done} by a link from {t}` : done
    case 'article.publish':
    case 'article.move':
    case 'article.bin':
      return detail.lost ? `${done}, although ${counted(detail.lost, 'answer')} would be lost` : done
    case 'article.review':
      return detail.did === 'postponed'
        ? `put the review of {a} off to ${detail.reviewBy}`
        : detail.did === 'undone'
          ? 'took a review of {a} back'
          : `${done}: it still holds`
    case 'articles.import':
      return `${done}: ${Number(detail.created ?? 0)} new, ${Number(detail.updated ?? 0)} updated`
    case 'staff.add':
      return detail.roles ? `${done} as ${detail.roles}` : done
    default:
      return done
  }
}

function staffChange(done: string, { changed, roles, capacity }: NonNullable<AuditLine['detail']>): string {
  const to = [
    roles !== undefined && `roles to ${roles}`,
    capacity !== undefined && (capacity === 'default' ? 'capacity to the desk’s' : `capacity to ${capacity}`),
    ...String(changed ?? '')
      .split(', ')
      .filter((name) => name && name !== 'roles' && name !== 'capacity'),
  ].filter(Boolean)
  return to.length > 0 ? `${done}: ${to.join(', ')}` : done
}

/** An action that has no words here: what other versions of Bellhop wrote, or a call that nobody may make. */
function plainly({ action, conversationId, outcome }: AuditLine): string {
  if (/^[A-Z]+ \//.test(action)) return `asked for what is not theirs (${action.replace(/[{}]/g, '')})`
  const name = action.replace(/[._{}]+/g, ' ').trim()
  const where = conversationId ? ' in {c}' : ''
  return outcome === 'done' ? `did “${name}”${where}` : `tried “${name}”${where}`
}

function whoOf({ actor: { kind, name } }: AuditLine): Piece[] {
  switch (kind) {
    case 'staff':
      return [{ name: name ?? 'A member of the staff' }]
    case 'operator':
      return [{ text: 'The operator' }]
    case 'visitor':
      return [{ text: 'A visitor' }]
    case 'nobody':
      return [{ text: 'Somebody who was not signed in' }]
  }
}

function pieces(sentence: string, entry: AuditLine, nameOf: (id: string) => string | undefined): Piece[] {
  const { conversationId, target } = entry
  return sentence.split(/(\{c\}|\{t\}|\{a\})/).flatMap((part): Piece[] => {
    if (part === '{c}') return [conversationId ? { conversation: conversationId } : { text: 'a conversation' }]
    if (part === '{t}') {
      const name = target && nameOf(target)
      return [name ? { name } : { text: target ? 'somebody who is gone' : 'somebody' }]
    }
    if (part === '{a}') return [target ? { name: target.replace(/\.md$/, '') } : { text: 'an article' }]
    return part ? [{ text: part }] : []
  })
}

function counted(count: unknown, what: string): string {
  return `${Number(count ?? 0)} ${what}${count === 1 ? '' : 's'}`
}
