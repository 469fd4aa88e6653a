/** A customer who asks to be forgotten while their chat is open, and an operator who does it from the command line. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Export } from '../../src/desk/export.ts'
import { openConsole } from './support/console.ts'
import { journey } from './support/journey.ts'
import { scratch } from './support/server.ts'
import { ana, chief } from './support/staff.ts'
import { openWidget } from './support/widget.ts'
import { startConversation } from './support/wire.ts'

const desk = journey({}, [ana, chief])
const word = 'kanariq7x'

function holding(folder: string): string[] {
  return readdirSync(folder).filter((file) =>
    readFileSync(join(folder, file)).toString('latin1').toLowerCase().includes(word),
  )
}

describe('[P15] A contact who is exported and erased beside the running server', () => {
  it('is told in full, is gone from the disk, and finds an empty chat in the open page', async () => {
    const visitor = await desk.profile()
    visitor.expects(/status of 40[14]/)
    const widget = await openWidget(await visitor.page(), desk.server.url)
    await widget.say(`I am ${word}. I want to talk to a human please`)
    await widget.shows(/in the queue/i)
    const console = await openConsole(await (await desk.profile()).page(), desk.server.url, ana)
    await console.shows('Queue')
    await console.open(word)
    await console.shows(word)
    const id = /[0-9a-f-]{36}/.exec(console.page.url())?.[0] ?? ''
    const other = await startConversation(desk.server.url, { contact: { email: `${word}@example.org` } })
    await other.say(`What does delivery cost? ${word}`)

    const { cli, data } = desk.server
    const nobody = await cli(['erase', '--contact', 'nobody@example.org'])
    expect(nobody).toMatchObject({ code: 0, stdout: expect.stringContaining('nothing is kept') })
    const doubtful = await cli(['export', '--contact', `${word}@example.org`])
    expect(doubtful).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('only typed the address') })
    const file = join(scratch('export'), 'out.json')
    const exported = await cli(['export', '--contact', `${word}@example.org`, '--unverified', '--out', file])
    expect(exported.code, exported.stderr).toBe(0)
    const document = JSON.parse(readFileSync(file, 'utf8')) as Export
    expect(document.visitors[0]?.conversations[0]?.messages[0]?.text).toContain(word)
    const otherVisitor = document.visitors[0]?.visitorId ?? ''

    const visitorId = await visitorOf(console.page, id)
    const erase = ['erase', '--visitor', visitorId, '--visitor', otherVisitor]
    const listed = await cli(erase)
    expect(listed).toMatchObject({ code: 1, stdout: expect.stringContaining(id) })
    expect(holding(data).length).toBeGreaterThan(0)
    const erased = await cli([...erase, '--yes'])
    expect(erased).toMatchObject({ code: 0, stdout: expect.stringContaining('2 visitors, 2 conversations') })
    expect(holding(data)).toEqual([])
    expect(desk.server.output()).not.toContain(word)

    await expect.poll(() => widget.times(word)).toBe(0)
    await expect.poll(async () => (await other.call('GET', '')).status).toBe(401)
    await expect.poll(() => console.page.getByText(word).count()).toBe(0)
    await widget.say('What does delivery cost?')
    await widget.reads('4.90')
    expect((await cli([...erase, '--yes'])).stdout).toContain('nothing is kept')
  })

  it('says what a call of it takes', async () => {
    const { cli } = desk.server
    for (const args of [['erase'], ['export', '--contact', 'no address'], ['erase', '--visitor', 'x']]) {
      const { code, stderr } = await cli(args)
      expect(code, args.join(' ')).toBe(2)
      expect(stderr).toContain('--contact')
    }
  })
})

/** Whose conversation it is, as the events that staff see tell. */
async function visitorOf(page: import('playwright-core').Page, id: string): Promise<string> {
  return await page.evaluate(async (conversationId) => {
    const { events } = (await (await fetch(`/api/conversations/${conversationId}/events`)).json()) as {
      events: { data: { visitorId?: string } }[]
    }
    return events[0]?.data.visitorId ?? ''
  }, id)
}
