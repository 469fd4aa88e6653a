/** Agents under fire: they take who waits, write to them by REST or by socket, and give them back to the assistant. */
import type { ServerFrame } from '../../src/protocol/frames.ts'
import { addStaff, ana, bo, type Member } from '../journeys/support/staff.ts'
import { connect, Gone, type Line, pause, request, through, type World } from './client.ts'
import type { Sent } from './ledger.ts'

const QUIET_MS = 40

export interface Agent {
  id: string
  cookie: string
}

/** Makes two agents and signs them in: their sessions have to outlive every kill. */
export async function hire(world: World): Promise<Agent[]> {
  await addStaff(world.life, ana, bo)
  return Promise.all([ana, bo].map((member) => signIn(world, member)))
}

async function signIn(world: World, { email, password }: Member): Promise<Agent> {
  const { status, body, headers } = await request(world, 'POST', '/api/session', { email, password }, ours(world))
  if (status !== 200) throw new Error(`${email} could not sign in: ${status} ${JSON.stringify(body)}`)
  const cookie = headers.getSetCookie().map((line) => line.split(';')[0])
  return { id: String(body.id), cookie: cookie.join('; ') }
}

const ours = (world: World) => ({ origin: world.life.url })

/** Works on the queue until the world is closed. */
export async function agentAtWork(world: World, agent: Agent, by: 'rest' | 'socket'): Promise<void> {
  const headers = { ...ours(world), cookie: agent.cookie }
  const post = async (id: string, verb: string, body: object) => {
    const answer = await request(world, 'POST', `/api/conversations/${id}/${verb}`, body, headers)
    if (answer.status === 401) world.ledger.faults.push('a session was lost')
    return answer
  }
  let open: Sent[] = []
  await through(world, async () => {
    const line = by === 'socket' ? await connect(world, {}, headers, (frame) => sees(world, frame)) : undefined
    try {
      for (;;) {
        for (const sent of open) await (line ? writes(world, line, sent) : posts(sent))
        open = []
        if (!world.writing) return true
        const { body } = await request(world, 'GET', '/api/queue', undefined, headers)
        const waiting = (body.entries ?? []) as { conversationId: string }[]
        const id = waiting[Math.floor(world.random() * waiting.length)]?.conversationId
        if (id && (await post(id, 'claim', {})).status === 200) {
          line?.send({ type: 'subscribe', conversationId: id, after: 0 })
          open = [1, 2].map((n) => world.ledger.write(agent.id, id, `It is on its way, part ${n}.`))
          for (const sent of open) await (line ? writes(world, line, sent) : posts(sent))
          open = []
          await post(id, world.random() < 0.5 ? 'return' : 'resolve', {})
        }
        await pause(world, QUIET_MS)
      }
    } finally {
      line?.close()
    }
  })

  async function posts(sent: Sent): Promise<void> {
    const { conversationId, clientMessageId, text } = sent
    world.ledger.written(sent)
    const { status, body } = await post(conversationId, 'messages', { clientMessageId, text })
    if (status === 503) throw new Gone()
    if (status !== 200) return refused(sent, body.error?.code, status)
    const messages = body.messages as { seq: number; clientMessageId?: string; author: { id?: string } }[]
    const mine = messages.find((each) => each.clientMessageId === clientMessageId && each.author.id === agent.id)
    if (mine) world.ledger.acknowledge(sent, mine.seq)
    else world.ledger.faults.push(`${clientMessageId} is not in the snapshot that acknowledges it`)
  }

  async function writes(_world: World, line: Line, sent: Sent): Promise<void> {
    const answer = line.next(
      (frame) => (frame.type === 'ack' || frame.type === 'error') && frame.clientMessageId === sent.clientMessageId,
    )
    line.write(sent)
    const frame = await answer
    if (frame.type === 'ack') world.ledger.acknowledge(sent, frame.seq)
    else if (frame.type === 'error') refused(sent, frame.code, frame.message)
  }

  /** A conversation that someone else took in the meantime, or that was resolved: the agent is told, and stops. */
  function refused(sent: Sent, code: string | undefined, said: unknown): void {
    sent.refused = code ?? String(said)
    const expected = code === 'already_claimed' || code === 'forbidden' || code === 'conflict' || code === 'stale'
    if (!expected) world.ledger.faults.push(`${sent.clientMessageId} was refused: ${code} ${String(said)}`)
  }
}

function sees(world: World, frame: ServerFrame): void {
  if (frame.type === 'event') world.ledger.saw('staff', frame.conversationId, frame.event)
}
