/** The settings document: what an admin changes while Bellhop runs. */
import { z } from 'zod'
import { weekdays } from '../domain/hours.ts'
import { logoOf } from '../domain/logo.ts'
import { siteOf } from '../domain/sites.ts'
import { timeZone, typedText } from './bodies.ts'
import { bounds } from './limits.ts'

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'a time as HH:MM')
const span = z
  .tuple([time, time])
  .refine(([open, close]) => open < close, 'opening comes before closing; split a span that passes midnight')

const id = z.string().regex(/^[a-z0-9-]{1,40}$/, 'lower-case letters, digits and hyphens')
export const language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a language tag such as en or sr-Latn')
/** The first folder of an article's path: what a conversation is about. */
export const category = z.string().regex(/^[^/\s][^/]{0,79}$/, 'the name of a folder of the knowledge base')

/** What customers are owed, in seconds or minutes of opening hours; left out: no such clock. */
const Clocks = z.strictObject({
  /** From joining the queue to the first word of a person. */
  greetingSeconds: z.int().min(5).max(86_400).optional(),
  /** From a customer's message to the agent's next one. */
  nextReplySeconds: z.int().min(5).max(86_400).optional(),
  /** How long a customer is held without a word after an agent said they would look. */
  holdSeconds: z.int().min(5).max(3_600).optional(),
  /** From joining the queue to the end of the episode. */
  resolutionMinutes: z.int().min(1).max(43_200).optional(),
})
export type Clocks = z.infer<typeof Clocks>

/** What choosing a macro does beside writing its text. */
export const MacroAction = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('tag'), tag: typedText(40) }),
  z.strictObject({ do: z.literal('assign'), teamId: id }),
  z.strictObject({ do: z.literal('priority'), priority: z.int().min(0).max(3) }),
  z.strictObject({ do: z.literal('snooze'), minutes: z.int().min(1).max(43_200) }),
  z.strictObject({
    do: z.literal('resolve'),
    outcome: z.enum(['solved', 'not_solved', 'spam', 'duplicate', 'no_answer']),
  }),
])
export type MacroAction = z.infer<typeof MacroAction>

/** What a link may lead to: nothing that runs. */
const isWebAddress = (address: string) => /^(?:https?:\/\/|mailto:)/i.test(address) && URL.canParse(address)

const days = z.int().min(1).max(36_500)

