/** The record: the one place that is written to disk. */
import type { AuditStore } from './audit.ts'
import type { ContentStore } from './content.ts'
import type { ConversationStore } from './conversations.ts'
import type { DemoStore } from './demo.ts'
import type { FileStore } from './files.ts'
import type { HelpStore } from './help.ts'
import type { OverlapStore } from './inspector.ts'
import type { IntentStore } from './intents.ts'
import type { ListStore } from './lists.ts'
import type { LetterStore } from './mail.ts'
import type { MissStore } from './misses.ts'
import type { PrivacyStore } from './privacy.ts'
import type { ProposalStore } from './proposals.ts'
import type { RehearsalStore } from './rehearsals.ts'
import type { SettingsStore } from './settings.ts'
import type { StaffStore } from './staff.ts'
import type { UsageStore } from './usage.ts'
import type { VisitorStore } from './visitors.ts'

/** The disk or the database does not answer as it should; the message says what is wrong and what to do, in a sentence. */
export class StoreUnavailable extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'StoreUnavailable'
  }
}

/** A `cursor` that did not come from an earlier page's `next`. */
export class BadCursor extends Error {
  constructor() {
    super('The cursor is not one that an earlier page gave as its next; leave it out to start again.')
    this.name = 'BadCursor'
  }
}

/**
 * The one place that is written to disk. Every operation is whole: when its promise resolves, it is durable; leases and
 * what models were asked outlive the process, but a power cut may take the last of them back.
 * Times and ids come from the caller. Unknown ids answer undefined. Any of them rejects with StoreUnavailable
 * when the database cannot be reached, is locked, full or damaged; nothing of that operation is then written.
 */
export interface Store
  extends VisitorStore,
    ConversationStore,
    ListStore,
    FileStore,
    IntentStore,
    LetterStore,
    StaffStore,
    AuditStore,
    PrivacyStore,
    SettingsStore,
    UsageStore,
    ContentStore,
    ProposalStore,
    HelpStore,
    OverlapStore,
    RehearsalStore,
    MissStore,
    DemoStore {
  /** Cheap proof that the disk takes writes: one small durable write. */
  ping(): Promise<void>
  close(): Promise<void>
}
