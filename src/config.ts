/** The environment, read once. Every mistake is named at once, with what the variable takes. */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { defaultMaxWrong } from './answering/judge.ts'
import { siteOf } from './domain/sites.ts'
import { addressIn, type MailServer, serverIn } from './mail-settings.ts'
import { Limits } from './protocol/limits.ts'
import type { MailSettings } from './system/mail.ts'

/** The folder that package.json is in, from `src/` and from `dist/` alike. */
export const packageRoot = fileURLToPath(new URL('..', import.meta.url))

const site = z
  .string()
  .refine((value) => siteOf(value) !== undefined, 'an http or https address')
  .transform((value) => siteOf(value) as string)

const origin = z
  .string()
  .refine((value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol), 'an http or https address')
  .transform((value) => new URL(value).origin)

const SERVER =
  'smtps://USER:PASSWORD@HOST:465, smtp://USER:PASSWORD@HOST:587 (STARTTLS is required) or, in the open, smtp://HOST:25?tls=none'
const MAILBOX = 'an address such as help@shop.example or Shop <help@shop.example>'

/** What a text holds, or what it should have been. */
function read<T>(from: (text: string) => T | undefined, takes: string) {
  return (text: string, context: z.RefinementCtx): T => {
    const found = from(text)
    if (found !== undefined) return found
    context.addIssue({ code: 'custom', message: takes })
    return z.NEVER
  }
}

const flag = z.enum(['0', '1'], '0 or 1').transform((value) => value === '1')

const Environment = z.object({
  PORT: z.coerce
    .number('a port number from 0 to 65535')
    .int()
    .min(0)
    .max(65535, 'a port number from 0 to 65535')
    .default(3000),
  HOST: z.string().min(1, 'a host name or address').default('127.0.0.1'),
  BELLHOP_KB: z.string().min(1, 'a folder of markdown').optional(),
  BELLHOP_DATA: z.string().min(1, 'a folder that Bellhop may write to').optional(),
  BELLHOP_URL: origin.optional(),
  BELLHOP_SITES: z
    .string()
    .transform((list) =>
      list
        .split(',')
        .map((site) => site.trim())
        .filter(Boolean),
    )
    .pipe(z.array(site, 'origins such as https://shop.example, separated by commas'))
    .default([]),
  BELLHOP_TRUST_PROXY: flag.default(false),
  BELLHOP_MAX_WRONG: z.coerce
    .number('wrong answers per hundred that you accept, from 1 to 50')
    .min(1, 'a number from 1 to 50')
    .max(50, 'a number from 1 to 50')
    .default(defaultMaxWrong),
  BELLHOP_FILE_CHECK: z
    .string()
    .transform((command) => command.trim().split(/\s+/))
    .optional(),
  BELLHOP_IDENTITY_SECRET: z.string().min(32, 'a secret of at least 32 characters').optional(),
  BELLHOP_METRICS_TOKEN: z.string().min(16, 'a secret of at least 16 characters').optional(),
  BELLHOP_SMTP_URL: z.string().transform(read(serverIn, SERVER)).optional(),
  BELLHOP_MAIL_FROM: z.string().transform(read(addressIn, MAILBOX)).optional(),
  BELLHOP_MAIL_REPLY_TO: z.string().transform(read(addressIn, MAILBOX)).optional(),
  OPENAI_API_KEY: z.string().min(1, 'a key').optional(),
  OPENAI_BASE_URL: z.url('the address of an OpenAI-compatible server, e.g. http://localhost:11434/v1').optional(),
  OPENAI_MODEL: z.string().min(1, 'the name of a model').optional(),
  BELLHOP_MODEL_SEARCH: flag.default(true),
  LOG_LEVEL: z
    .enum(
      ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
      'trace, debug, info, warn, error, fatal or silent',
    )
    .default('info'),
})

export interface Config {
  port: number
  host: string
  knowledgeBase: string
  data: string
  publicUrl?: string
  sites: string[]
  trustProxy: boolean
  maxWrong: number
  identitySecret?: string
  /** The program that looks at each file before it is taken in, and its arguments. */
  fileCheck?: string[]
  /** What /metrics asks for; without one it answers this machine alone. */
  metricsToken?: string
  /** Without it, Bellhop sends no mail. */
  mail?: MailSettings
  openai?: { apiKey: string; baseUrl?: string; model: string }
  /** Whether the model also helps to search. */
  modelSearch: boolean
  logLevel: string
  limits: Limits
}