export const Settings = z.strictObject({
  assistant: z
    .strictObject({
      /** Shown as "NAME · AI assistant". */
      name: typedText(40).default('Bellhop'),
      /** Replaces the greeting in the customer's language. */
      greeting: typedText(500).optional(),
      /** What the assistant can help with, said when it declines: "orders, delivery and returns". */
      helpsWith: typedText(200).optional(),
    })
    .prefault({}),
  hours: z
    .strictObject({
      timeZone: timeZone.default('UTC'),
      weekly: z.partialRecord(z.enum(weekdays), z.array(span).max(6)).optional(),
      holidays: z
        .array(z.strictObject({ date: z.iso.date(), name: typedText(80) }))
        .max(200)
        .default([]),
    })
    .prefault({}),
  handoff: z
    .strictObject({
      off: z.array(z.string().max(60)).max(50).default([]),
      fruitlessTurns: z.int().min(1).max(10).default(2),
      turnCap: z.int().min(1).max(200).default(20),
      upsetFrom: z.number().min(0).max(1).default(0.6),
      sameQuestion: z.int().min(2).max(10).default(3),
      /** Words that bring in a person or offer one, by language; each match records the reason. */
      keywords: z
        .array(
          z.strictObject({
            id,
            lang: language,
            words: z.array(typedText(80)).min(1).max(100),
            does: z.enum(['hand_over', 'offer']),
            /** The code that the handoff records, e.g. `contract_end`. */
            reason: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'lower-case letters, digits and underscores'),
          }),
        )
        .max(100)
        .default([]),
    })
    .prefault({}),
  queue: z
    .strictObject({
      /** Conversations that one agent holds at once. */
      capacity: z.int().min(1).max(50).default(3),
      /** Seconds an agent who drops off has to come back. */
      graceSeconds: z.int().min(5).max(600).default(30),
      /** `claim`: agents take what they choose. `automatic`: fewest open, then longest idle. */
      assign: z.enum(['claim', 'automatic']).default('claim'),
      /** Seconds that a conversation waits for its team before everyone is asked. */
      widenSeconds: z.int().min(5).max(3_600).default(60),
      /** Seconds that it waits for everyone before the customer is told when somebody will surely come. */
      laterSeconds: z.int().min(10).max(86_400).default(600),
      /** Minutes that a customer of a claimed conversation waits for a word before it goes back; the agent is set to away. */
      unansweredMinutes: z.int().min(1).max(1_440).default(5),
      /**
       * Whether a customer may choose an answer by email over waiting: left out, where Bellhop can send mail; `true` also
       * where agents write it in their own mail program.
       */
      email: z.boolean().optional(),
    })
    .prefault({}),
  /** What customers are asked when an episode is over. */
  surveys: z
    .strictObject({
      /** How it was, 1 to 5. */
      csat: z.boolean().default(true),
      /** How easy it was, 1 to 7. */
      ces: z.boolean().default(false),
      /** How likely they are to recommend us, 0 to 10. */
      nps: z.boolean().default(false),
      /** Days in which nobody is asked twice whether they would recommend us. */
      npsDays: z.int().min(1).max(3_650).default(90),
      /** Hours without a word after which a conversation that only the assistant has counts as over. */
      idleHours: z.int().min(1).max(8_760).default(24),
    })
    .prefault({}),
  /** How many days each kind of data is kept; what is not said here is kept until it is erased by hand. */
  retention: z
    .strictObject({
      /** From their last change: conversations that nobody waits in or holds. They are erased, and only counts stay. */
      conversationDays: days.optional(),
      /** From the visitor's last visit: the name and the address that they gave. */
      contactDays: days.optional(),
      /** From the rating: what was written to it. The marks stay. */
      commentDays: days.optional(),
      /** Entries of the audit log. */
      auditDays: days.optional(),
      /** What was asked of a model, by visitor and day: budgets are of days, reports of a year. */
      usageDays: days.default(400),
      /** Changes of articles. The newest of each stays; answers given from older ones cannot be shown as they were then. */
      revisionDays: days.optional(),
    })
    .prefault({}),
  /** How articles are written and answered from. */
  articles: z
    .strictObject({
      /** Whether each change is committed to the git repository around the knowledge base, in its editor's name. */
      git: z.boolean().default(false),
      /** Whether customers are answered from articles whose `reviewBy` has passed. */
      answerStale: z.boolean().default(true),
      /** Days that an article stays in the bin. */
      binDays: days.default(90),
    })
    .prefault({}),
  teams: z
    .array(
      z.strictObject({
        id,
        name: typedText(60),
        agentIds: z.array(z.uuid()).max(500).default([]),
        /** What comes to this team: conversations in one of these languages, or about one of these categories. */
        languages: z.array(language).max(50).default([]),
        categories: z.array(category).max(100).default([]),
        /** In place of the desk's own. */
        clocks: Clocks.optional(),
      }),
    )
    .max(50)
    .default([]),
  clocks: Clocks.extend({
    /** 0…1: how much of a clock has run when the agent is warned. */
    warnAt: z.number().min(0.1).max(0.99).default(0.75),
  }).prefault({ greetingSeconds: 60, nextReplySeconds: 300, holdSeconds: 30, resolutionMinutes: 1_440 }),
  /** Prepared answers. `{{customer.name}}` and the like are filled in when one is chosen. */
  macros: z
    .array(
      z.strictObject({
        id,
        name: typedText(60),
        text: typedText(4_000).optional(),
        actions: z.array(MacroAction).max(5).default([]),
        /** Only for members of this team. */
        teamId: id.optional(),
      }),
    )
    .max(500)
    .default([]),
  widget: z
    .strictObject({
      /** Origins that may show the customer's window, besides those named where the server is started. */
      sites: z
        .array(
          z
            .string()
            .max(300)
            .overwrite((address) => siteOf(address) ?? address)
            .refine((address) => siteOf(address) !== undefined, 'the address of a site, as https://shop.example'),
        )
        .max(100)
        .default([]),
      /** The colour of the button and of what the customer sends, as `#rrggbb`. */
      accent: z
        .string()
        .regex(/^#[0-9a-fA-F]{6}$/, 'a colour as #rrggbb')
        .optional(),
      position: z.enum(['start', 'end']).default('end'),
      /** `auto`: as each customer's system has it. */
      theme: z.enum(['light', 'dark', 'auto']).default('auto'),
      /** In place of the bell in the window's head: a PNG, JPEG or WebP in a `data:` address. */
      logo: z
        .string()
        .max(bounds.LOGO_CHARACTERS)
        .refine((address) => logoOf(address) !== undefined, 'a PNG, JPEG or WebP picture in a data: address')
        .optional(),
      /** Questions that the empty window offers. */
      suggestions: z.array(typedText(120)).max(6).default([]),
    })
    .prefault({}),
  /** The articles as pages of their own, at `/help`. */
  help: z
    .strictObject({
      /** Off: there are the pages that sources lead to, and no list of them, search or feed. */
      on: z.boolean().default(true),
      /** In place of the assistant's name. */
      name: typedText(80).optional(),
      /** One or two sentences above the search field. */
      intro: typedText(300).optional(),
      /** At the foot of each page. */
      links: z
        .array(
          z.strictObject({
            label: typedText(40),
            url: z
              .string()
              .max(bounds.WEB_ADDRESS_CHARACTERS)
              .refine(isWebAddress, 'an address that begins with https://, http:// or mailto:'),
          }),
        )
        .max(8)
        .default([]),
    })
    .prefault({}),
})

export type Settings = z.infer<typeof Settings>

export const defaultSettings: Settings = Settings.parse({})
