/** The server: opens the house, listens, prints where to click, and stops without losing anything. */
import type { IncomingMessage, Server } from 'node:http'
import { join } from 'node:path'
import { serve as listen } from '@hono/node-server'
import type { Hono } from 'hono'
import { parse as parseCookies } from 'hono/utils/cookie'
import type { Logger } from 'pino'
import { type House, openHouse } from './compose.ts'
import { type Config, packageRoot } from './config.ts'
import { keepAssigning } from './desk/assign.ts'
import { keepFailing } from './desk/content/failing.ts'
import { keepRevisions } from './desk/content/outside.ts'
import { keepReviews } from './desk/content/review-mail.ts'
import { keepSchedule } from './desk/content/schedule.ts'
import type { Desk } from './desk/desk.ts'
import { keepClocks } from './desk/keep-clocks.ts'
import { keepMailing } from './desk/letters.ts'
import { keepPatience } from './desk/patience.ts'
import { writeReads } from './desk/reading.ts'
import { offerFirstAdmin } from './desk/staff.ts'
import { keepSweeping, sweep } from './desk/sweep.ts'
import type { Problem } from './domain/articles.ts'
import { sessionCookie } from './http/actor.ts'
import { buildApp } from './http/app.ts'
import { refuseUnreadable } from './http/errors.ts'
import { addressFrom, ownOriginOf } from './http/origin.ts'
import type { HttpEnv } from './http/route.ts'
import { openEditorNews } from './realtime/editor-news.ts'
import { openHub } from './realtime/hub.ts'
import { openLog } from './system/log.ts'
import { openMetrics } from './system/metrics.ts'
import { memoryRateLimits } from './system/rate-limits.ts'

export interface Running {
  url: string
  port: number
  app: Hono<HttpEnv>
  desk: Desk
  /** Drains and stops; resolves when nothing is left. */
  stop(): Promise<void>
}

/** The address cannot be listened at; the message says what to do. */
export class CannotListen extends Error {
  override name = 'CannotListen'
}

/** The knowledge base holds no article that can be read. */
export class NothingToAnswerFrom extends Error {
  override name = 'NothingToAnswerFrom'
  constructor(folder: string, problems: readonly Problem[]) {
    const faults = problems.map(({ file, line, message }) => `\n  ${file}:${line}  ${message}`).join('')
    super(
      `There are no articles in ${folder}; put at least one markdown file there, or point BELLHOP_KB at another folder.${faults}`,
    )
  }
}

/** What may stand in for the usual: where the log goes, and the folder of built pages. */
export interface Parts {
  log?: Logger
  web?: string
}

/**
 * Starts Bellhop.
 * @param print where the first lines for the operator go
 * @throws ConfigError, StoreUnavailable, KnowledgeUnavailable, NothingToAnswerFrom, CannotListen, each with a sentence that says what to do
 */
