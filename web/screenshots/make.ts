/** `npm run screenshots`: Bellhop as it is, answering from its own manual, as pictures for the README. */
import { mkdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Locator, Page } from 'playwright-core'
import { type ContextOptions, launchChromium, openProfile } from '../../test/browser/chromium.ts'
import { openConsole } from '../../test/journeys/support/console.ts'
import { type Server, startServer } from '../../test/journeys/support/server.ts'
import { addStaff, chief, type Member } from '../../test/journeys/support/staff.ts'
import { openWidget } from '../../test/journeys/support/widget.ts'
import { startConversation } from '../../test/journeys/support/wire.ts'

const folder = dirname(fileURLToPath(import.meta.url))
/** Beyond this a picture costs the repository more than it tells. */
const MOST_BYTES = 250_000

const mara: Member = { email: 'mara@example.com', name: 'Mara Lindt', password: 'a lamp by the lift', role: 'agent' }
const covered = 'How do I embed the widget on my site?'
const uncovered = 'Can you send me a printed invoice by post?'

const server = await startServer({ kb: join(folder, '../../knowledge-base'), inPlace: true })
const browser = await launchChromium()
try {
  mkdirSync(folder, { recursive: true })
  await addStaff(server, mara, chief)
  await answers(server, browser)
  await handover(server, browser)
} finally {
  await browser.close()
  await server.stop()
}

/** The demo page, and an answer with its source in light, dark and on a phone. */
async function answers({ url }: Server, chromium: Browser): Promise<void> {
  const looks: [name: string, options: ContextOptions][] = [
    ['widget-answer-light', {}],
    ['widget-answer-dark', { dark: true }],
    ['widget-phone', { phone: true }],
  ]
  for (const [name, options] of looks) {
    const profile = await openProfile(chromium, url, options)
    const page = await profile.page()
    if (name === 'widget-answer-light') {
      await page.goto(url)
      await page.getByRole('button', { name: 'Open chat' }).waitFor()
      await picture(page, 'demo-page')
    }
    const widget = await openWidget(page, url)
    await widget.say(covered)
    await widget.panel.getByRole('list', { name: 'Sources' }).first().waitFor()
    await picture(page, name)
    await profile.close()
  }
}

/** The queue as the customer sees it, the console with the brief beside it at two widths, and the rating. */
async function handover({ url }: Server, chromium: Browser): Promise<void> {
  const visitor = await openProfile(chromium, url)
  const widget = await openWidget(await visitor.page(), url)
  await widget.say(covered)
  await widget.panel.getByRole('list', { name: 'Sources' }).first().waitFor()
  await widget.say(uncovered)
  await widget.reads(uncovered)
  await widget.panel.getByRole('button', { name: 'Talk to a person' }).first().click()
  await widget.shows(/in the queue/i)
  await picture(widget.page, 'widget-queue')
  await others(url)

  const phone = await openProfile(chromium, url, { phone: true })
  const small = await openConsole(await phone.page(), url, mara)
  await small.list.getByRole('link').nth(3).waitFor()
  await small.page.locator('.capacity').waitFor()
  await picture(small.page, 'console-phone')
  await phone.close()

  const desk = await openProfile(chromium, url)
  const console = await openConsole(await desk.page(), url, mara)
  await console.open('printed invoice')
  await console.page.getByRole('region', { name: 'Brief' }).waitFor()
  await console.takeOver()
  await console.shows('With you')
  await console.page.locator('.capacity').waitFor()
  await picture(console.page, 'console-brief')
  await console.reply('Of course. Write me the address, and it leaves today.')
  await widget.reads('it leaves today')
  await console.resolve()
  await widget.shows('How did we do?')
  await picture(widget.page, 'widget-rating')
  await desk.close()
  await visitor.close()
}

/** Others who wait, so that the queue looks as it does on a busy morning. */
async function others(url: string): Promise<void> {
  const waiting = [
    { name: 'Iris Novak', says: 'Which countries does the managed offer run in?' },
    { name: 'Tom Becker', says: 'I want to talk to a human please' },
    { name: 'Jelena Marić', says: 'Hoću da razgovaram sa čovekom' },
  ]
  for (const { name, says } of waiting) {
    const customer = await startConversation(url, { contact: { name }, page: { url: 'https://shop.example/help' } })
    await customer.say(says)
    await customer.askForPerson()
  }
}

/** @throws Error where the picture is too heavy for the repository */
async function picture(of: Page | Locator, name: string): Promise<void> {
  const path = join(folder, `${name}.png`)
  await of.screenshot({ path, scale: 'css', animations: 'disabled', caret: 'hide' })
  const { size } = statSync(path)
  if (size > MOST_BYTES) throw new Error(`${path} has ${size} bytes; at most ${MOST_BYTES}.`)
  console.log(`${name}.png, ${Math.round(size / 1000)} KB`)
}
