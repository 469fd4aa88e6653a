/** What admins say and see of the staff, and the links by which people join. */
import { z } from 'zod'
import { PASSWORD_CHARACTERS } from '../domain/password.ts'
import { typedText } from './bodies.ts'
import { bounds } from './limits.ts'
import { category, language } from './settings.ts'

const Role = z.enum(['admin', 'agent', 'editor'])
const unique = <T>(list: T[]) => [...new Set(list)]
const Roles = z.array(Role).min(1, 'takes at least one role').max(3).transform(unique)
const Name = typedText(bounds.NAME_CHARACTERS)
const token = z.string().max(bounds.TOKEN_CHARACTERS)

export const InviteBody = z.strictObject({
  email: typedText(bounds.EMAIL_CHARACTERS).pipe(z.email('is not an email address')),
  name: Name,
  roles: Roles,
})

/** What is left out stays as it is. */
export const MemberBody = z.strictObject({
  name: Name.optional(),
  roles: Roles.optional(),
  disabled: z.boolean().optional(),
  capacity: z
    .int('takes a whole number')
    .min(1, 'is at least 1')
    .max(50, 'is at most 50')
    .nullable()
    .optional()
    .meta({ description: 'Conversations held at once; null: as many as the settings say.' }),
  languages: z.array(language).max(bounds.MEMBER_LANGUAGES).transform(unique).optional(),
  skills: z.array(category).max(bounds.MEMBER_SKILLS).transform(unique).optional(),
})

export const LookBody = z.strictObject({ token })
export const AcceptBody = z.strictObject({
  token,
  name: Name.optional(),
  password: z.string().max(PASSWORD_CHARACTERS.max),
})

export const Staff = z
  .object({ id: z.uuid(), name: z.string(), email: z.string(), roles: z.array(Role) })
  .meta({ id: 'Staff' })
export type Staff = z.infer<typeof Staff>

/** Who did something, as the team sees it. */
export const By = z.object({ id: z.string(), name: z.string() })

export const Member = Staff.extend({
  disabled: z.boolean(),
  capacity: z.int().nullable(),
  languages: z.array(z.string()),
  skills: z.array(z.string()),
}).meta({ id: 'Member' })
export type Member = z.infer<typeof Member>

const kind = z
  .enum(['join', 'password'])
  .meta({ description: '`join`: somebody new; `password`: a member sets a new one.' })

export const Members = z.object({
  staff: z.array(
    Member.extend({
      state: z.enum(['online', 'away', 'assign_only', 'offline']),
      open: z.int().meta({ description: 'Conversations that they hold.' }),
      lastSeen: z.iso.datetime().nullable(),
      teams: z.array(z.string()),
    }),
  ),
  invites: z.array(
    z.object({
      id: z.string(),
      kind,
      email: z.string(),
      name: z.string(),
      roles: z.array(Role),
      invitedBy: z.string(),
      at: z.iso.datetime(),
      expires: z.iso.datetime(),
      expired: z.boolean(),
    }),
  ),
  teams: z.array(z.object({ id: z.string(), name: z.string() })),
  capacity: z.int().meta({ description: 'What the settings say, for whoever has no number of their own.' }),
  categories: z.array(z.string()).meta({ description: 'Categories of the knowledge base: what skills are of.' }),
})
export type Members = z.infer<typeof Members>

export const Link = z
  .object({
    id: z.string(),
    url: z.string().meta({ description: 'Told this once: only its hash is kept.' }),
    expires: z.iso.datetime(),
  })
  .meta({ id: 'Link' })
export type Link = z.infer<typeof Link>

export const Invited = z.object({ kind, email: z.string(), name: z.string(), expires: z.iso.datetime() })
export type Invited = z.infer<typeof Invited>
