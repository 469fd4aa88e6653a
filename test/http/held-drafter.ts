/** A drafter that writes what it is told, piece by piece, and waits where it is told to. */
import type { Drafter, DraftRequest } from '../../src/ports.ts'

export interface HeldDrafter extends Drafter {
  /** Lets every waiting draft go on, and those to come. */
  release(): void
  /** Holds drafts from now on. */
  hold(): void
  /** Requests so far. */
  asked: DraftRequest[]
}

/** Says the first sentence of the best passage, citing it, waits, and says the next ones. */
export function heldDrafter(): HeldDrafter {
  let open: () => void = () => {}
  let gate = Promise.resolve()
  const hold = () => {
    gate = new Promise((resolve) => {
      open = resolve
    })
  }
  hold()
  const asked: DraftRequest[] = []
  return {
    name: 'held',
    asked,
    available: () => true,
    release: () => open(),
    hold,
    async *draft(request) {
      asked.push(request)
      const [first] = request.passages
      const [head = '', ...rest] = (first?.passage.text ?? '').split(/(?<=\.)\s+/)
      const cite = ` [${first?.n}]`
      yield `${head.replace(/\.$/, '')}${cite}. `
      await Promise.race([gate, aborted(request.signal)])
      if (request.signal.aborted) return
      for (const sentence of rest) yield `${sentence.replace(/\.$/, '')}${cite}. `
    },
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}
