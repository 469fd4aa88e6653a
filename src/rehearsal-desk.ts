/** A desk that is only asked aside, and quotes: nothing it says is recorded, and no model is called. */
import type { Desk } from './desk/desk.ts'
import { quoteDrafter } from './drafting/quote.ts'
import type { Content } from './ports/content.ts'
import type { Retriever } from './ports/knowledge.ts'
import type { Log } from './ports/system.ts'
import { defaultLimits } from './protocol/limits.ts'
import type { Settings } from './protocol/settings.ts'
import { localFanout } from './realtime/fanout.ts'
import { systemClock } from './system/clock.ts'
import { systemIds } from './system/secrets.ts'

export interface Quoting {
  retriever: Retriever
  settings: Settings
  /** Wrong answers per hundred that the operator accepts. */
  maxWrong: number
}

export function quotingDesk({ retriever, settings, maxWrong }: Quoting): Desk {
  return {
    retriever,
    drafter: quoteDrafter(),
    settings: () => settings,
    maxWrong,
    store: absent('record'),
    passwords: absent('passwords'),
    files: absent('files'),
    render: absent('renderer'),
    // Which articles are overdue is for agents to see.
    content: absent<Content>('files', { articles: absent<Content['articles']>('articles', { all: () => new Map() }) }),
    moving: absent('moving of articles'),
    failing: () => new Map(),
    fanout: localFanout(silent),
    clock: systemClock,
    ids: systemIds,
    limits: defaultLimits,
    log: silent,
    publicUrl: '',
    runs: noRuns,
  }
}

/** Replies are made one by one, on the caller's own time. */
export const noRuns: Desk['runs'] = {
  schedule() {},
  cancel: () => false,
  active: () => false,
  draft: () => undefined,
  async drained() {},
}

/**
 * Making a reply needs no such thing; whoever tries has a defect.
 * @param there what of it is there all the same
 */
export function absent<T extends object>(what: string, there: Partial<T> = {}): T {
  return new Proxy(there as T, {
    get(known, name) {
      if (Object.hasOwn(known, name)) return known[name as keyof T]
      throw new Error(`this desk has no ${what}, and ${String(name)} was asked of it`)
    },
  })
}

const silent: Log = { info() {}, warn() {}, error() {} }
