/** Which of an agent's tabs acts for all of them, and whether one of them is being looked at. */

const LOOKED_AT = 'bellhop.console.looked-at'

/** Where pages may not lock anything (no https), every tab acts for itself. */
const locks: LockManager | undefined = navigator.locks

/**
 * Stands for a duty that one tab has. Whoever has it keeps it until the tab is closed.
 * @returns whether this tab has it, now
 */
export function standFor(duty: string): () => boolean {
  let mine = !locks
  void locks?.request(`bellhop.console.${duty}`, () => {
    mine = true
    return new Promise<never>(() => {})
  })
  return () => mine
}

/** Lets the other tabs know while this one is in front. */
export function showWhenLookedAt() {
  let letGo = () => {}
  const follow = () => {
    letGo()
    letGo = () => {}
    if (document.hidden) return
    const held = new Promise<void>((done) => {
      letGo = done
    })
    void locks?.request(LOOKED_AT, { mode: 'shared' }, () => held)
  }
  document.addEventListener('visibilitychange', follow)
  follow()
}

/** Whether any tab of the console is in front. */
export async function isLookedAt(): Promise<boolean> {
  if (!document.hidden || !locks) return !document.hidden
  const { held = [] } = await locks.query()
  return held.some(({ name }) => name === LOOKED_AT)
}
