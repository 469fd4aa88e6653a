/** Customers under fire: by socket, several messages at once, and by REST, waiting for each reply. */
import type { ReaderEvent } from '../../src/domain/events.ts'
import type { ServerFrame } from '../../src/protocol/frames.ts'
import { pick } from '../eval/random.ts'
import { connect, Gone, type Line, pause, request, through, type World } from './client.ts'
import type { Sent } from './ledger.ts'

const questions = [
  'How do I send an order back?',
  'How long does delivery take?',
  'What does gift wrapping cost?',
  'Thanks!',
  'and for gifts?',
  'Do you repair bicycles on the moon?',
]

/** Messages in one conversation, after which the customer opens another. */
const LONG_ENOUGH = 14
/** Every so many messages the customer asks for a person. */
const ASKS_FOR_PERSON = 0.04
const SENDS_AGAIN = 0.08
const SENDS_OTHER_TEXT = 0.03
/** Milliseconds between messages, at most. */
const QUIET_MS = 25

interface Talk {
  conversationId: string
  token: string
  /** The last seq that the customer saw. */
  cursor: number
  /** Oldest first; those that were not acknowledged are sent again. */
  sent: Sent[]
}

/** Opens a conversation; one whose answer was lost stays behind empty. */
async function opens(world: World): Promise<Talk> {
  const { status, body } = await request(world, 'POST', '/api/conversations', {})
  if (status !== 201) throw new Error(`a conversation could not be opened: ${status} ${JSON.stringify(body)}`)
  const { conversationId, token } = body as { conversationId: string; token: string }
  world.ledger.conversations.set(conversationId, token)
  return { conversationId, token, cursor: 0, sent: [] }
}

/** Writes over a socket, up to three messages at once, and follows what happens. */
export async function customerBySocket(world: World): Promise<void> {
  const { ledger, random } = world
  let talk: Talk | undefined
  await through(world, async () => {
    if (!talk || (talk.sent.length >= LONG_ENOUGH && talk.sent.every(({ seq }) => seq !== undefined))) {
      if (!world.writing) return true
      talk = await opens(world)
    }
    const here = talk
    const { conversationId, token, cursor } = here
    if (cursor > 0) ledger.counts.resumes++
    const line = await connect(world, { token, cursors: { [conversationId]: cursor } }, {}, (frame) =>
      follows(world, here, frame),
    )
    try {
      // In the order in which they were written: what was acknowledged last time and what was not.
      await all(
        world,
        line,
        here.sent.filter(({ seq }) => seq === undefined),
      )
      while (world.writing && here.sent.length < LONG_ENOUGH) {
        const burst = Array.from({ length: 1 + Math.floor(random() * 3) }, () => {
          const sent = ledger.write('customer', conversationId, pick(questions, random) ?? '')
          here.sent.push(sent)
          return sent
        })
        await all(world, line, burst)
        const known = pick(here.sent, random)
        if (known && random() < SENDS_AGAIN) await all(world, line, [known])
        if (known && random() < SENDS_OTHER_TEXT) await otherText(world, line, known)
        if (random() < ASKS_FOR_PERSON) line.send({ type: 'handoff', conversationId, id: 'person' })
        await pause(world, QUIET_MS)
      }
    } finally {
      line.close()
    }
    return !world.writing
  })
}

/** Puts messages on the wire one after another and waits until each is acknowledged. */
async function all(world: World, line: Line, messages: readonly Sent[]): Promise<void> {
  const { ledger } = world
  const acknowledged = messages.map(async (sent) => {
    const frame = await answered(line, sent)
    if (frame.type === 'ack') ledger.acknowledge(sent, frame.seq)
    else ledger.faults.push(`${sent.clientMessageId} was refused: ${JSON.stringify(frame)}`)
  })
  for (const sent of messages) line.write(sent)
  // Each for itself: what was acknowledged before the server went counts.
  const lost = (await Promise.allSettled(acknowledged)).find(({ status }) => status === 'rejected')
  if (lost) throw new Gone()
}

