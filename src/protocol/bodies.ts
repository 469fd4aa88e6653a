/** What Bellhop takes. Unknown fields are refused with their names. */
import { z } from 'zod'
import { PASSWORD_CHARACTERS, passwordFault } from '../domain/password.ts'
import { MOST_URGENT } from '../domain/sorting.ts'
import { cleanTag } from '../domain/tags.ts'
import { clean } from '../domain/text.ts'
import { bounds, type Limits } from './limits.ts'

const NUL = String.fromCharCode(0)
const EMPTY = 'is empty: write at least one character that is not a blank'

/** Text as typed, made well-formed; `min` (one, where nothing is said) to `max` characters after trimming, no NUL. */
export function typedText(max: number, min: 0 | 1 = 1) {
  return z
    .string()
    .refine((text) => !text.includes(NUL), 'holds a NUL character, which no message may')
    .transform((text) => (clean(text).trim() === '' ? '' : text.toWellFormed().trim()))
    .pipe(z.string().min(min, EMPTY).max(max, `is longer than ${max} characters: shorten it or send it in parts`))
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

/** A tag as somebody typed it; it is the same in any case. */
const Tag = typedText(bounds.TAG_CHARACTERS).transform(cleanTag)

const Tags = z.array(Tag).max(bounds.TAGS)
const priority = z.int().min(0).max(MOST_URGENT)

/** An IANA name, e.g. `Europe/Belgrade`. */
export const timeZone = z.string().max(64).refine(isTimeZone, 'is not a time zone such as Europe/Belgrade')

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** What is done to conversations from lists. */
function listBodies(aside: ReturnType<typeof typedText>) {
  const receiver = z.string().max(bounds.ID_CHARACTERS).optional()
  return {
    tags: z.strictObject({ tags: Tags }),
    priority: z.strictObject({ priority }),
    merge: z.strictObject({ into: z.uuid() }),
    bulk: z.strictObject({
      conversationIds: z.array(z.uuid()).min(1).max(bounds.BULK_CONVERSATIONS),
      action: z.discriminatedUnion('do', [
        z
          .strictObject({ do: z.literal('tag'), add: Tags.optional(), remove: Tags.optional() })
          .refine(({ add, remove }) => (add?.length ?? 0) + (remove?.length ?? 0) > 0, 'names no tag to add or remove'),
        z.strictObject({ do: z.literal('priority'), priority }),
        z
          .strictObject({ do: z.literal('assign'), agentId: receiver, teamId: receiver, note: aside.optional() })
          .refine(...oneReceiver),
        z.strictObject({ do: z.literal('claim') }),
        z.strictObject({ do: z.literal('snooze'), until: z.iso.datetime().optional() }),
        z.strictObject({ do: z.literal('resolve'), outcome: Outcome.optional() }),
      ]),
    }),
    undo: z.strictObject({
      done: z
        .array(z.strictObject({ conversationId: z.uuid(), from: z.int().min(1), seq: z.int().min(1) }))
        .min(1)
        .max(bounds.BULK_CONVERSATIONS),
    }),
  }
}

const Contact = z.strictObject({ name: Name.optional(), email: Email.optional() })

const languageTag = z
  .string()
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'is not a language tag such as en or sr-Latn')

