/**
 * What a reader of the design expects of a conversation: who has it, who may do what, which messages exist, once, and
 * what is still owed. Told without `decide` and `apply`, which are tested against it; only the names of commands and
 * refusals are theirs.
 */
import type { Command, Refusal } from '../../src/domain/decide.ts'
import type { Iso } from '../../src/domain/events.ts'

export type Owner =
  | { is: 'assistant' }
  | {
      is: 'queue'
      /** The place from the first joining, which a drop-off or a handing on does not lose. */
      since: Iso
      front: boolean
      priority: number
      team?: string
      circle: 'team' | 'everyone' | 'later'
      /** When that circle began to be asked. */
      asked: Iso
      /** The assistant goes on answering: the customer kept it, or nobody comes before opening. */
      helped: boolean
    }
  /** `aside` until a moment, or until the customer writes. */
  | { is: 'agent'; id: string; aside?: Iso | 'reply' }
  | { is: 'nobody'; last?: string }

export interface Said {
  /** `customer`, `assistant`, `system` or an agent's id. */
  by: string
  note: boolean
  id: string
  clientId?: string
  text?: string
}

export interface Expected {
  owner: Owner
  /** Rises with every new owner and all new words of the customer: a draft from before is worth nothing. */
  turn: number
  said: readonly Said[]
  /** Messages of the customer since anyone last replied, but for those that were called off. */
  unanswered: readonly string[]
  /** Those that were called off. */
  stopped: readonly string[]
  /** Of the unanswered, those that the assistant is to answer, as one. */
  owed: readonly string[]
  joined?: Iso
  /** The team that it was last for. */
  team?: string
  /** The customer wants the answer by email. */
  mail: boolean
  /** Their address, as far as they said one. */
  address?: string
  /** What it was queued with last. */
  lastPriority?: number
  asked: boolean
  rated: boolean
  /** Where it goes on, until it is open again. */
  elsewhere?: string
}

export const beginning: Expected = {
  owner: { is: 'assistant' },
  turn: 0,
  said: [],
  unanswered: [],
  stopped: [],
  owed: [],
  asked: false,
  rated: false,
  mail: false,
}

const settled = { unanswered: [], stopped: [], owed: [] }

export interface Circumstances {
  now: Iso
  /** The turn in which the draft was begun that is now to be posted. */
  draftOf?: number
  /** Messages that an agent has not seen though they should have, by author. */
  unseen?: readonly string[]
}

export type Expectation = { refused: Refusal['refused'] } | { next: Expected }

/** What has to become of a conversation with this command; the very same model where nothing changes. */
export function expected(model: Expected, command: Command, circumstances: Circumstances): Expectation {
  const expectation = judged(model, command, circumstances)
  // Where someone else speaks from here on, the assistant owes nothing any more.
  return 'next' in expectation && expectation.next.owed.length > 0 && !mayAssist(expectation.next)
    ? { next: { ...expectation.next, owed: [] } }
    : expectation
}

