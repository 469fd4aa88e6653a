/** Tells the team whether the assistant writes its answers: who comes in, and everyone when it changes. */
import { assistantState } from '../desk/assistant-state.ts'
import type { Desk } from '../desk/desk.ts'
import type { Notice } from '../ports/fanout.ts'
import type { ServerFrame } from '../protocol/frames.ts'
import type { Connection } from './connection.ts'

export interface AssistantNews {
  heard(notice: Notice): void
  /** Tells one agent. */
  to(connection: Connection): Promise<void>
  stop(): void
}

/** Changes within this time are told in one go, in milliseconds. */
const TOGETHER_MS = 40

export function assistantNews(desk: Desk, connections: ReadonlySet<Connection>): AssistantNews {
  let callOff: (() => void) | undefined
  let callOffAgain: (() => void) | undefined
  let told: string | undefined

  const present = async () => {
    const now = await assistantState(desk)
    // A budget comes back with the next day, when nothing else happens.
    callOffAgain?.()
    if (now.state === 'off') {
      const waitMs = Date.parse(now.again) - Date.parse(desk.clock.now())
      callOffAgain = waitMs > 0 ? desk.clock.after(waitMs, soon) : undefined
    }
    return JSON.stringify({ type: 'assistant', ...now } satisfies ServerFrame)
  }

  const announce = async () => {
    callOff = undefined
    const staff = [...connections].filter((connection) => connection.peer()?.kind === 'staff')
    if (staff.length === 0) return
    const json = await present()
    if (json === told) return
    told = json
    for (const connection of staff) connection.sendRaw(Buffer.from(json))
  }

  function soon() {
    callOff ??= desk.clock.after(TOGETHER_MS, () => {
      announce().catch((error) => desk.log.error({ err: error }, 'how the assistant does could not be told'))
    })
  }

  return {
    heard: ({ kind }) => kind === 'assistant' && soon(),
    async to(connection) {
      if (connection.peer()?.kind !== 'staff') return
      const json = await present()
      // The others hear of it too, where it changed unnoticed.
      if (told !== undefined && json !== told) soon()
      else told = json
      connection.sendRaw(Buffer.from(json))
    },
    stop() {
      callOff?.()
      callOffAgain?.()
    },
  }
}
