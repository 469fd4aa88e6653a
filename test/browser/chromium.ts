/** A real browser, and a watch over everything that a page must not do: fail, complain, or call elsewhere. */
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { findChromium } from './find-chromium.js'

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** @throws Error with what to do where this machine has no Chromium */
export async function launchChromium(): Promise<Browser> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('No Chromium here: install one, or set BELLHOP_CHROMIUM to the program of one.')
  return await chromium.launch({ executablePath, args: flags, headless: true })
}

export interface ContextOptions {
  /** 390 × 844 with touch, as a phone. */
  phone?: boolean
  dark?: boolean
  locale?: string
  userAgent?: string
  /** Hosts beside the server's own that the journey itself opens, e.g. the shop's `127.0.0.1:4001`. */
  hosts?: string[]
}

/** A browser profile of its own, watched from its first request on. */
export interface Watched {
  context: BrowserContext
  page(): Promise<Page>
  /** Complaints so far: console errors, page errors, requests to other hosts, dialogs, scripts that ran. */
  complaints: string[]
  /** Complaints that match are part of the journey: what a browser says when a server stops, for example. */
  expects(...patterns: RegExp[]): void
  /** Those that no journey expects. */
  unexpected(): string[]
  close(): Promise<void>
}

/** The function that hostile text calls, so that a script that runs is seen in whichever frame it does. */
export const SENTINEL = 'scriptRan'

/** Chromium logs every answer that is no success; asking who is signed in is answered 401 to everybody else. */
const always = [/Failed to load resource: the server responded with a status of 401/]

export async function openProfile(browser: Browser, origin: string, options: ContextOptions = {}): Promise<Watched> {
  const context = await browser.newContext({
    viewport: options.phone ? { width: 390, height: 844 } : { width: 1280, height: 860 },
    colorScheme: options.dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    locale: options.locale ?? 'en-GB',
    ...(options.phone ? { isMobile: true, hasTouch: true, deviceScaleFactor: 2 } : {}),
    ...(options.userAgent ? { userAgent: options.userAgent } : {}),
  })
  context.setDefaultTimeout(30_000)
  const complaints: string[] = []
  const expected: RegExp[] = [...always]
  const hosts = new Set([new URL(origin).host, ...(options.hosts ?? [])])

  await context.exposeFunction(SENTINEL, (what: unknown) => complaints.push(`a script ran: ${String(what)}`))
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()} (${message.location().url})`)
  })
  context.on('weberror', (error) => complaints.push(`page: ${error.error().message}`))
  context.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  context.on('request', (request) => {
    const { host, protocol } = new URL(request.url())
    const local = ['data:', 'blob:', 'about:'].includes(protocol)
    if (!local && !hosts.has(host)) complaints.push(`request: ${request.url()}`)
  })

  return {
    context,
    page: () => context.newPage(),
    complaints,
    expects: (...patterns) => expected.push(...patterns),
    unexpected: () => complaints.filter((complaint) => !expected.some((pattern) => pattern.test(complaint))),
    close: () => context.close(),
  }
}
