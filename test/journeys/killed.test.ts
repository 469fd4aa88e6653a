import { describe, expect, it } from 'vitest'
import { type Console, openConsole } from './support/console.ts'
import { journey } from './support/journey.ts'
import { textOf } from './support/read.ts'
import { startServer } from './support/server.ts'
import { ana, chief, signIn } from './support/staff.ts'
import { openWidget } from './support/widget.ts'

const desk = journey({}, [ana, chief])

/** What a browser says while there is no server, and when a reply crossed the customer's words. */
const away = [
  /WebSocket connection to/,
  // Whatever was on its way is cut: calls, streams, parts of the page that are fetched later.
  /net::ERR_/,
  /status of (503|409)/,
]
const KILLS = 2
/** Both pages find the server again by themselves, each time after a longer wait. */
const RECOVERY = { timeout: 60_000 }

describe('A server that is killed again and again while people write', () => {
  it('[P1] [P2] [P3] keeps each text exactly once in both windows, in the order of each author', async () => {
    const visitor = await desk.profile()
    const agent = await desk.profile()
    for (const profile of [visitor, agent]) profile.expects(...away)
    const console = await openConsole(await agent.page(), desk.server.url, ana)
    let widget = await openWidget(await visitor.page(), desk.server.url)
    await widget.say('I want to talk to a human please')
    await widget.shows(/in the queue/i)
    await console.open('human')
    await console.takeOver()
    await widget.reads('Ana joined.')

    const { port, data, kb } = desk.server
    const asked: string[] = []
    const replied: string[] = []
    for (let kill = 1; kill <= KILLS; kill++) {
      const ask = async (what: string) => {
        asked.push(`Question ${kill}${what}.`)
        await widget.say(`Question ${kill}${what}.`)
      }
      const reply = async (what: string) => {
        replied.push(`Reply ${kill}${what}.`)
        await console.reply(`Reply ${kill}${what}.`)
      }
      await ask('a')
      // Some of it is on its way when the server dies, each time something else.
      const dying = wait(kill * 7).then(() => desk.server.stop('SIGKILL'))
      await ask('b')
      await reply('a')
      await dying
      await ask('c')
      await reply('b')
      await widget.shows(/Not sent|Sending|cannot be reached/)
      desk.replace(await startServer({ port, data, kb, inPlace: true }))
      await sendsAllTheSame(console, replied)
      await Promise.all([...asked, ...replied].map((text) => widget.reads(text)))
      await console.reads(asked.at(-1) ?? '')
    }

    await widget.page.reload()
    widget = await openWidget(widget.page, desk.server.url)
    await widget.reads(replied.at(-1) ?? '')
    await console.page.reload()
    await console.reads(replied.at(-1) ?? '')
    for (const log of [widget.log, console.page.getByRole('log')]) {
      await expect.poll(async () => inOrder(await textOf(log), 'Question')).toEqual(asked)
      expect(inOrder(await textOf(log), 'Reply')).toEqual(replied)
    }
    const id = new URL(console.page.url()).hash.match(/[0-9a-f-]{36}/)?.[0]
    const kept = await (await signIn(desk.server, chief)).get<{ messages: { text: string }[] }>(
      `/api/conversations/${id}`,
    )
    const texts = kept.messages.map(({ text }) => text)
    expect(texts.filter((text) => asked.includes(text))).toEqual(asked)
    expect(texts.filter((text) => replied.includes(text))).toEqual(replied)
  })
})

/** A reply that crossed the customer's words is held back and shown: the agent reads them and sends it. */
async function sendsAllTheSame({ page }: Console, replies: string[]): Promise<void> {
  const log = page.getByRole('log')
  const anyway = page.getByRole('button', { name: 'Send anyway' }).first()
  await expect
    .poll(async () => {
      if (await anyway.isVisible()) await anyway.click({ timeout: 2_000 }).catch(() => {})
      const said = await textOf(log)
      return replies.every((text) => said.includes(text))
    }, RECOVERY)
    .toBe(true)
}

function inOrder(log: string, word: string): string[] {
  return [...log.matchAll(new RegExp(`${word} \\d[a-c]\\.`, 'g'))].map(([text]) => text)
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
