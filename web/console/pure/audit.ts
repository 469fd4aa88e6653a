/** The audit log as sentences. A sentence comes in pieces, so that a conversation in it can be a link. */
import type { AuditLine } from '../../../src/protocol/shapes.ts'
import { outcomeWords } from './words.ts'

export type Piece = { text: string } | { conversation: string } | { name: string } | { why: string }

/** `done` follows a name; `tried` follows "tried to". `{c}` is a conversation, `{t}` whom it was done to. */
interface Deed {
  group: 'Conversations' | 'Staff' | 'Signing in' | 'Settings and privacy'
  /** In the list to choose from. */
  words: string
  done: string
  tried: string
}

function deed(group: Deed['group'], words: string, done: string, tried: string): Deed {
  return { group, words, done, tried }
}

const deeds: Record<string, Deed> = {
  claim: deed('Conversations', 'Took over', 'took over {c}', 'take over {c}'),
  release: deed('Conversations', 'Put back', 'put {c} back into the queue', 'put {c} back into the queue'),
  transfer: deed('Conversations', 'Transferred', 'transferred {c} to {t}', 'transfer {c} to {t}'),
  return: deed('Conversations', 'Gave back', 'gave {c} back to the assistant', 'give {c} back to the assistant'),
  snooze: deed('Conversations', 'Set aside', 'set {c} aside', 'set {c} aside'),
  resolve: deed('Conversations', 'Resolved', 'resolved {c}', 'resolve {c}'),
  reopen: deed('Conversations', 'Reopened', 'reopened {c}', 'reopen {c}'),
  send: deed('Conversations', 'Wrote', 'wrote in {c}', 'write in {c}'),
  file: deed('Conversations', 'Attached a file', 'attached a file in {c}', 'attach a file in {c}'),
  'file.remove': deed(
    'Conversations',
    'Took a file back',
    'took back a file in {c} that was not sent',
    'take back a file in {c}',
  ),
  tag: deed('Conversations', 'Tagged', 'changed the tags of {c}', 'change the tags of {c}'),
  priority: deed('Conversations', 'Set the priority', 'set the priority of {c}', 'set the priority of {c}'),
  assign: deed('Conversations', 'Assigned', 'assigned {c} to {t}', 'assign {c} to {t}'),
  merge: deed('Conversations', 'Merged', 'merged {c} into another', 'merge {c} into another'),
  bulk: deed('Conversations', 'Acted on several', 'did something with several conversations', 'act on several at once'),
  undo: deed('Conversations', 'Undid', 'took back what was done to {c}', 'take back what was done to {c}'),
  'bulk.undo': deed(
    'Conversations',
    'Undid for several',
    'took back what was done to several',
    'take it back for several',
  ),
  'suggestion.reject': deed(
    'Conversations',
    'Turned a suggestion down',
    'turned down a suggested reply in {c}',
    'turn down a suggested reply in {c}',
  ),
  'contact.attributes': deed(
    'Conversations',
    'Changed attributes',
    'changed the attributes of a customer',
    'change the attributes of a customer',
  ),
  'contact.note': deed(
    'Conversations',
    'Wrote of a customer',
    'wrote a note about a customer',
    'write about a customer',
  ),
  'contact.note.delete': deed(
    'Conversations',
    'Removed a note',
    'removed a note about a customer',
    'remove a note about a customer',
  ),
  'proposal.send': deed('Conversations', 'Proposed an article', 'proposed an article from {c}', 'propose an article'),
  'proposal.move': deed(
    'Conversations',
    'Settled a proposal',
    'settled a proposed article',
    'settle a proposed article',
  ),
  socket: deed('Signing in', 'Live connection', 'opened a live connection', 'open a live connection'),
  sign_in: deed('Signing in', 'Signed in', 'signed in', 'sign in as {t}'),
  sign_out: deed('Signing in', 'Signed out', 'signed out', 'sign out'),
  'password.change': deed(
    'Signing in',
    'Changed their password',
    'changed their own password',
    'change their own password',
  ),
  'invite.look': deed('Staff', 'Opened a link', 'opened a link', 'open a link that does not work'),
  'invite.accept': deed('Staff', 'Used a link', 'used a link', 'use a link that does not work'),
  'invite.make': deed('Staff', 'Invited', 'made a link to join', 'make a link to join'),
  'invite.end': deed('Staff', 'Took a link back', 'took a link back', 'take a link back'),
  'staff.first_admin': deed('Staff', 'First admin', 'became the first admin', 'become the first admin'),
  'staff.join': deed('Staff', 'Joined', 'joined by a link from {t}', 'join by a link'),
  'staff.add': deed('Staff', 'Added', 'added {t} to the staff', 'add somebody to the staff'),
  'staff.change': deed('Staff', 'Changed a member', 'changed the account of {t}', 'change the account of {t}'),
  'staff.disable': deed('Staff', 'Disabled', 'disabled {t}', 'disable {t}'),
  'staff.enable': deed('Staff', 'Enabled', 'enabled {t}', 'enable {t}'),
  'staff.password': deed('Staff', 'Set a password', 'set a new password', 'set a new password'),
  'staff.password_link': deed(
    'Staff',
    'Made a password link',
    'made {t} a link for a new password',
    'make {t} a link for a new password',
  ),
  'settings.save': deed('Settings and privacy', 'Changed settings', 'changed the settings', 'change the settings'),
  'settings.try': deed('Settings and privacy', 'Tried the rules', 'tried the handoff rules', 'try the handoff rules'),
  'assistant.test': deed('Settings and privacy', 'Tested the assistant', 'tested the assistant', 'test the assistant'),
  'demo.remove': deed('Settings and privacy', 'Removed the demo', 'removed the demo data', 'remove the demo data'),
  'privacy.export': deed(
    'Settings and privacy',
    'Exported',
    'exported the data of a contact',
    'export the data of a contact',
  ),
  export: deed('Settings and privacy', 'Exported a visitor', 'exported the data of a visitor', 'export a visitor'),
  'privacy.erase': deed(
    'Settings and privacy',
    'Erased',
    'erased the data of a contact',
    'erase the data of a contact',
  ),
  erase: deed('Settings and privacy', 'Erased a visitor', 'erased the data of a visitor', 'erase a visitor'),
}

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
  return sentence.split(/(\{c\}|\{t\})/).flatMap((part): Piece[] => {
    if (part === '{c}') return [conversationId ? { conversation: conversationId } : { text: 'a conversation' }]
    if (part === '{t}') {
      const name = target && nameOf(target)
      return [name ? { name } : { text: target ? 'somebody who is gone' : 'somebody' }]
    }
    return part ? [{ text: part }] : []
  })
}

function counted(count: unknown, what: string): string {
  return `${Number(count ?? 0)} ${what}${count === 1 ? '' : 's'}`
}
