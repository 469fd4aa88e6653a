/** Three agents and those who wait: a team, then everyone, then later; email; a silent agent; a desk that gives out. */
import { describe, expect, it } from 'vitest'
import type { Settings } from '../../src/protocol/settings.ts'
import { faults } from './support/axe.ts'
import { openConsole } from './support/console.ts'
import { journey } from './support/journey.ts'
import { untilSays } from './support/read.ts'
import { ana, bo, chief, signIn } from './support/staff.ts'
import { openWidget } from './support/widget.ts'
import { startConversation } from './support/wire.ts'

const desk = journey({}, [ana, bo, chief])

async function team() {
  const admin = await signIn(desk.server, chief)
  const { staff } = await admin.get<{ staff: { id: string; name: string; state: string }[] }>('/api/staff')
  return staff
}

/** @param languages what comes to Ana's team first */
async function settle(languages: string[], queue: Partial<Settings['queue']>): Promise<void> {
  const admin = await signIn(desk.server, chief)
  const settings = await admin.get<Settings>('/api/settings')
  const agentIds = (await team()).filter(({ name }) => name === ana.name).map(({ id }) => id)
  const clay = { id: 'clay', name: 'Clay', agentIds, languages, categories: [] }
  await admin.put('/api/settings', { ...settings, teams: [clay], queue: { ...settings.queue, ...queue } })
}

async function consoleOf(member: typeof ana) {
  const profile = await desk.profile()
  return { profile, console: await openConsole(await profile.page(), desk.server.url, member) }
}

describe('Nobody waits for ever', () => {
  it('a team is asked, then everyone, then the customer may count on a later moment, or on an email; silence loses the conversation', async () => {
    // What falls due by time alone waits until it has been seen what holds before.
    await settle(['en'], { widenSeconds: 600, laterSeconds: 600, unansweredMinutes: 1, email: true })
    const atAna = await consoleOf(ana)
    const atBo = await consoleOf(bo)
    const atChief = await consoleOf(chief)

    // Chief takes one and says nothing; what becomes of it is looked at in the end.
    const silent = await startConversation(desk.server.url, { contact: { name: 'Mira' } })
    await silent.askForPerson('About glaze')
    await atChief.console.open('Mira')
    await atChief.console.takeOver()

    const visitor = await desk.profile()
    const page = await visitor.page()
    const widget = await openWidget(page, desk.server.url)
    await widget.panel.getByRole('button', { name: 'Talk to a person' }).first().click()
    await untilSays(atAna.console.list, 'Clay')
    await untilSays(atBo.console.list, 'Clay')
    await settle(['en'], { widenSeconds: 5 })
    await widget.reads('I have now asked everyone')
    await untilSays(atBo.console.list, 'Asked everyone')
    await settle(['en'], { laterSeconds: 10 })
    await widget.reads('Nobody has been able to join you yet')
    await untilSays(atBo.console.list, 'Nobody came in time')
    expect(await widget.times('I have now asked everyone')).toBe(1)

    await widget.shows('Nobody can join you right now.')
    expect(await faults(page), 'asked for a word and an address').toEqual([])
    await widget.panel.getByLabel('What is it about?').fill('A cup that broke.')
    await widget.panel.getByLabel('Your email address, for an answer by email').fill('zoe@example.org')
    await widget.panel.getByRole('button', { name: 'Leave it with the team' }).click()
    await widget.reads('Our team will answer you by email at zoe@example.org')
    await untilSays(atBo.console.list, 'Wants an answer by email')
    await atBo.console.open('Wants an answer by email')
    await atBo.console.shows('Answer by email: zoe@example.org')
    await atBo.console.reply('Yes, it can be repaired.')
    const letter = atBo.console.page.getByRole('link', { name: 'Write by email' })
    await letter.waitFor()
    expect(decodeURIComponent((await letter.getAttribute('href')) ?? '')).toMatch(
      /^mailto:zoe@example\.org\?.*Yes, it can be repaired\./,
    )
    expect(await faults(atBo.console.page), 'a letter').toEqual([])
    await widget.reads('Yes, it can be repaired.')

    // A minute without a word.
    await expect.poll(async () => (await silent.snapshot()).status, { timeout: 70_000 }).toBe('queued')
    expect((await silent.snapshot()).messages.at(-1)?.text).toContain('has not written for a while')
    await atChief.console.shows('A customer waited too long for a word from you')
    await atChief.console.shows('You left the customer without a word for too long')
    expect(await faults(atChief.console.page), 'set to away').toEqual([])
    await untilSays(atAna.console.list, 'Came back')
    const presence = atChief.console.page.getByLabel('Your presence')
    await expect.poll(() => presence.inputValue()).toBe('away')
    await atChief.console.page.reload()
    await atChief.console.shows('A customer waited too long for a word from you')
    await expect.poll(() => presence.inputValue()).toBe('away')
    await atChief.console.page.getByRole('button', { name: 'I am back' }).click()
    await expect.poll(() => presence.inputValue()).toBe('online')
    await expect
      .poll(() => atChief.console.page.locator('body').innerText())
      .not.toContain('waited too long for a word')
    await presence.selectOption('away')
    await expect.poll(async () => (await team()).find(({ name }) => name === chief.name)?.state).toBe('away')
  })

  it('and not at all while an agent is free, where the desk gives out: whoever comes last is matched at once', async () => {
    // Whose window has just closed could be given something yet.
    await expect.poll(async () => (await team()).filter(({ state }) => state === 'online')).toEqual([])
    await settle([], { assign: 'automatic', capacity: 2, widenSeconds: 60, laterSeconds: 600, unansweredMinutes: 60 })
    const { console } = await consoleOf(ana)
    await console.page.getByRole('link', { name: /^Mine/ }).click()
    // She waited before Ana came.
    await untilSays(console.list, 'Mira')
    const lena = await startConversation(desk.server.url, { contact: { name: 'Lena' } })
    await lena.askForPerson('About shelves')
    await untilSays(console.list, 'Lena')
    const otto = await startConversation(desk.server.url, { contact: { name: 'Otto' } })
    await otto.askForPerson('About kilns')
    await console.open('Lena')
    await console.shows('Assigned to you')
    expect((await otto.snapshot()).queue?.position).toBe(1)
    await console.resolve()
    await untilSays(console.list, 'Otto')
    expect((await otto.snapshot()).agent?.name).toBe('Ana')
    const pia = await startConversation(desk.server.url, { contact: { name: 'Pia' } })
    await pia.askForPerson('About cups')
    expect((await pia.snapshot()).status).toBe('queued')
    await consoleOf(bo)
    await expect.poll(async () => (await pia.snapshot()).agent?.name).toBe('Bo')
  })
})
