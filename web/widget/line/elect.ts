/** Which of several tabs leads: the holder of a lock, which the browser hands on when its holder closes. */

export interface Election {
  leads(): boolean
  /** Takes the lock from a tab that does not answer. */
  steal(): void
  /** Lets go; the next in line leads. */
  leave(): void
}

/**
 * Resolves once it is known whether this tab leads.
 * @param onLead this tab leads from now on (`true`), or another one took over (`false`); not called for the first answer
 * @throws where the browser refuses its locks
 */
export async function elect(
  locks: Pick<LockManager, 'request'>,
  name: string,
  onLead: (leads: boolean) => void,
): Promise<Election> {
  let leading = false
  let left = false
  let letGo = () => {}
  let waiting = new AbortController()

  /** Holds the lock until it is let go, or stolen, which rejects the request. */
  const hold = () =>
    new Promise<void>((free) => {
      letGo = free
      leading = true
    })
  const lead = () => {
    if (left) return
    const held = hold()
    onLead(true)
    return held
  }
  const queueUp = () => {
    const mine = new AbortController()
    waiting = mine
    locks.request(name, { signal: mine.signal }, lead).catch(() => mine.signal.aborted || stolen())
  }
  function stolen(): void {
    if (left || !leading) return
    leading = false
    queueUp()
    onLead(false)
  }

  await new Promise<void>((settled, refused) => {
    const first = (lock: Lock | null) => {
      const held = lock ? hold() : undefined
      settled()
      return held
    }
    locks.request(name, { ifAvailable: true }, first).catch((fault) => (leading ? stolen() : refused(fault)))
  })
  if (!leading) queueUp()

  return {
    leads: () => leading,
    steal() {
      if (left || leading) return
      waiting.abort()
      locks.request(name, { steal: true }, lead).catch(stolen)
    },
    leave() {
      left = true
      leading = false
      waiting.abort()
      letGo()
    },
  }
}
