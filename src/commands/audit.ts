import { parseArgs } from 'node:util'
import { openStore } from '../compose.ts'
import { readConfig } from '../config.ts'
import type { AuditEntry } from '../ports/audit.ts'
import type { Store } from '../ports/store.ts'
import { UsageError } from './usage.ts'

const PAGE = 200

/** Prints the audit log, oldest first, a line an entry. */
export async function audit(args: string[]): Promise<number> {
  const { since, json } = parsed(args)
  const store = await openStore(readConfig(process.env))
  try {
    for (const entry of await entriesSince(store, since)) {
      process.stdout.write(`${json ? JSON.stringify(entry) : lineOf(entry)}\n`)
    }
    return 0
  } finally {
    await store.close()
  }
}

function parsed(args: string[]): { since: string | undefined; json: boolean } {
  try {
    const { since, json = false } = parseArgs({
      args,
      options: { since: { type: 'string' }, json: { type: 'boolean' } },
    }).values
    if (since === undefined) return { since, json }
    return { since: new Date(since).toISOString(), json }
  } catch (error) {
    const message = error instanceof RangeError ? '--since takes a day or a moment, e.g. 2026-03-01.' : String(error)
    throw new UsageError(message)
  }
}

async function entriesSince(store: Store, since: string | undefined): Promise<AuditEntry[]> {
  const found: AuditEntry[] = []
  let cursor: string | null | undefined
  do {
    const page = await store.auditEntries({ limit: PAGE, ...(since && { since }), ...(cursor && { cursor }) })
    found.push(...page.entries)
    cursor = page.next
  } while (cursor)
  return found.reverse()
}

function lineOf({ at, actor, action, conversationId, target, outcome, detail }: AuditEntry): string {
  const who = [actor.kind, actor.name, actor.id].filter(Boolean).join(' ')
  const about = Object.entries({ conversation: conversationId, target, ...detail })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
  return [at, outcome, action, `by ${who}`, ...about].join('  ')
}
