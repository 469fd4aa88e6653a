/** What a process keeps, asked over its inspector after a collection: nothing is guessed from what it happens to hold. */
import { WebSocket } from 'ws'

/** Node's option for a process that is to be asked; it prints where. */
export const inspectable = '--inspect=127.0.0.1:0'

export interface Kept {
  /** Bytes in use on the heap and in buffers, after a collection. */
  used: number
  /** Bytes that the process has of the machine. */
  resident: number
}

/** @param printed all that the process wrote to stderr @throws Error where it cannot be asked */
export async function kept(printed: string): Promise<Kept> {
  const url = /Debugger listening on (ws:\S+)/.exec(printed)?.[1]
  if (!url) throw new Error(`The process does not say where its inspector is. It printed:\n${printed}`)
  const ws = new WebSocket(url)
  await new Promise((resolve, reject) => {
    ws.once('open', resolve)
    ws.once('error', reject)
  })
  let asked = 0
  const ask = (method: string, params: object = {}) =>
    new Promise<{ result?: { value?: unknown } }>((resolve) => {
      const id = ++asked
      const answer = (data: Buffer) => {
        const message = JSON.parse(data.toString()) as { id?: number; result: { result?: { value?: unknown } } }
        if (message.id !== id) return
        ws.off('message', answer)
        resolve(message.result)
      }
      ws.on('message', answer)
      ws.send(JSON.stringify({ id, method, params }))
    })
  await ask('HeapProfiler.collectGarbage')
  await ask('HeapProfiler.collectGarbage')
  const { result } = await ask('Runtime.evaluate', {
    expression: '(({ heapUsed, external, rss }) => [heapUsed + external, rss])(process.memoryUsage())',
    returnByValue: true,
  })
  ws.terminate()
  const [used, resident] = (result?.value ?? []) as number[]
  if (!used || !resident) throw new Error('The process did not say what it keeps.')
  return { used, resident }
}
