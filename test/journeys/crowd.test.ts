/** A morning at a desk: three agents and six customers at once, and what each of them sees of what the others do. */
import { describe, expect, it } from 'vitest'
import type { Settings } from '../../src/protocol/settings.ts'
import { faults } from './support/axe.ts'
import { type Console, looksAway, looksBack, openConsole, reachFor } from './support/console.ts'
import { journey } from './support/journey.ts'
import { untilSays } from './support/read.ts'
import { ana, bo, chief, type Member, type SignedIn, signIn } from './support/staff.ts'
import { openWidget } from './support/widget.ts'
import { type Customer, startConversation } from './support/wire.ts'

const desk = journey({}, [ana, bo, chief])

/** English comes to Ana's team first, for a long time; everything else is everyone's. */
async function settle(admin: SignedIn): Promise<Settings> {
  const settings = await admin.get<Settings>('/api/settings')
  const { staff } = await admin.get<{ staff: { id: string; name: string }[] }>('/api/staff')
  const agentIds = staff.filter(({ name }) => name === ana.name).map(({ id }) => id)
  const settled = {
    ...settings,
    teams: [{ id: 'clay', name: 'Clay', agentIds, languages: ['en'], categories: [] }],
    queue: { ...settings.queue, widenSeconds: 600, laterSeconds: 600, graceSeconds: 5 },
  }
  await admin.put('/api/settings', settled)
  return settled
}

/** Open on one day a week, which is neither today nor tomorrow. */
function closedNow(hours: Settings['hours']): Settings['hours'] {
  const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const
  const inThreeDays = days[(new Date().getUTCDay() + 3) % 7] as (typeof days)[number]
  return { ...hours, weekly: { [inThreeDays]: [['09:00', '17:00']] } }
}

async function atWork(member: Member) {
  const profile = await desk.profile()
  profile.expects(/status of 409/)
  return { member, profile, console: await openConsole(await profile.page(), desk.server.url, member) }
}

/** Somebody who writes in a language of no team. */
async function arrives(name: string): Promise<Customer> {
  const customer = await startConversation(desk.server.url, { contact: { name }, locale: 'fr' })
  await customer.askForPerson('Ma tasse est cassée')
  return customer
}

const lineOf = ({ list }: Console, name: string) => list.getByRole('link').filter({ hasText: name })

async function choose({ page }: Console, action: string): Promise<void> {
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: action }).click()
}

const list = ({ page }: Console, name: RegExp) => page.getByRole('link', { name }).click()

