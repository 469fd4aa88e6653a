/** What the kernel saw: the log is forced to disk before the acknowledgement of what it holds is written to a socket. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { seeded } from '../eval/random.ts'
import { scratch } from '../journeys/support/server.ts'
import { connect, request, type World } from './client.ts'
import { openLedger } from './ledger.ts'
import { openLife } from './server.ts'

const MESSAGES = 50

export interface Traced {
  acknowledged: number
  /** Acknowledgements that were written with no forced write of the log since the message was sent. */
  early: string[]
  /** Times that the log was forced to disk. */
  forced: number
}

/**
 * Sends messages to a server under `strace` and reads in the trace what came first.
 * @throws Error where strace is not installed or may not attach
 */
export async function trace(): Promise<Traced> {
  const life = await openLife()
  const ledger = openLedger(0)
  const world: World = { life, ledger, random: seeded(1), writing: true, open: true }
  await life.start()
  const file = join(scratch('strace'), 'trace')
  const calls = 'trace=openat,pwrite64,fdatasync,fsync,write,writev,sendto,sendmsg'
  const tracer = spawn('strace', ['-f', '-y', '-s', '400', '-e', calls, '-o', file, '-p', String(life.pid)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  await Promise.race([
    once(tracer.stderr, 'data'),
    once(tracer, 'error').then(([error]) => Promise.reject(error as Error)),
  ])
  const { body } = await request(world, 'POST', '/api/conversations', {})
  const { conversationId, token } = body as { conversationId: string; token: string }
  const line = await connect(world, { token }, {}, () => {})
  for (let n = 0; n < MESSAGES; n++) {
    const pong = line.next(({ type }) => type === 'pong')
    // Its answer marks the place in the trace after which the message came.
    line.send({ type: 'ping', id: `before-${n}` })
    await pong
    const sent = ledger.write('customer', conversationId, 'Is it on disk?')
    const ack = line.next((frame) => frame.type === 'ack' && frame.clientMessageId === sent.clientMessageId)
    line.write(sent)
    await ack
  }
  line.close()
  tracer.kill('SIGINT')
  await once(tracer, 'close')
  await life.stop()
  return read(readFileSync(file, 'utf8'))
}

function read(text: string): Traced {
  let synced = false
  let forced = 0
  let acknowledged = 0
  const early: string[] = []
  for (const line of text.split('\n')) {
    if (line.includes('"type\\":\\"pong')) synced = false
    // With -f a call that another thread interrupts is written in two parts; the second has its result.
    if (/(fdatasync|fsync)(\(\d+<[^>]*-wal>\)| resumed>\)).*= 0$/.test(line)) {
      synced = true
      forced++
    }
    if (/\\"type\\":\\"ack\\".*clientMessageId/.test(line)) {
      acknowledged++
      if (!synced) early.push(line.slice(0, 200))
    }
  }
  return { acknowledged, early, forced }
}
