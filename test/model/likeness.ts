/** Whether the conversation is what the model says it is. */
import { deepStrictEqual as same } from 'node:assert'
import type { Conversation } from '../../src/domain/conversation.ts'
import type { ConversationEvent, Message } from '../../src/domain/events.ts'
import { messagesOf } from '../../src/domain/said.ts'
import { type Expected, mayAssist, type Owner, type Said } from './expected.ts'
import type { Readers } from './readers.ts'

/** Throws where another has it, or has it otherwise. */
export function sameOwner(state: Conversation, model: Expected): void {
  same(ownerOf(state), withoutUndefined(model.owner), 'the owner')
  same(state.ratingAsked, model.asked, 'whether a rating is asked for')
  same(state.rating !== undefined, model.rated, 'whether it is rated')
  same(state.queuedAt, model.joined, 'the place in the queue')
  same([state.teamId, state.byEmail ?? false], [model.team, model.mail], 'the team, and whether an email is wanted')
}

function ownerOf({ status }: Conversation): Owner {
  switch (status.kind) {
    case 'answering':
      return { is: 'assistant' }
    case 'queued': {
      const { since, front, priority, teamId, circle, circleSince: asked, assistant, promise } = status
      const helped = assistant || promise.kind === 'later'
      return { is: 'queue', since, front, priority, circle, asked, helped, ...(teamId && { team: teamId }) }
    }
    case 'assigned':
      return { is: 'agent', id: status.agentId, ...(status.snoozedUntil && { aside: status.snoozedUntil }) }
    case 'resolved':
      return { is: 'nobody', ...(status.agentId && { last: status.agentId }) }
    case 'erased':
      return { is: 'nobody' }
  }
}

/** Throws where a message is missing, there twice, in another order or of someone else. */
export function sameWords(events: readonly ConversationEvent[], model: Expected): void {
  const said = messagesOf(events).map(({ id, author, visibility, clientMessageId, text }) => {
    const by = author.kind === 'agent' ? author.id : author.kind === 'bot' ? 'assistant' : author.kind
    return { by, note: visibility === 'note', id, text, ...(clientMessageId && { clientId: clientMessageId }) }
  })
  same(said, model.said, 'the messages')
}

/** Throws where panel or console show another owner, or another one who may speak. */
export function sameView({ panel, console: desk }: Pick<Readers, 'panel' | 'console'>, model: Expected): void {
  const { owner } = model
  const status = { assistant: 'answering', queue: 'queued', agent: 'assigned', nobody: 'resolved' }[owner.is]
  const aside = owner.is === 'agent' ? (owner.aside ?? null) : null
  for (const { status: shown, agent, assistant, queue, byEmail, ratingAsked, rating } of [
    panel.snapshot,
    desk.snapshot,
  ]) {
    same(shown, status, 'the status that is shown')
    if (owner.is === 'agent') same(agent?.id, owner.id, 'the agent who is shown')
    if (owner.is === 'assistant' || owner.is === 'queue') same(agent, null, 'an agent is shown who has left')
    if (owner.is !== 'nobody') same(assistant.speaks, mayAssist(model), 'whether the assistant is shown to speak')
    same(queue !== null, owner.is === 'queue', 'whether a queue is shown')
    same(byEmail, model.mail, 'whether it is shown that an email is wanted')
    same([ratingAsked, rating !== null], [model.asked, model.rated], 'the rating that is shown')
  }
  same(desk.snapshot.snoozedUntil, aside, 'until when it is shown as set aside')
  same(wordsOf(desk.snapshot.messages), wordsOf(model.said), 'the messages that the console shows')
  const open = model.said.filter(({ note }) => !note)
  same(wordsOf(panel.snapshot.messages), wordsOf(open), 'the messages that the panel shows')
}

function wordsOf(said: readonly (Said | Message)[]) {
  return said.map(({ id, text }) => [id, text])
}

function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T
}
