/** What the team knows of a contact over all of their conversations: attributes and notes. */
import { addContactNote, contactOf, deleteContactNote, setAttributes } from '../desk/contacts.ts'
import type { Bodies } from '../protocol/bodies.ts'
import { KnownContact } from '../protocol/desk.ts'
import { allowed } from './errors.ts'
import { type Api, route } from './route.ts'
import { agentOf } from './work.ts'

export function contactRoutes(api: Api & { body: Bodies }): void {
  const { desk, body } = api
  const one = '/api/contacts/:visitorId'

  route(
    api,
    { method: 'get', path: one, summary: 'What the team knows of a contact', who: 'staff', answers: KnownContact },
    async ({ c }) => allowed(await contactOf(desk, c.req.param('visitorId') ?? '')),
  )
  route(
    api,
    {
      method: 'put',
      path: `${one}/attributes`,
      summary: 'Put these attributes in place of all that there were',
      who: 'staff',
      body: body.attributes,
      answers: KnownContact,
      audited: 'contact.attributes',
    },
    async ({ c, body: { attributes }, note }) => {
      const target = c.req.param('visitorId') ?? ''
      const known = allowed(await setAttributes(desk, target, attributes))
      note({ target, detail: { attributes: Object.keys(attributes).length } })
      return known
    },
  )
  route(
    api,
    {
      method: 'post',
      path: `${one}/notes`,
      summary: 'Note something down about a contact, for the team alone',
      who: 'staff',
      body: body.contactNote,
      answers: KnownContact,
      audited: 'contact.note',
    },
    async ({ c, actor, body: { text }, note }) => {
      const target = c.req.param('visitorId') ?? ''
      const known = allowed(await addContactNote(desk, target, agentOf(actor), text))
      note({ target })
      return known
    },
  )
  route(
    api,
    {
      method: 'delete',
      path: `${one}/notes/:noteId`,
      summary: 'Delete a note of your own',
      who: 'staff',
      answers: KnownContact,
      audited: 'contact.note.delete',
    },
    async ({ c, actor, note }) => {
      const target = c.req.param('visitorId') ?? ''
      const known = allowed(await deleteContactNote(desk, target, c.req.param('noteId') ?? '', agentOf(actor)))
      note({ target })
      return known
    },
  )
}
