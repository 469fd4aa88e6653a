/** Whom `export` and `erase` are about, read from their arguments, and the list to choose from. */
import { z } from 'zod'
import type { Meant, Subject } from '../desk/subjects.ts'
import { UsageError } from './usage.ts'

export const subjectOptions = {
  contact: { type: 'string' },
  visitor: { type: 'string', multiple: true },
  unverified: { type: 'boolean' },
} as const

/** @throws UsageError where nobody is named, or not in a way that can be read */
export function meantBy(given: { contact?: string; visitor?: string[]; unverified?: boolean }): Meant {
  const { contact, visitor: visitorIds, unverified } = given
  if (contact === undefined && visitorIds === undefined) {
    throw new UsageError('Say whom: --contact EMAIL, or --visitor ID.')
  }
  const email = contact === undefined ? undefined : z.email().safeParse(contact.trim())
  if (email && !email.success) throw new UsageError('--contact takes an email address.')
  if (visitorIds?.some((id) => !z.uuid().safeParse(id).success)) {
    throw new UsageError('--visitor takes the id of a visitor, as --contact lists them.')
  }
  return {
    ...(email && { email: email.data }),
    ...(visitorIds && { visitorIds }),
    ...(unverified && { unverified }),
  }
}

/** A few lines on each visitor. */
export function listed(subjects: readonly Subject[], byAddress: boolean): string {
  return subjects
    .map(({ visitorId, verified, name, email, lastSeen, conversations }) => {
      const who = [name, email && `<${email}>`].filter(Boolean).join(' ') || 'no name'
      const proof = byAddress ? (verified ? ', address proven' : ', address only typed') : ''
      const lines = conversations.map(
        ({ conversationId, startedAt, status }) => `      ${conversationId}  started ${startedAt}, ${status}\n`,
      )
      return `  visitor ${visitorId}  ${who}${proof}, last seen ${lastSeen}\n${lines.join('')}`
    })
    .join('')
}

/** What to do about visitors who only typed the address. */
export function doubt(leftOut: readonly Subject[]): string {
  if (leftOut.length === 0) return ''
  return (
    'These only typed the address, which anybody can, and are left out. Look at them in the console, then name those\n' +
    `that are meant with --visitor ID, or take all with --unverified:\n${listed(leftOut, true)}`
  )
}