describe('Three agents and six customers at once', () => {
  it('each is served by one, told the truth at each step, and nobody is lost', async () => {
    const admin = await signIn(desk.server, chief)
    const settings = await settle(admin)
    const team = await Promise.all([ana, bo, chief].map(atWork))
    const [atAna, atBo, atChief] = team as [(typeof team)[0], (typeof team)[0], (typeof team)[0]]
    const everyone = team.map(({ console }) => console)

    // — They arrive: one for a team, three for everyone —
    const zoe = await openWidget(await (await desk.profile()).page(), desk.server.url)
    await zoe.say('I want to talk to a human about a wedding order')
    for (const console of everyone) await untilSays(console.list, 'Clay')
    const [iris, juno, mira] = [await arrives('Iris'), await arrives('Juno'), await arrives('Mira')]
    for (const console of everyone) for (const name of ['Iris', 'Juno', 'Mira']) await lineOf(console, name).waitFor()
    expect((await mira.snapshot()).queue?.position).toBe(3)
    // Her time with the team is over.
    await admin.put('/api/settings', { ...settings, queue: { ...settings.queue, widenSeconds: 5 } })
    await zoe.reads('I have now asked everyone')
    for (const console of everyone) await untilSays(console.list, 'Asked everyone')

    // — Two reach for the same one: one has it, the other is told who —
    await Promise.all([atAna, atBo].map(({ console }) => console.open('wedding')))
    await Promise.all([atAna, atBo].map(({ console }) => reachFor(console)))
    await zoe.reads(/(Ana|Bo) joined/)
    const [first, second] = (await zoe.times('Ana joined')) > 0 ? [atAna, atBo] : [atBo, atAna]
    await second.console.shows(`With ${first.member.name}`)
    await first.console.shows('With you')
    expect(await zoe.times('joined')).toBe(1)

    // — A reply that crosses with something new is held back, and both are shown —
    await first.console.reads('wedding')
    await first.console.reply('Hello Zoe, when is the wedding?')
    await zoe.reads('Hello Zoe, when is the wedding?')
    const field = first.console.page.getByRole('textbox', { name: /^Reply to / })
    await field.fill('Shall I send it on Friday?')
    await looksAway(first.console.page)
    await zoe.say('It is called off!')
    await lineOf(first.console, 'It is called off!').waitFor()
    await field.press('Enter')
    await untilSays(first.console.page.getByRole('alert'), /Not sent yet: this came in[\s\S]*It is called off!/)
    expect(await zoe.times('Shall I send it on Friday?')).toBe(0)
    await looksBack(first.console.page)
    await first.console.page.getByRole('button', { name: 'Edit', exact: true }).click()
    await first.console.reads('It is called off!')
    await field.fill('I am sorry to hear that, Zoe.')
    await field.press('Enter')
    await zoe.reads('I am sorry to hear that, Zoe.')

    // — An agent's line is lost: the customer is told, and is first in everyone's list —
    await second.console.open('Iris')
    await second.console.takeOver()
    await expect.poll(async () => (await iris.snapshot()).agent?.name).toBe(second.member.name)
    await expect.poll(async () => (await juno.snapshot()).queue?.position).toBe(1)
    await second.profile.close()
    await atChief.console.open('Mira')
    await atChief.console.takeOver()
    await expect.poll(async () => (await iris.snapshot()).status).toBe('queued')
    expect((await iris.snapshot()).queue?.position).toBe(1)
    expect((await juno.snapshot()).queue?.position).toBe(2)
    await list(atChief.console, /^Queue/)
    await untilSays(atChief.console.list.locator('.entry').first(), /Iris[\s\S]*Came back/)

    // — Handed on with a note, which the colleague reads and the customer does not —
    await choose(first.console, 'Transfer…')
    const dialog = first.console.page.getByRole('dialog')
    expect(await faults(first.console.page), 'to whom it goes').toEqual([])
    // Who holds how many is told as it is now.
    await untilSays(dialog, /Chief\s*Online · 1 of 3/)
    await dialog.getByRole('radio', { name: chief.name }).check()
    await dialog.getByLabel('Note for them').fill('Cancel the order, be kind')
    await dialog.getByRole('button', { name: 'Transfer' }).click()
    await zoe.reads('Chief')
    await list(atChief.console, /^Mine/)
    await atChief.console.open('sorry to hear')
    await atChief.console.shows(`${first.member.name} transferred to you`)
    await atChief.console.shows('Cancel the order, be kind')
    await first.console.shows('With Chief')
    expect(await zoe.times('be kind')).toBe(0)

    // — Set aside until the customer writes —
    await atChief.console.open('Mira')
    await atChief.console.reads('cassée')
    await atChief.console.reply('We send you a new one, Mira.')
    await expect.poll(async () => (await mira.snapshot()).messages.at(-1)?.text).toContain('a new one')
    await choose(atChief.console, 'Snooze…')
    await atChief.console.page.getByRole('dialog').getByRole('button', { name: 'Snooze' }).click()
    await atChief.console.shows('Snoozed until the customer writes')
    await expect.poll(() => lineOf(atChief.console, 'Mira').count()).toBe(0)
    expect((await mira.snapshot()).status).toBe('assigned')
    await mira.say('Merci, et la soucoupe ?')
    await untilSays(lineOf(atChief.console, 'Mira'), /Waits for a reply[\s\S]*soucoupe/)

    // — Back to the assistant, which knows what to say —
    await list(first.console, /^Queue/)
    await first.console.open('Iris')
    await first.console.takeOver()
    await first.console.shows('With you')
    await choose(first.console, 'Back to the assistant')
    await first.console.shows('With the assistant (AI)')
    await iris.say('How long does delivery take?')
    await expect.poll(async () => (await iris.snapshot()).messages.at(-1)?.author.kind).toBe('bot')
    expect((await iris.snapshot()).messages.at(-1)?.citations.length).toBeGreaterThan(0)

    // — After hours: a moment to count on, and the assistant goes on —
    await admin.put('/api/settings', { ...settings, hours: closedNow(settings.hours) })
    const otto = await openWidget(await (await desk.profile()).page(), desk.server.url)
    await otto.say('I want to talk to a human about glaze')
    await otto.reads(/We open again on \w+day, .* 9:00\sAM UTC, and your conversation keeps its place/)
    await list(first.console, /^Queue/)
    await untilSays(lineOf(first.console, 'glaze'), /Outside hours/)
    const paul = await startConversation(desk.server.url, { contact: { name: 'Paul' } })
    expect((await paul.askForPerson('About a kiln')).queue).toMatchObject({
      position: null,
      promise: { kind: 'later' },
    })

    // — Nobody is lost: who waits, who is held, who has an answer —
    const states = await Promise.all([iris, juno, mira, paul].map((each) => each.snapshot()))
    expect(states.map(({ status, agent }) => agent?.name ?? status)).toEqual([
      'answering',
      'queued',
      chief.name,
      'queued',
    ])
    for (const { console } of [first, atChief]) {
      await expect.poll(() => console.page.title()).toBe('(3) Bellhop console')
      expect(await faults(console.page), 'the desk at the end').toEqual([])
    }
  })
})
