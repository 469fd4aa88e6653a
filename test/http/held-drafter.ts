/** A drafter that writes what it is told, piece by piece, and waits where it is told to. */
import type { Drafter, DraftRequest } from '../../src/ports/drafting.ts'

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
      const sentences = (first?.passage.text ?? '').split(/(?<=\.)\s+/)
      const [head = '', ...rest] = sentences.map((sentence) => `${sentence.replace(/\.$/, '')} [${first?.n}]. `)
      // With a beginning of what follows, a sentence can be told to be whole.
      const began = rest[0]?.slice(0, 2) ?? ''
      yield head + began
      await Promise.race([gate, aborted(request.signal)])
      if (!request.signal.aborted) yield rest.join('').slice(began.length)
    },
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}