function judged(model: Expected, command: Command, { now, draftOf, unseen }: Circumstances): Expectation {
  const { owner } = model
  const unchanged = { next: model }
  const holds = (id: string) => owner.is === 'agent' && owner.id === id
  switch (command.do) {
    case 'customerSends': {
      const heard = says({ ...model, turn: model.turn + 1 }, command.message)
      const { id } = command.message
      const waiting = { ...heard, unanswered: [...model.unanswered, id], owed: [...model.owed, id] }
      if (owner.is === 'agent') return { next: { ...waiting, owner: { is: 'agent', id: owner.id } } }
      if (owner.is !== 'nobody') return { next: waiting }
      const to = command.reopenTo
      return { next: again(waiting, to ? { is: 'agent', id: to.id } : { is: 'assistant' }) }
    }

    case 'customerEdits': {
      const { text, message } = command
      const { id } = message
      const before = model.said.find((one) => one.id === id)
      if (before?.text === text) return unchanged
      if (![...model.unanswered, ...model.stopped].includes(id)) return { refused: 'answered' }
      const asked = (ids: readonly string[]) =>
        model.said.flatMap((one) => ([...ids, id].includes(one.id) ? one.id : []))
      return {
        next: {
          ...model,
          turn: model.turn + 1,
          said: model.said.map((one) => (one.id === id ? { ...one, text } : one)),
          unanswered: asked(model.unanswered),
          stopped: model.stopped.filter((one) => one !== id),
          owed: asked(model.owed),
          // A customer's word, which wakes what was set aside.
          ...(owner.is === 'agent' && { owner: { is: 'agent', id: owner.id } }),
        },
      }
    }

    case 'botReplies': {
      if (!mayAssist(model) || (draftOf !== undefined && draftOf !== model.turn)) return { refused: 'overtaken' }
      const replied = { ...says(model, command.message), ...settled }
      if (!command.handoff || owner.is !== 'assistant') return { next: replied }
      const { promise, priority, route } = command.handoff
      return { next: queue(replied, { now, promise, priority, front: false, ...route }) }
    }

    case 'escalate': {
      if (owner.is === 'queue' || owner.is === 'agent') return unchanged
      const open = owner.is === 'nobody' ? again(model, { is: 'assistant' }) : model
      const { promise, priority, route } = command
      return { next: says(queue(open, { now, promise, priority, front: false, ...route }), command.says) }
    }

    case 'keepAssistant':
      if (owner.is !== 'queue') return { refused: 'notQueued' }
      return { next: { ...model, owner: { ...owner, helped: true } } }

    case 'widen': {
      if (owner.is !== 'queue') return { refused: 'notQueued' }
      const { circle, since, promise } = command
      if (model.mail || since !== owner.asked || circle === owner.circle) return unchanged
      const helped = promise ? owner.helped || promise.kind === 'later' : owner.helped
      return { next: says({ ...model, owner: { ...owner, circle, asked: now, helped } }, command.says) }
    }

    case 'waitByEmail': {
      if (owner.is !== 'queue') return { refused: 'notQueued' }
      const { email } = command.contact
      if (model.mail && model.address === email) return unchanged
      return { next: says({ ...model, mail: true, ...(email && { address: email }) }, command.says) }
    }

    case 'waitLive': {
      if (owner.is !== 'queue') return { refused: 'notQueued' }
      if (!model.mail) return unchanged
      const circle = command.circle ?? (owner.team ? 'team' : 'everyone')
      const helped = command.promise.kind === 'later'
      return { next: says({ ...model, mail: false, owner: { ...owner, circle, asked: now, helped } }, command.says) }
    }

    case 'leaveQueue':
      // The customer goes on with the same matter: what nobody replied to is the assistant's to answer.
      return owner.is === 'queue'
        ? { next: says({ ...assist(model), owed: model.unanswered }, command.says) }
        : unchanged

    case 'identify': {
      const { address: _before, ...rest } = model
      const { email } = command.contact
      return { next: email === model.address ? model : { ...rest, ...(email && { address: email }) } }
    }

    case 'offerHandoff':
    case 'correctBrief':
    case 'rateAnswer':
    case 'judgeSuggestion':
      return unchanged

    case 'rate':
      return { next: { ...model, rated: true, asked: false } }

    case 'claim': {
      if (holds(command.agent.id)) return unchanged
      if (owner.is === 'agent') return { refused: 'alreadyClaimed' }
      if (owner.is === 'nobody') return { refused: 'notOpen' }
      if (command.how && owner.is !== 'queue') return { refused: 'notQueued' }
      if (command.open >= command.capacity) return { refused: 'atCapacity' }
      return { next: give(model, command.agent.id) }
    }

    case 'agentSends': {
      const { message, agentId, load } = command
      if (message.visibility === 'note') return { next: says(model, message) }
      if (owner.is === 'nobody') return { refused: 'notOpen' }
      if (owner.is === 'agent' && !holds(agentId)) return { refused: 'alreadyClaimed' }
      if (unseen?.some((by) => by !== agentId && by !== 'system')) return { refused: 'unseen' }
      const answered = { ...model, ...settled }
      if (owner.is === 'agent') return { next: says(answered, message) }
      if (load && load.open >= load.capacity) return { refused: 'atCapacity' }
      return { next: says(give(answered, agentId), message) }
    }

    case 'release': {
      if (!holds(command.agentId)) return { refused: 'notYours' }
      const waiting = queue(model, {
        now,
        promise: command.promise,
        priority: undefined,
        front: true,
        ...command.route,
      })
      return { next: command.note ? says(waiting, command.note) : waiting }
    }

    case 'transfer': {
      if (!holds(command.agentId)) return { refused: 'notYours' }
      const { to, promise } = command
      if (to.kind === 'team') {
        return {
          next: queue(model, { now, promise, priority: undefined, front: true, ...command.route, teamId: to.id }),
        }
      }
      return to.id === command.agentId ? { refused: 'toYourself' } : { next: give(model, to.id) }
    }

    case 'return':
      if (!holds(command.agentId)) return { refused: 'notYours' }
      return { next: says({ ...assist(model), ...settled }, command.says) }

    case 'snooze':
      if (!holds(command.agentId)) return { refused: 'notYours' }
      if (command.until !== undefined && command.until <= now) return { refused: 'past' }
      return { next: { ...model, owner: { is: 'agent', id: command.agentId, aside: command.until ?? 'reply' } } }

    case 'wake': {
      const due = owner.is === 'agent' && owner.aside && owner.aside !== 'reply' && owner.aside <= now
      return due ? { next: { ...model, owner: { is: 'agent', id: owner.id } } } : unchanged
    }

    case 'keepTime': {
      if (!command.says) return unchanged
      // Only who sits before an agent is held.
      return owner.is === 'agent' && !owner.aside ? { next: says(model, command.says) } : { refused: 'notYours' }
    }

    case 'resolve': {
      if (owner.is === 'nobody') return unchanged
      if (!holds(command.agentId)) return { refused: 'notYours' }
      const asked = command.asks?.length !== 0 || model.asked
      const { joined: _over, team: _for, ...rest } = model
      return {
        next: {
          ...rest,
          owner: { is: 'nobody', last: command.agentId },
          turn: model.turn + 1,
          ...settled,
          mail: false,
          asked,
        },
      }
    }

    case 'mailed':
      return unchanged

    case 'closeIdle':
      return owner.is === 'assistant' && command.before === '9999' ? { next: over(model) } : unchanged

    case 'solved': {
      if (owner.is === 'nobody') return unchanged
      if (owner.is === 'agent') return { refused: 'alreadyClaimed' }
      return { next: { ...over(model), ...(command.asks.length > 0 && { asked: true }) } }
    }

    case 'reopen':
      if (owner.is !== 'nobody') return { refused: 'notResolved' }
      if (command.load && command.load.open >= command.load.capacity) return { refused: 'atCapacity' }
      return { next: again(model, { is: 'agent', id: command.agent.id }) }

    case 'tag':
      return unchanged

    case 'prioritise': {
      const { priority } = command
      return {
        next: { ...model, lastPriority: priority, ...(owner.is === 'queue' && { owner: { ...owner, priority } }) },
      }
    }

    case 'assign': {
      const { to, agent, load, promise, route } = command
      if (owner.is === 'nobody') return { refused: 'notOpen' }
      if (to.kind === 'agent' && holds(to.id)) return unchanged
      if (owner.is === 'agent' && !holds(agent.id)) return { refused: 'alreadyClaimed' }
      if (to.kind === 'agent') {
        return load && load.open >= load.capacity ? { refused: 'full' } : { next: give(model, to.id) }
      }
      if (owner.is === 'assistant') return { refused: 'notQueued' }
      if (owner.is === 'agent')
        return { next: queue(model, { now, promise, priority: undefined, front: true, ...route, teamId: to.id }) }
      return owner.team === to.id
        ? unchanged
        : {
            next: {
              ...model,
              team: to.id,
              turn: model.turn + 1,
              owner: { ...owner, team: to.id, circle: route?.circle ?? 'team', asked: now },
            },
          }
    }

    case 'undo':
      return command.sinceSeq === command.before.seq ? unchanged : { refused: 'actedSince' }

    case 'mergeInto': {
      const { into, agent, says: line } = command
      if (into === 'c') return { refused: 'toItself' }
      if (model.elsewhere === into) return unchanged
      if (owner.is === 'agent' && !holds(agent.id)) return { refused: 'alreadyClaimed' }
      const told = { ...says(model, line), elsewhere: into }
      if (owner.is === 'nobody') return { next: told }
      const { joined: _over, team: _for, ...rest } = told
      const last = owner.is === 'agent' ? { last: owner.id } : {}
      return { next: { ...rest, owner: { is: 'nobody', ...last }, turn: model.turn + 1, mail: false, ...settled } }
    }

    case 'absorb': {
      if (owner.is === 'nobody') return { refused: 'notOpen' }
      const next = command.notes.reduce(says, model)
      // Who waits for a word wakes what was set aside.
      const wakes = command.waitsSince && owner.is === 'agent'
      return { next: wakes ? { ...next, owner: { is: 'agent', id: owner.id } } : next }
    }
  }
}

