/** The real server as a child process: its own port, data folder and copy of a knowledge base. */
import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const repository = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))))
export const launcher = join(repository, 'src/bellhop.js')
export const journeyKb = join(repository, 'test/fixtures/journey-kb')

/** Long enough for a slow machine; nothing is measured with it. */
const START_MS = 60_000
/** What a stop may take, with room for a busy machine: the server itself promises 10 s. */
const STOP_MS = 15_000

export interface ServerOptions {
  env?: Record<string, string>
  /** A folder that is copied, so that a journey may write in it; default: the journeys' shop. */
  kb?: string
  /** Serve `kb` itself and write nothing in it. */
  inPlace?: boolean
  /** Reused after a stop, for a restart on the same data. */
  data?: string
  port?: number
  /** Options of node itself, e.g. for a profile. */
  node?: string[]
}

export interface Exit {
  code: number | null
  signal: NodeJS.Signals | null
  stdout: string
  stderr: string
}

export interface Server {
  url: string
  port: number
  /** The knowledge base that is served: a writable copy, unless it is served in place. */
  kb: string
  data: string
  /** Everything printed so far, both streams. */
  output(): string
  /** Sends a signal and waits for the end; fails where the process outlives what a stop may take. */
  stop(signal?: NodeJS.Signals): Promise<Exit>
  /** Runs another command of Bellhop on the same data and articles. */
  cli(args: string[], input?: string): Promise<Exit>
}

/** Folders made here are removed when the process of the tests ends. */
const made: string[] = []
process.once('exit', () => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
})

export function scratch(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `bellhop-${name}-`))
  made.push(folder)
  return folder
}

export function copyOf(kb: string): string {
  const copy = scratch('kb')
  cpSync(kb, copy, { recursive: true })
  return copy
}

/** @throws Error with all that the server printed, where it does not come up */
export async function startServer(options: ServerOptions = {}): Promise<Server> {
  const port = options.port ?? (await freePort())
  const data = options.data ?? scratch('data')
  const kb = options.inPlace && options.kb ? options.kb : copyOf(options.kb ?? journeyKb)
  const env = { PORT: String(port), BELLHOP_DATA: data, BELLHOP_KB: kb, ...options.env }
  const run = bellhop(['serve'], { env, ...(options.node && { node: options.node }) })
  const url = `http://127.0.0.1:${port}`
  await ready(url, run)
  return {
    url,
    port,
    kb,
    data,
    output: run.output,
    async stop(signal = 'SIGTERM') {
      run.child.kill(signal)
      return await withinBounds(run)
    },
    cli: (args, input) => bellhop(args, { env: { BELLHOP_DATA: data, BELLHOP_KB: kb }, input }).exit,
  }
}

export interface Run {
  child: ChildProcess
  exit: Promise<Exit>
  output(): string
}

export interface RunOptions {
  env?: Record<string, string>
  input?: string
  cwd?: string
  uid?: number
  node?: string[]
}

/** Starts the committed launcher with nothing of the developer's environment and in an empty folder, where no `.env` is. */
export function bellhop(args: string[], { env = {}, input, cwd, uid, node = [] }: RunOptions = {}): Run {
  const child = spawn(process.execPath, [...node, launcher, ...args], {
    cwd: cwd ?? tmpdir(),
    env: { PATH: process.env.PATH ?? '', HOME: tmpdir(), HOST: '127.0.0.1', NO_COLOR: '1', ...env },
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  })
  let stdout = ''
  let stderr = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  if (input !== undefined) child.stdin?.end(input)
  const exit = new Promise<Exit>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }))
  })
  const killAtExit = () => child.kill('SIGKILL')
  process.once('exit', killAtExit)
  void exit.finally(() => process.removeListener('exit', killAtExit)).catch(() => {})
  return { child, exit, output: () => stdout + stderr }
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('No port was given.')
  return address.port
}

/** Ends a run that should end by itself; the bound keeps a hanging server from hanging the tests. */
export async function withinBounds(run: Run, ms = STOP_MS): Promise<Exit> {
  let timer: NodeJS.Timeout | undefined
  const bound = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      run.child.kill('SIGKILL')
      reject(new Error(`The process was still running after ${ms / 1000} s. It had printed:\n${run.output()}`))
    }, ms)
  })
  try {
    return await Promise.race([run.exit, bound])
  } finally {
    clearTimeout(timer)
  }
}

async function ready(url: string, run: Run): Promise<void> {
  let ended: Exit | undefined
  void run.exit.then(
    (exit) => {
      ended = exit
    },
    () => {},
  )
  const until = Date.now() + START_MS
  while (!ended && Date.now() < until) {
    const answer = await fetch(`${url}/readyz`).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  run.child.kill('SIGKILL')
  throw new Error(`The server did not come up${ended ? ` (status ${ended.code})` : ''}. It printed:\n${run.output()}`)
}
