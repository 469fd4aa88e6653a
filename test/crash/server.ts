/** The real server, started and killed over and over on one database. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bellhop, type Exit, freePort, type Run, scratch, withinBounds } from '../journeys/support/server.ts'

export interface Life {
  readonly url: string
  readonly data: string
  /** Of the server that was started last. */
  readonly pid: number
  /** Counts starts: a request that fails under the same number, with the server up, failed for no reason. */
  readonly generation: number
  readonly up: boolean
  /** Starts; resolves once it serves, and false where it was killed before. */
  start(): Promise<boolean>
  kill(): Promise<void>
  stop(): Promise<Exit>
  /** Resolves when a server is up that was not up at the call, or at once where one is. */
  whenUp(): Promise<void>
  cli(args: string[], input?: string): Promise<Exit>
}

/** Every bound on how much may come in is out of the way: it is the kills that are tried. */
const limits = {
  BELLHOP_LIMIT_BURST_MS: '15',
  BELLHOP_LIMIT_VISITOR_MESSAGES_PER_MINUTE: '1000000',
  BELLHOP_LIMIT_ADDRESS_CONVERSATIONS_PER_HOUR: '1000000',
  BELLHOP_LIMIT_ADDRESS_REQUESTS_PER_MINUTE: '1000000',
  BELLHOP_LIMIT_SOCKET_FRAMES_PER_MINUTE: '1000000',
  BELLHOP_LIMIT_ADDRESS_SOCKETS_PER_MINUTE: '1000000',
}

const articles = {
  'returns.md': '# Returns\n\nYou can send an order back within 30 days of delivery. The refund takes five days.\n',
  'delivery.md': '# Delivery\n\nDelivery takes 3 to 5 days and costs nothing from 40 euros on.\n',
  'gifts.md': '# Gift wrapping\n\nGift wrapping is free of charge. Choose it in the basket.\n',
}

/** A database and a port for servers to live on, one after another. */
export async function openLife(): Promise<Life> {
  const [data, kb] = [scratch('crash-data'), scratch('crash-kb')]
  for (const [name, text] of Object.entries(articles)) writeFileSync(join(kb, name), text)
  mkdirSync(data, { recursive: true })
  writeFileSync(join(data, 'bellhop.config.json'), JSON.stringify({ queue: { capacity: 50 } }))
  const port = await freePort()
  const env = { PORT: String(port), BELLHOP_DATA: data, BELLHOP_KB: kb, LOG_LEVEL: 'warn', ...limits }
  let waiting: (() => void)[] = []
  let run: Run | undefined
  let up = false
  let generation = 0

  async function end(signal: NodeJS.Signals): Promise<Exit> {
    if (!run) throw new Error('No server was started.')
    up = false
    run.child.kill(signal)
    return withinBounds(run)
  }

  return {
    url: `http://127.0.0.1:${port}`,
    data,
    get pid() {
      return run?.child.pid ?? 0
    },
    get generation() {
      return generation
    },
    get up() {
      return up
    },
    async start() {
      generation++
      const started = bellhop(['serve'], { env })
      run = started
      const serving = await new Promise<boolean>((resolve, reject) => {
        started.child.stdout?.on('data', () => {
          if (started.output().includes('Bellhop is open')) resolve(true)
        })
        started.exit.then(({ signal, stdout, stderr }) => {
          if (signal === 'SIGKILL') resolve(false)
          else reject(new Error(`The server did not come up on what the last one left:\n${stdout}${stderr}`))
        }, reject)
      })
      if (!serving || started.child.killed) return false
      up = true
      for (const resume of waiting.splice(0)) resume()
      return true
    },
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
    whenUp() {
      return up
        ? Promise.resolve()
        : new Promise((resume) => {
            waiting = [...waiting, resume]
          })
    },
    cli: (args, input) => bellhop(args, { env: { BELLHOP_DATA: data, BELLHOP_KB: kb }, input }).exit,
  }
}
