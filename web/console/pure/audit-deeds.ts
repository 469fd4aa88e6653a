/** What is recorded in the audit log, in words. */

/** `done` follows a name; `tried` follows "tried to". `{c}` is a conversation, `{t}` whom it was done to, `{a}` the article. */
export interface Deed {
  group: 'Conversations' | 'Articles' | 'Staff' | 'Signing in' | 'Settings and privacy'
  /** In the list to choose from. */
  words: string
  done: string
  tried: string
}

function deed(group: Deed['group'], words: string, done: string, tried: string): Deed {
  return { group, words, done, tried }
}

export const deeds: Record<string, Deed> = {
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
  'proposal.draft': deed('Articles', 'Began from a proposal', 'began an article from a proposal', 'begin an article'),
  'article.draft.discard': deed(
    'Articles',
    'Discarded a colleague’s draft',
    'discarded a colleague’s draft of {a}',
    'discard a colleague’s draft of {a}',
  ),
  'article.draft.forget': deed(
    'Articles',
    'Let a discarded draft go',
    'let a discarded draft go',
    'let a discarded draft go',
  ),
  'article.draft.drop': deed('Articles', 'Discarded a draft', 'discarded a draft of {a}', 'discard a draft of {a}'),
  'article.publish': deed('Articles', 'Published', 'published {a}', 'publish {a}'),
  'article.picture': deed('Articles', 'Added a picture', 'added the picture {a}', 'add a picture'),
  'article.review': deed('Articles', 'Reviewed', 'reviewed {a}', 'review {a}'),
  'article.move': deed('Articles', 'Moved', 'moved {a}', 'move {a}'),
  'article.bin': deed('Articles', 'Put into the bin', 'put {a} into the bin', 'put {a} into the bin'),
  'article.restore': deed('Articles', 'Restored', 'restored {a} from the bin', 'restore an article from the bin'),
  'article.rollback': deed('Articles', 'Rolled back', 'put an older text of {a} back', 'put an older text of {a} back'),
  'articles.import.read': deed(
    'Articles',
    'Read an import',
    'had a file of articles read',
    'have a file of articles read',
  ),
  'articles.import': deed('Articles', 'Imported', 'imported articles', 'import articles'),
  'overlap.dismiss': deed(
    'Articles',
    'Dismissed a finding',
    'let two similar passages be',
    'let two similar passages be',
  ),
  'overlap.restore': deed(
    'Articles',
    'Took a finding up again',
    'had two similar passages shown again',
    'have two similar passages shown again',
  ),
  'misses.acknowledge': deed('Articles', 'Noted an alarm', 'noted an alarm about missing answers', 'note an alarm'),
  'misses.dismiss': deed(
    'Articles',
    'Dismissed questions',
    'dismissed questions without an answer',
    'dismiss questions without an answer',
  ),
  'misses.reopen': deed(
    'Articles',
    'Reopened questions',
    'reopened questions without an answer',
    'reopen questions without an answer',
  ),
  'misses.link': deed(
    'Articles',
    'Linked questions',
    'linked questions without an answer to an article',
    'link questions without an answer to an article',
  ),
  'misses.draft': deed(
    'Articles',
    'Began from questions',
    'began an article from questions without an answer',
    'begin an article from questions without an answer',
  ),
  'misses.ask': deed(
    'Articles',
    'Asked questions again',
    'asked questions without an answer again',
    'ask questions without an answer again',
  ),
  'misses.join': deed(
    'Articles',
    'Joined questions',
    'said that questions without an answer are the same',
    'say that questions without an answer are the same',
  ),
  'misses.apart': deed(
    'Articles',
    'Took questions apart',
    'said that questions without an answer are not the same',
    'say that questions without an answer are not the same',
  ),
  'misses.takeOut': deed(
    'Articles',
    'Took a question out',
    'took a question without an answer out from among others',
    'take a question without an answer out from among others',
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