/** Everything that is wrong with the environment, a line each. */
export class ConfigError extends Error {
  constructor(problems: string[]) {
    super(
      `The settings have ${problems.length === 1 ? 'a mistake' : `${problems.length} mistakes`}:\n${problems.map((p) => `  ${p}`).join('\n')}`,
    )
    this.name = 'ConfigError'
  }
}

/** Reads `.env` in the working folder, where there is one, under what the environment already says. */
export function loadDotEnv(folder = process.cwd()): void {
  const file = join(folder, '.env')
  if (existsSync(file)) process.loadEnvFile(file)
}

/**
 * @param env usually `process.env`; empty and blank values count as not set
 * @throws ConfigError naming every variable that is wrong and what it takes
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  )
  const prefix = 'BELLHOP_LIMIT_'
  const limitNames = Object.keys(given).filter((name) => name.startsWith(prefix))
  const environment = Environment.safeParse(given)
  const limits = Limits.safeParse(
    Object.fromEntries(limitNames.map((name) => [name.slice(prefix.length), given[name]])),
  )

  const problems = [
    ...mistakes(environment, ''),
    ...mistakes(limits, prefix),
    ...limitNames
      .filter((name) => !(name.slice(prefix.length) in Limits.shape))
      .map((name) => `${name}: there is no such limit; the limits are ${Object.keys(Limits.shape).join(', ')}`),
    ...Object.keys(given)
      .filter((name) => /^BELLHOP_(?!LIMIT_)/.test(name) && !(name in Environment.shape) && !toolSettings.has(name))
      .map((name) => `${name}: there is no such setting; see the settings table in README.md`),
  ]
  if (given.BELLHOP_SMTP_URL && !given.BELLHOP_MAIL_FROM)
    problems.push(`BELLHOP_MAIL_FROM: takes the address that letters come from, ${MAILBOX}`)
  for (const name of ['BELLHOP_MAIL_FROM', 'BELLHOP_MAIL_REPLY_TO']) {
    if (given[name] && !given.BELLHOP_SMTP_URL) problems.push(`BELLHOP_SMTP_URL: takes, for ${name}, ${SERVER}`)
  }
  if (given.OPENAI_BASE_URL && !given.OPENAI_MODEL)
    problems.push('OPENAI_MODEL: takes the name of a model on that server')
  if (problems.length > 0 || !environment.success || !limits.success) throw new ConfigError(problems)

  const e = environment.data
  const withModel = e.OPENAI_API_KEY || e.OPENAI_BASE_URL
  return {
    port: e.PORT,
    host: e.HOST,
    knowledgeBase: resolve(e.BELLHOP_KB ?? join(packageRoot, 'knowledge-base')),
    data: resolve(e.BELLHOP_DATA ?? join(packageRoot, 'data')),
    sites: e.BELLHOP_SITES,
    trustProxy: e.BELLHOP_TRUST_PROXY,
    maxWrong: e.BELLHOP_MAX_WRONG,
    modelSearch: e.BELLHOP_MODEL_SEARCH,
    logLevel: e.LOG_LEVEL,
    limits: limits.data,
    ...(e.BELLHOP_URL && { publicUrl: e.BELLHOP_URL }),
    ...(e.BELLHOP_FILE_CHECK && { fileCheck: e.BELLHOP_FILE_CHECK }),
    ...(e.BELLHOP_IDENTITY_SECRET && { identitySecret: e.BELLHOP_IDENTITY_SECRET }),
    ...(e.BELLHOP_METRICS_TOKEN && { metricsToken: e.BELLHOP_METRICS_TOKEN }),
    ...mailFrom(e.BELLHOP_SMTP_URL, e.BELLHOP_MAIL_FROM, e.BELLHOP_MAIL_REPLY_TO),
    ...(withModel && {
      openai: {
        // Servers on one's own machine take any key, but the client insists on one.
        apiKey: e.OPENAI_API_KEY ?? 'none',
        model: e.OPENAI_MODEL ?? 'gpt-4o-mini',
        ...(e.OPENAI_BASE_URL && { baseUrl: e.OPENAI_BASE_URL }),
      },
    }),
  }
}

type Address = MailSettings['from']

function mailFrom(
  server: MailServer | undefined,
  from: Address | undefined,
  replyTo: Address | undefined,
): { mail?: MailSettings } {
  return server && from ? { mail: { ...server, from, ...(replyTo && { replyTo }) } } : {}
}

/** Read by the tests, not by Bellhop. */
const toolSettings = new Set(['BELLHOP_CHROMIUM'])

function mistakes(result: { success: boolean; error?: z.ZodError }, prefix: string): string[] {
  return (result.error?.issues ?? []).map(
    (issue) => `${prefix}${issue.path[0]?.toString() ?? ''}: takes ${issue.message}`,
  )
}