/** Nobody has it any more, and nobody had it but the desk. */
function over({ joined: _over, team: _for, ...rest }: Expected): Expected {
  return { ...rest, owner: { is: 'nobody' }, turn: rest.turn + 1, mail: false, ...settled }
}

/** Whether the assistant may post. */
export function mayAssist({ owner, mail }: Expected): boolean {
  return owner.is === 'assistant' || (owner.is === 'queue' && (owner.helped || mail))
}

/** The customer stops the draft: nobody owes a reply to what they wrote until now. */
export function calledOff(model: Expected): Expected {
  return { ...model, ...settled, stopped: [...model.stopped, ...model.unanswered] }
}

type Spoken = Extract<Command, { do: 'leaveQueue' }>['says']

function says(model: Expected, { id, author, visibility, clientMessageId, text }: Spoken): Expected {
  const by = author.kind === 'agent' ? (author.id ?? '') : author.kind === 'bot' ? 'assistant' : author.kind
  const one = { by, note: visibility === 'note', id, text, ...(clientMessageId && { clientId: clientMessageId }) }
  return { ...model, said: [...model.said, one] }
}

function give(model: Expected, id: string): Expected {
  return { ...model, owner: { is: 'agent', id }, turn: model.turn + 1 }
}

function assist(model: Expected): Expected {
  const { joined: _left, team: _for, ...rest } = model
  return { ...rest, owner: { is: 'assistant' }, mail: false, turn: model.turn + 1 }
}

function again(model: Expected, owner: Owner): Expected {
  const { elsewhere: _back, ...rest } = model
  return { ...rest, owner, turn: model.turn + 1, rated: false, asked: false }
}

interface Joining {
  now: Iso
  promise: { kind: 'now' | 'later' }
  /** Undefined keeps the one that it has. */
  priority: number | undefined
  front: boolean
  teamId?: string
  circle?: 'everyone'
}

function queue(before: Expected, { now, promise, priority, front, teamId: team, circle }: Joining): Expected {
  const { team: _before, ...model } = before
  const since = model.joined ?? now
  const kept = priority ?? model.lastPriority ?? 0
  return {
    ...model,
    joined: since,
    lastPriority: kept,
    turn: model.turn + 1,
    ...(team && { team }),
    owner: {
      is: 'queue',
      since,
      circle: circle ?? (team ? 'team' : 'everyone'),
      asked: now,
      front,
      priority: kept,
      helped: promise.kind === 'later',
      ...(team && { team }),
    },
  }
}
