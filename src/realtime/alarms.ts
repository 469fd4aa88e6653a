/** Tells the team of questions without an answer that grow suddenly: who comes in, and everyone when that changes. */
import type { Desk } from '../desk/desk.ts'
import { alarmsNow } from '../desk/misses/alarm.ts'
import type { Notice } from '../ports/fanout.ts'
import type { ServerFrame } from '../protocol/frames.ts'
import type { Connection } from './connection.ts'

export interface AlarmNews {
  heard(notice: Notice): void
  /** Tells one member, where there is something to tell. */
  to(connection: Connection): Promise<void>
  stop(): void
}

/** Changes within this time are told in one go, in milliseconds. */
const TOGETHER_MS = 200

export function alarmNews(desk: Desk, connections: ReadonlySet<Connection>): AlarmNews {
  let callOff: (() => void) | undefined
  let told = '[]'

  const frame = async () => {
    const alarms = await alarmsNow(desk)
    return { json: JSON.stringify({ type: 'alarms', alarms } satisfies ServerFrame), key: JSON.stringify(alarms) }
  }

  const announce = async () => {
    callOff = undefined
    const { json, key } = await frame()
    if (key === told) return
    told = key
    for (const connection of connections) if (connection.peer()?.kind === 'staff') connection.sendRaw(Buffer.from(json))
  }

  return {
    heard({ kind }) {
      if (kind !== 'misses') return
      callOff ??= desk.clock.after(TOGETHER_MS, () => {
        announce().catch((error) => desk.log.error({ err: error }, 'an alarm could not be told'))
      })
    },
    async to(connection) {
      if (connection.peer()?.kind !== 'staff') return
      const { json, key } = await frame()
      if (key !== '[]') connection.sendRaw(Buffer.from(json))
    },
    stop: () => callOff?.(),
  }
}
