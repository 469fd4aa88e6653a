/** A helper of the bench in a process of its own: it prints the address that it listens at as its first line. */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

export interface Child {
  url: string
  pid: number
  stderr(): string
  end(): Promise<void>
}

/** @throws Error with what it printed, where it ends before it listens */
export async function startChild(script: string, args: string[] = [], nodeArgs: string[] = []): Promise<Child> {
  const path = new URL(script, import.meta.url).pathname
  const child = spawn(process.execPath, ['--import', 'tsx', ...nodeArgs, path, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const exit = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  const url = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).once('line', resolve)
    void exit.then(() => reject(new Error(`${script} did not start:\n${stderr}`)))
  })
  return {
    url,
    pid: child.pid ?? 0,
    stderr: () => stderr,
    async end() {
      child.kill('SIGTERM')
      await exit
      process.removeListener('exit', kill)
    },
  }
}
