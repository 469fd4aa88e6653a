/** What every Store must do, whatever it keeps its rows in. */
import { afterEach, beforeEach, describe } from 'vitest'
import type { Store } from '../../src/ports/store.ts'
import { answeredContract } from './store/answered.ts'
import { articleContract } from './store/articles.ts'
import { auditContract } from './store/audit.ts'
import { demoContract } from './store/demo.ts'
import { deskContract } from './store/desk.ts'
import { fileContract } from './store/files.ts'
import { helpContract } from './store/help.ts'
import { intentContract } from './store/intents.ts'
import { inviteContract } from './store/invites.ts'
import { knownContract } from './store/known.ts'
import { letterContract } from './store/letters.ts'
import { listContract } from './store/lists.ts'
import { logContract } from './store/log.ts'
import { missContract } from './store/misses.ts'
import { overlapContract } from './store/overlaps.ts'
import { peopleContract } from './store/people.ts'
import { privacyContract } from './store/privacy.ts'
import { readContract } from './store/reads.ts'
import { usageContract } from './store/usage.ts'

/** The store under test: reopening gives another one, so parts of the suite ask for it each time. */
export interface Opened {
  store: Store
  /** Closes the store and opens what it wrote again. */
  reopen(): Promise<Store>
  /** Closes it and clears up. */
  close(): Promise<void>
}

export type Subject = () => Opened

/** Runs the suite; every test gets a store of its own from `open`. */
export function storeContract(name: string, open: () => Promise<Opened>): void {
  describe(name, () => {
    let opened: Opened
    beforeEach(async () => {
      opened = await open()
    })
    afterEach(() => opened.close())
    const subject = () => opened

    describe('the log of a conversation', () => logContract(subject))
    describe('what was answered', () => answeredContract(subject))
    describe('lists of conversations', () => listContract(subject))
    describe('intents to reply', () => intentContract(subject))
    describe('visitors and staff', () => peopleContract(subject))
    describe('changes to the staff, and links to join it', () => inviteContract(subject))
    describe('files that go with messages', () => fileContract(subject))
    describe('what the customer has read', () => readContract(subject))
    describe('what is known of contacts, and proposed articles', () => knownContract(subject))
    describe('votes on help articles', () => helpContract(subject))
    describe('what is kept of articles', () => articleContract(subject))
    describe('the audit log', () => auditContract(subject))
    describe('export, erasure and retention', () => privacyContract(subject))
    describe('demo data', () => demoContract(subject))
    describe('presence, settings and secrets', () => deskContract(subject))
    describe('what customers did not get', () => missContract(subject))
    describe('findings that editors let be', () => overlapContract(subject))
    describe('letters', () => letterContract(subject))
    describe('what models are asked', () => usageContract(subject))
  })
}
