/** Whom the embedding page vouches for, one after the other; nothing is opened or sent before it is settled who it is. */
import type { Recognising } from './recognise.ts'

export interface Identity {
  /** A JWT that the page's server signed. The last one counts. */
  show(jwt: string): void
  /** Shows it again, where the server does not know the token any more. */
  again(): Promise<void>
  /** Resolves when it is settled whose panel this is. */
  settled(): Promise<void>
  forget(): void
}

interface Options extends Omit<Recognising, 'still'> {
  /** The page said that an identity comes: until then nothing is settled. */
  awaited: boolean
  onSettled(): void
}

export function openIdentity({ awaited, onSettled, ...on }: Options): Identity {
  let shown = ''
  let turn = 0
  let arrived = () => {}
  let settled = new Promise<void>((resolve) => {
    arrived = resolve
  })
  if (!awaited) arrived()

  const show = (jwt: string) => {
    shown = jwt
    const mine = ++turn
    const still = () => mine === turn
    settled = settled.then(async () => {
      try {
        const { recognise } = await import('./recognise.ts')
        await recognise(jwt, { ...on, still })
      } catch (error) {
        on.warn(`the identity was not looked at. ${error}`)
        // Whether that is the person who is signed in now cannot be told: better nothing than another's words.
        if (on.session.known()?.person) return
      }
      if (still()) onSettled()
    })
    arrived()
  }
  const whenSettled = async () => {
    for (let now: unknown; now !== settled; ) {
      now = settled
      await settled
    }
  }
  return {
    show,
    settled: whenSettled,
    async again() {
      if (shown) show(shown)
      await whenSettled()
    },
    forget() {
      shown = ''
      turn++
      arrived()
    },
  }
}
