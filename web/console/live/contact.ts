/** What the team knows of the opened conversation's customer. */
import type { KnownContact } from '../../../src/protocol/desk.ts'
import { know } from './opened.ts'
import { staffCall } from './session.ts'

const path = (visitorId: string) => `/api/contacts/${visitorId}`

/** Puts these in place of all attributes. @throws ApiError */
export async function saveAttributes(visitorId: string, attributes: Record<string, string>) {
  know(await staffCall<KnownContact>('PUT', `${path(visitorId)}/attributes`, { body: { attributes } }))
}

/** @throws ApiError */
export async function addContactNote(visitorId: string, text: string) {
  know(await staffCall<KnownContact>('POST', `${path(visitorId)}/notes`, { body: { text } }))
}

/** @throws ApiError */
export async function deleteContactNote(visitorId: string, noteId: string) {
  know(await staffCall<KnownContact>('DELETE', `${path(visitorId)}/notes/${noteId}`))
}