export async function start(
  config: Config,
  print: (line: string) => void,
  { log = openLog(config.logLevel), web = join(packageRoot, 'dist/web') }: Parts = {},
): Promise<Running> {
  const limits = memoryRateLimits(config.limits)
  const host = config.host.includes(':') ? `[${config.host}]` : config.host
  const house = await openHouse(config, log, config.publicUrl ?? `http://${host}:${config.port}`)
  const { desk } = house
  const metrics = openMetrics(desk)
  let stopping = false

  await desk.store.disconnectAll(desk.clock.now())
  await desk.store.freeLeases()
  const clocks = keepClocks(desk)
  await clocks.ready
  metrics.clocks(clocks.counts)
  const app = buildApp(desk, {
    streams: () => hub.streams,
    editorNews: () => news,
    limits,
    web,
    sites: config.sites,
    trustProxy: config.trustProxy,
    ...(config.identitySecret && { identitySecret: config.identitySecret }),
    ...(config.metricsToken && { metricsToken: config.metricsToken }),
    behindProxy: config.trustProxy || config.publicUrl !== undefined,
    metrics,
    saveSettings: house.saveSettings,
    stopping: () => stopping,
  })
  if (house.library.status().articles === 0) {
    const { problems } = house.library.status()
    await house.close()
    throw new NothingToAnswerFrom(config.knowledgeBase, problems)
  }
  const { server, port } = await opened(app.fetch, config).catch(async (error) => {
    await house.close()
    throw error
  })
  if (!config.publicUrl) desk.publicUrl = `http://${host}:${port}`
  const url = desk.publicUrl
  const hub = openHub(server, desk, {
    limits,
    addressOf: (request) => addressOf(request, config.trustProxy),
    sessionOf: (request) => parseCookies(request.headers.cookie ?? '')[sessionCookie(url.startsWith('https:'))],
    ownOrigin: (request) => ownOriginOf(request.headers.origin, request.headers.host, url),
    counted: metrics.sockets,
  })
  const news = openEditorNews(desk)
  await sweep(desk)
  const stopSweeping = keepSweeping(desk)
  const stopPatience = await keepPatience(desk)
  const stopAssigning = await keepAssigning(desk)
  const stopMailing = keepMailing(desk)
  const revisions = keepRevisions(desk)
  const stopSchedule = keepSchedule(desk)
  const stopReviews = keepReviews(desk)
  const failing = keepFailing(desk)
  desk.failing = failing.counts
  for (const line of await firstLines(house, config, url)) print(line)
  house.library.onChange(({ problems }) => {
    for (const { severity, file, line, message } of problems) log.warn({ severity, file, line }, message)
  })
  log.info({ url, drafter: desk.drafter.name }, 'listening')

  return {
    url,
    port,
    app,
    desk,
    async stop() {
      stopping = true
      log.info({}, 'stopping')
      stopSweeping()
      clocks.stop()
      stopPatience()
      stopAssigning()
      const mailed = stopMailing()
      stopSchedule()
      stopReviews()
      failing.stop()
      revisions.stop()
      news.close()
      const closed = new Promise<void>((done) => server.close(() => done()))
      await hub.close()
      const drained = Promise.all([closed, desk.runs.drained(), mailed, revisions.settled()])
      await Promise.race([drained, after(config.limits.DRAIN_SECONDS * 1000)])
      server.closeAllConnections()
      await writeReads(desk).catch((error) =>
        log.error({ err: error }, 'what customers have read could not be written'),
      )
      await house.close()
      log.info({}, 'stopped')
    },
  }
}

function opened(
  fetch: Parameters<typeof listen>[0]['fetch'],
  { host, port }: Config,
): Promise<{ server: Server; port: number }> {
  return new Promise((resolve, reject) => {
    const server = listen({ fetch, hostname: host, port }, (address) =>
      resolve({ server, port: address.port }),
    ) as Server
    server.on('clientError', refuseUnreadable)
    server.on('error', (error: NodeJS.ErrnoException) => reject(cannotListen(error, host, port)))
  })
}

function cannotListen(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const at = `${host}:${port}`
  switch (error.code) {
    case 'EADDRINUSE':
      return new CannotListen(`Another program listens at ${at} already; stop it, or set PORT to a free port.`)
    case 'EACCES':
      return new CannotListen(`Bellhop may not listen at ${at}; set PORT to a port above 1023.`)
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new CannotListen(`This machine has no address ${host}; set HOST to one it has, e.g. 127.0.0.1 or 0.0.0.0.`)
    default:
      return error
  }
}

function addressOf(request: IncomingMessage, trustProxy: boolean): string {
  // Node joins a header that is sent several times.
  const forwarded = request.headers['x-forwarded-for'] as string | undefined
  return addressFrom(request.socket.remoteAddress, forwarded, trustProxy)
}

async function firstLines({ desk, library }: House, config: Config, url: string): Promise<string[]> {
  const { folder, articles, passages, languages, problems } = library.status()
  const secret = await offerFirstAdmin(desk)
  const spoken = Object.entries(languages)
    .sort((a, b) => b[1] - a[1])
    .map(([lang, count]) => `${lang} ${count}`)
    .join(', ')
  const drafter = config.openai
    ? `${desk.drafter.name}${config.openai.baseUrl ? ` at ${config.openai.baseUrl}` : ''}`
    : 'quote: answers by quoting the articles, no key needed. For a model, set OPENAI_API_KEY (and OPENAI_BASE_URL, OPENAI_MODEL).'
  return [
    '',
    `Bellhop is open at ${url}`,
    '',
    `  Demo page        ${url}/`,
    secret
      ? `  Console          ${url}/console/#setup=${secret}\n                   (works once: makes the first admin)`
      : `  Console          ${url}/console/`,
    `  Knowledge base   ${folder}`,
    `                   ${articles} articles, ${passages} passages (${spoken})`,
    ...problems
      .slice(0, 20)
      .map(({ severity, file, line, message }) => `                   ${severity}: ${file}:${line}  ${message}`),
    ...(problems.length > 20 ? [`                   … and ${problems.length - 20} more: npx bellhop check`] : []),
    `  Drafter          ${drafter}`,
    `  Data             ${config.data}`,
    '',
  ]
}

function after(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms).unref())
}
