/** Notices passed on within this process. A listener that throws does not keep the others from hearing. */
import type { Fanout, Notice } from '../ports/fanout.ts'
import type { Log } from '../ports/system.ts'

export function localFanout(log: Log): Fanout {
  const listeners = new Set<(notice: Notice) => void>()
  return {
    publish(notice) {
      for (const listener of listeners) {
        try {
          listener(notice)
        } catch (error) {
          log.error({ err: error, kind: notice.kind }, 'a listener failed')
        }
      }
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