const webAddress = z
  .string()
  .max(bounds.WEB_ADDRESS_CHARACTERS, `is longer than ${bounds.WEB_ADDRESS_CHARACTERS} characters`)
  .refine((url) => /^https?:\/\//i.test(url) && URL.canParse(url), 'is not an http or https address')

const attributeName = typedText(bounds.ATTRIBUTE_NAME_CHARACTERS)
const attributeValue = typedText(bounds.ATTRIBUTE_VALUE_CHARACTERS)

/** What is known of a contact, by name. */
const attributes = z
  .record(attributeName, attributeValue)
  .refine((given) => Object.keys(given).length <= bounds.ATTRIBUTES, `holds more than ${bounds.ATTRIBUTES} attributes`)

/** The entries that are fit to be attributes: sites may claim more of a customer than is shown here. */
export function fitAttributes(claimed: Record<string, unknown>): Record<string, string> {
  const fit = Object.entries(claimed).flatMap(([name, value]) => {
    const said = ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : undefined
    const pair = z.tuple([attributeName, attributeValue]).safeParse([name, said])
    return pair.success ? [pair.data] : []
  })
  return Object.fromEntries(fit.slice(0, bounds.ATTRIBUTES))
}
const Outcome = z.enum(['solved', 'not_solved', 'spam', 'duplicate', 'no_answer'])

/** A conversation goes to one colleague or to one team. */
export const oneReceiver = [
  ({ agentId, teamId }: { agentId?: string | undefined; teamId?: string | undefined }) =>
    (agentId === undefined) !== (teamId === undefined),
  'names either agentId or teamId',
] as const

/** What can be done to a text with a model. */
export const rewriteHows = ['friendlier', 'shorter', 'fuller', 'clearer', 'translate'] as const
export type RewriteHow = (typeof rewriteHows)[number]

interface Sent {
  text: string
  note?: boolean | undefined
  attachments?: string[] | undefined
}

/** A message says something, or brings files. */
export function saysSomething({ value: { text, attachments }, issues }: z.core.ParsePayload<Sent>): void {
  if (text === '' && !attachments) issues.push({ code: 'custom', input: text, path: ['text'], message: EMPTY })
}

/** Files are sent to customers and by them; notes of the team have none. */
export function noFilesInNotes({ value: { note, attachments }, issues }: z.core.ParsePayload<Sent>): void {
  if (note && attachments) {
    issues.push({ code: 'custom', input: attachments, path: ['attachments'], message: 'are not for notes' })
  }
}

/** The bodies of REST calls, under the operator's limits. */
export function bodies(limits: Limits) {
  const text = typedText(limits.MESSAGE_CHARACTERS)
  /** Ids of files that were handed over for this message, each once. */
  const attachments = z
    .array(z.string().regex(/^[\w-]{1,64}$/, 'is not the id of a file'))
    .min(1)
    .max(limits.MESSAGE_FILES, `are more than ${limits.MESSAGE_FILES}: send the others with another message`)
    .refine((ids) => new Set(ids).size === ids.length, 'name a file twice')
    .optional()
  const aside = typedText(limits.NOTE_CHARACTERS)
  return {
    start: z.strictObject({
      contact: Contact.optional(),
      locale: languageTag.optional(),
      page: z.strictObject({ url: webAddress, title: typedText(bounds.PAGE_TITLE_CHARACTERS).optional() }).optional(),
      identity: identity.optional(),
      site: typedText(bounds.SITE_CHARACTERS).optional(),
    }),
    message: z
      .strictObject({ clientMessageId, text: typedText(limits.MESSAGE_CHARACTERS, 0), attachments })
      .check(saysSomething),
    agentMessage: z
      .strictObject({
        clientMessageId,
        text: typedText(limits.MESSAGE_CHARACTERS, 0),
        attachments,
        note: z.boolean().optional(),
        seenSeq: z.int().min(0).optional(),
        /** The suggestion that the agent had before them: what became of it is measured. */
        suggestionId: z.string().max(bounds.ID_CHARACTERS).optional(),
        /** What they wrote, where `text` is its translation; for the team alone. */
        original: text.optional(),
      })
      .check(saysSomething, noFilesInNotes),
    edit: z.strictObject({ text }),
    handoff: z.strictObject({ text: text.optional(), email: Email.optional() }),
    email: z.strictObject({ email: Email }),
    copy: z.strictObject({ email: Email, timeZone: timeZone.optional() }),
    brief: z.strictObject({ text: aside }),
    contact: Contact,
    rating: z
      .strictObject({
        csat: z.int().min(1).max(5).optional(),
        assistant: z.int().min(1).max(5).optional(),
        ces: z.int().min(1).max(7).optional(),
        nps: z.int().min(0).max(10).optional(),
        comment: aside.optional(),
      })
      .refine(
        (rating) => Object.values(rating).some((value) => value !== undefined),
        'rates nothing: give csat, assistant, ces, nps or a comment',
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
    resolve: z.strictObject({ outcome: Outcome.optional() }),
    ...listBodies(aside),
    read: z.strictObject({ seq: z.int().min(0) }),
    preview: z.strictObject({ text }),
    attributes: z.strictObject({ attributes }),
    contactNote: z.strictObject({ text: aside }),
    rewrite: z
      .strictObject({
        text,
        how: z.enum(rewriteHows),
        /** With `translate`: the language to write in, BCP 47. */
        lang: languageTag.optional(),
      })
      .refine(({ how, lang }) => how !== 'translate' || lang !== undefined, {
        path: ['lang'],
        message: 'says into which language to translate',
      }),
    proposal: z.strictObject({
      conversationId: z.uuid(),
      title: typedText(bounds.PROPOSAL_TITLE_CHARACTERS),
      body: typedText(limits.PROPOSAL_CHARACTERS),
    }),
    moveProposal: z.strictObject({ state: z.enum(['open', 'done', 'dismissed']) }),
    empty: z.strictObject({}),
  }
}

export type Bodies = ReturnType<typeof bodies>
export type Body<K extends keyof Bodies> = z.output<Bodies[K]>
