/** What Bellhop takes. Unknown fields are refused with their names. */
import { z } from 'zod'
import { PASSWORD_CHARACTERS, passwordFault } from '../domain/password.ts'
import { clean } from '../domain/text.ts'
import { bounds, type Limits } from './limits.ts'

const NUL = String.fromCharCode(0)

/** Text as typed, made well-formed; 1 to `max` characters after trimming, no NUL. */
export function typedText(max: number) {
  return z
    .string()
    .refine((text) => !text.includes(NUL), 'holds a NUL character, which no message may')
    .transform((text) => (clean(text).trim() === '' ? '' : text.toWellFormed().trim()))
    .pipe(
      z
        .string()
        .min(1, 'is empty: write at least one character that is not a blank')
        .max(max, `is longer than ${max} characters: shorten it or send it in parts`),
    )
}

const Name = typedText(bounds.NAME_CHARACTERS)
const Email = typedText(bounds.EMAIL_CHARACTERS).pipe(z.email('is not an email address'))
const clientMessageId = z
  .string()
  .regex(
    new RegExp(`^[\\x21-\\x7e]{1,${bounds.CLIENT_MESSAGE_ID_CHARACTERS}}$`),
    `takes 1 to ${bounds.CLIENT_MESSAGE_ID_CHARACTERS} visible ASCII characters, e.g. a UUID`,
  )

/** A JWT of the embedding site. */
const identity = z.string().max(bounds.IDENTITY_CHARACTERS)

/** Whether it is good enough is said where it is set. */
const password = z.string().max(PASSWORD_CHARACTERS.max)

const Contact = z.strictObject({ name: Name.optional(), email: Email.optional() })

const webAddress = z
  .string()
  .max(bounds.WEB_ADDRESS_CHARACTERS, `is longer than ${bounds.WEB_ADDRESS_CHARACTERS} characters`)
  .refine((url) => /^https?:\/\//i.test(url) && URL.canParse(url), 'is not an http or https address')

/** A conversation goes to one colleague or to one team. */
export const oneReceiver = [
  ({ agentId, teamId }: { agentId?: string | undefined; teamId?: string | undefined }) =>
    (agentId === undefined) !== (teamId === undefined),
  'names either agentId or teamId',
] as const

/** The bodies of REST calls, under the operator's limits. */
export function bodies(limits: Limits) {
  const text = typedText(limits.MESSAGE_CHARACTERS)
  const aside = typedText(limits.NOTE_CHARACTERS)
  return {
    start: z.strictObject({
      contact: Contact.optional(),
      locale: z
        .string()
        .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'is not a language tag such as en or sr-Latn')
        .optional(),
      page: z.strictObject({ url: webAddress, title: typedText(bounds.PAGE_TITLE_CHARACTERS).optional() }).optional(),
      identity: identity.optional(),
      site: typedText(bounds.SITE_CHARACTERS).optional(),
    }),
    message: z.strictObject({ clientMessageId, text }),
    agentMessage: z.strictObject({
      clientMessageId,
      text,
      note: z.boolean().optional(),
      seenSeq: z.int().min(0).optional(),
    }),
    handoff: z.strictObject({ text: text.optional(), email: Email.optional() }),
    email: z.strictObject({ email: Email }),
    brief: z.strictObject({ text: aside }),
    contact: Contact,
    rating: z
      .strictObject({
        csat: z.int().min(1).max(5).optional(),
        ces: z.int().min(1).max(7).optional(),
        nps: z.int().min(0).max(10).optional(),
        comment: aside.optional(),
      })
      .refine(
        (rating) => Object.values(rating).some((value) => value !== undefined),
        'rates nothing: give csat, ces, nps or a comment',
      ),
    answerRating: z.strictObject({ helpful: z.boolean(), why: aside.optional() }),
    session: z.strictObject({ email: z.string().max(bounds.EMAIL_CHARACTERS), password }),
    setup: z
      .strictObject({ token: z.string().max(bounds.TOKEN_CHARACTERS), name: Name, email: Email, password })
      .superRefine((who, context) => {
        const fault = passwordFault(who.password, who)
        if (fault) context.addIssue({ code: 'custom', path: ['password'], message: fault })
      }),
    password: z.strictObject({
      current: password,
      next: password,
    }),
    identity: z.strictObject({ identity }),
    transfer: z
      .strictObject({
        agentId: z.string().max(bounds.ID_CHARACTERS).optional(),
        teamId: z.string().max(bounds.ID_CHARACTERS).optional(),
        note: aside,
      })
      .refine(...oneReceiver),
    snooze: z.strictObject({ until: z.iso.datetime().optional() }),
    resolve: z.strictObject({
      outcome: z.enum(['solved', 'not_solved', 'spam', 'duplicate', 'no_answer']).optional(),
    }),
    empty: z.strictObject({}),
  }
}

export type Bodies = ReturnType<typeof bodies>
export type Body<K extends keyof Bodies> = z.output<Bodies[K]>
