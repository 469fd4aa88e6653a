/** Bellhop with the demo's two weeks of made-up conversations, and a customer whose matter the pictures tell. */
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { type ContextOptions, launchChromium, openProfile } from '../../test/browser/chromium.ts'
import { type Console, openConsole } from '../../test/journeys/support/console.ts'
import { bellhop, scratch, startServer } from '../../test/journeys/support/server.ts'
import { type Member, type SignedIn, signIn } from '../../test/journeys/support/staff.ts'

const kb = join(dirname(fileURLToPath(import.meta.url)), '../../knowledge-base')

export interface Stage {
  url: string
  browser: Browser
  /** An administrator who is an agent too. */
  mara: Member
  /** A colleague. */
  theo: Member
  admin: SignedIn
  /** Somebody's console in a browser of its own. */
  console(who: Member, look?: Look): Promise<Console & { close(): Promise<void> }>
  close(): Promise<void>
}

export interface Look extends ContextOptions {
  compact?: boolean
}

/** @throws Error with what was printed, where the demo or the server does not come up */
export async function raise(): Promise<Stage> {
  const data = scratch('screenshots')
  const { code, stdout, stderr } = await bellhop(['demo'], { env: { BELLHOP_DATA: data, BELLHOP_KB: kb } }).exit
  if (code !== 0) throw new Error(stdout + stderr)
  const password = /with the password\s+(\S+)/.exec(stdout)?.[1] ?? ''
  const server = await startServer({ kb, inPlace: true, data })
  const browser = await launchChromium()
  const mara: Member = { name: 'Mara Lindt', email: 'mara@demo.invalid', password, role: 'admin' }
  const theo: Member = { name: 'Théo Martin', email: 'theo@demo.invalid', password, role: 'agent' }
  return {
    url: server.url,
    browser,
    mara,
    theo,
    admin: await signIn(server, mara),
    async console(who, { compact, ...look } = {}) {
      const profile = await openProfile(browser, server.url, look)
      await profile.context.addInitScript(
        (density) => {
          if (location.host) localStorage.setItem('bellhop.console.density', density)
        },
        compact ? 'compact' : 'comfortable',
      )
      const page = await profile.page()
      const opened = await openConsole(page, server.url, who)
      // The texts around the pictures say that the customers are made up.
      const strip = page.locator('.line-strip-place.demo')
      await strip.waitFor()
      await strip.evaluate((element) => {
        element.style.display = 'none'
      })
      return { ...opened, close: profile.close }
    },
    async close() {
      await browser.close()
      await server.stop()
    },
  }
}

/** What an administrator of this desk has set up: prepared answers, and a team. */
export async function furnish({ admin }: Stage): Promise<void> {
  const { staff } = await admin.get<{ staff: { id: string; name: string }[] }>('/api/staff')
  const idOf = (name: string) => staff.find((agent) => agent.name.startsWith(name))?.id ?? ''
  const settings = await admin.get<Record<string, unknown>>('/api/settings')
  await admin.put('/api/settings', {
    ...settings,
    teams: [
      { id: 'billing', name: 'Billing', agentIds: [idOf('Jonas'), idOf('Lucía')], languages: [], categories: [] },
      { id: 'technical', name: 'Technical', agentIds: [idOf('Ana'), idOf('Théo')], categories: ['developers'] },
    ],
    macros: [
      {
        id: 'hello',
        name: 'Greeting',
        text: 'Hello {{customer.firstName}}, this is {{agent.firstName}}. Let me look.',
      },
      {
        id: 'refund',
        name: 'Refund is on its way',
        text: 'Dear {{customer.firstName}}, the refund for {{attribute.order}} is on its way. It takes three to five working days.',
        actions: [
          { do: 'tag', tag: 'refund' },
          { do: 'resolve', outcome: 'solved' },
        ],
      },
      {
        id: 'call',
        name: 'Ask for a screenshot',
        text: 'Could you send me the address of the page where you see this?',
      },
      {
        id: 'later',
        name: 'Tomorrow',
        text: 'You hear from me tomorrow morning.',
        actions: [{ do: 'snooze', minutes: 960 }],
      },
    ],
    handoff: {
      keywords: [
        {
          id: 'cancel',
          lang: 'en',
          words: ['cancel my contract', 'terminat*'],
          does: 'hand_over',
          reason: 'contract_end',
        },
      ],
    },
  })
}