function answered(line: Line, { clientMessageId }: Sent): Promise<ServerFrame> {
  return line.next(
    (frame) => (frame.type === 'ack' || frame.type === 'error') && frame.clientMessageId === clientMessageId,
  )
}

async function otherText(world: World, line: Line, known: Sent): Promise<void> {
  const answer = answered(line, known)
  line.write(known, 'something else altogether')
  const frame = await answer
  if (frame.type === 'error' && frame.code === 'conflict') world.ledger.counts.conflicts++
  else world.ledger.faults.push(`another text under ${known.clientMessageId} was met with ${JSON.stringify(frame)}`)
}

function follows(world: World, talk: Talk, frame: ServerFrame): void {
  if (frame.type === 'resync') {
    world.ledger.faults.push(`${talk.conversationId} is behind seq ${talk.cursor}, which was seen already`)
  }
  if (frame.type !== 'event' || frame.conversationId !== talk.conversationId) return
  takeIn(world, talk, frame.event)
}

function takeIn(world: World, talk: Talk, event: ReaderEvent): void {
  if (event.prev !== talk.cursor) {
    world.ledger.faults.push(
      `${talk.conversationId}: after seq ${talk.cursor} came ${event.seq}, which follows ${event.prev}`,
    )
  }
  talk.cursor = event.seq
  world.ledger.saw('customer', talk.conversationId, event)
}

/** Writes over REST and waits for each reply; reads what happened from the cursor on. */
export async function customerByRest(world: World): Promise<void> {
  const { ledger, random } = world
  let talk: Talk | undefined
  let open: Sent | undefined
  await through(world, async () => {
    if (!open && !world.writing) return true
    if (!talk || (!open && talk.sent.length >= LONG_ENOUGH)) talk = await opens(world)
    const { conversationId, token } = talk
    const headers = { authorization: `Bearer ${token}` }
    if (!open) {
      open = ledger.write('customer', conversationId, pick(questions, random) ?? '')
      talk.sent.push(open)
    }
    await posts(world, open, headers)
    open = undefined
    const known = pick(talk.sent, random)
    if (known && random() < SENDS_AGAIN) await posts(world, known, headers)
    if (random() < ASKS_FOR_PERSON)
      await request(world, 'POST', `/api/conversations/${conversationId}/handoff`, {}, headers)
    if (random() < 0.5) await reads(world, talk, headers)
    await pause(world, QUIET_MS)
    return false
  })
}

async function posts(world: World, sent: Sent, headers: object): Promise<void> {
  const { conversationId, clientMessageId, text } = sent
  world.ledger.written(sent)
  const path = `/api/conversations/${conversationId}/messages`
  const { status, body } = await request(world, 'POST', path, { clientMessageId, text }, headers)
  if (status === 503) throw new Gone()
  if (status !== 200 && status !== 202) {
    world.ledger.faults.push(`${clientMessageId} was refused: ${status} ${JSON.stringify(body)}`)
    return
  }
  const { message, reply } = body as unknown as { message: { seq: number }; reply: { id: string } | null }
  world.ledger.acknowledge(sent, message.seq)
  if (!reply) return
  if (sent.reply && sent.reply !== reply.id) {
    world.ledger.faults.push(`${clientMessageId} was answered with ${sent.reply}, and when sent again with ${reply.id}`)
  }
  sent.reply = reply.id
}

async function reads(world: World, talk: Talk, headers: object): Promise<void> {
  const path = `/api/conversations/${talk.conversationId}/events?after=${talk.cursor}`
  const { status, body } = await request(world, 'GET', path, undefined, headers)
  if (talk.cursor > 0) world.ledger.counts.resumes++
  if (status !== 200) {
    world.ledger.faults.push(`events after ${talk.cursor} of ${talk.conversationId} were answered with ${status}`)
    return
  }
  for (const event of body.events as ReaderEvent[]) takeIn(world, talk, event)
}
