/** What every journey in a browser has: a server, a browser, and a check that no page complained. */
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { type ContextOptions, launchChromium, openProfile, type Watched } from '../../browser/chromium.ts'
import { type Server, type ServerOptions, startServer } from './server.ts'
import { addStaff, type Member } from './staff.ts'

export interface Journey {
  readonly server: Server
  /** A browser profile, closed after the test, which then fails on any complaint that it did not expect. */
  profile(options?: ContextOptions): Promise<Watched>
  /** Puts a restarted server in the place of the one that was stopped. */
  replace(server: Server): void
}

/**
 * Call once at the top of a file. All tests of the file share the server.
 * @param staff made before the first test
 */
export function journey(options: ServerOptions | (() => Promise<ServerOptions>) = {}, staff: Member[] = []): Journey {
  let server: Server | undefined
  let browser: Browser | undefined
  let open: Watched[] = []

  beforeAll(async () => {
    server = await startServer(typeof options === 'function' ? await options() : options)
    await addStaff(server, ...staff)
    browser = await launchChromium()
  })

  afterEach(async () => {
    const complaints = open.flatMap((profile) => profile.unexpected())
    await Promise.all(open.map((profile) => profile.close()))
    open = []
    expect(complaints, 'what pages complained of').toEqual([])
  })

  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })

  const running = () => {
    if (!server || !browser) throw new Error('The server and the browser start before the first test.')
    return { server, browser }
  }
  return {
    get server() {
      return running().server
    },
    async profile(contextOptions) {
      const {
        server: { url },
        browser: chromium,
      } = running()
      const profile = await openProfile(chromium, url, contextOptions)
      open.push(profile)
      return profile
    },
    replace: (next) => {
      server = next
    },
  }
}
