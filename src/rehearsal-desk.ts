/** A desk that is only asked aside, and quotes: nothing it says is recorded, and no model is called. */
import type { Desk } from './desk/desk.ts'
import { quoteDrafter } from './drafting/quote.ts'
import type { Reading } from './ports/content.ts'
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
    content: { files: absent('files of articles'), articles: { ...noArticles, all: () => new Map() } },
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

/** Making a reply needs no such thing; whoever tries has a defect. */
export function absent<T extends object>(what: string): T {
  return new Proxy({} as T, {
    get(_, name) {
      throw new Error(`this desk has no ${what}, and ${String(name)} was asked of it`)
    },
  })
}

const noArticles = {
  redirect: () => undefined,
  problems: () => [],
  read: () => absent<Reading>('article'),
  withFront: () => undefined,
  async reload() {},
  renewed() {},
  listen: () => () => {},
}

const silent: Log = { info() {}, warn() {}, error() {} }
