/** Lists in the console: narrowed, saved, chosen together, undone, merged; by pointer and by keyboard, also on a phone. */
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { openConsole } from './support/console.ts'
import { journey } from './support/journey.ts'
import { delayNews } from './support/news.ts'
import { untilSays } from './support/read.ts'
import { ana, bo, chief, signIn } from './support/staff.ts'
import { startConversation } from './support/wire.ts'

const desk = journey({}, [ana, bo, chief])

/** What keeps somebody from using the page, by WCAG 2.2 AA. */
async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  return await page.evaluate(async () => {
    const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
    const { axe: put } = globalThis as unknown as { axe: typeof axe }
    const { violations } = await put.run(document, { runOnly })
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)
  })
}

async function waits(name: string, says = 'About an order'): Promise<Awaited<ReturnType<typeof startConversation>>> {
  const customer = await startConversation(desk.server.url, { contact: { name } })
  await customer.askForPerson(says)
  return customer
}

const names = (page: Page) => page.locator('.entry .name').allInnerTexts()

describe('An agent with a full queue', () => {
  it('narrows it, saves the view, does one thing to many, takes it back, and is told what could not be done', async () => {
    const people = ['Ada', 'Bruno', 'Clara', 'Dario', 'Elin']
    const customers: Awaited<ReturnType<typeof waits>>[] = []
    for (const name of people) customers.push(await waits(name))
    const page = await (await desk.profile()).page()
    const news = await delayNews(page)
    const console = await openConsole(page, desk.server.url, ana)
    await expect.poll(() => names(page)).toEqual(people)

    // Chosen with the keyboard's range: from the second to the fourth.
    await page.getByRole('checkbox', { name: 'Select Bruno' }).click()
    await page.getByRole('checkbox', { name: 'Select Dario' }).click({ modifiers: ['Shift'] })
    const bar = page.getByRole('region', { name: 'Chosen conversations' })
    await untilSays(bar, '3 selected')
    expect(await barriers(page)).toEqual([])
    await bar.getByRole('button', { name: 'Tags' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox', { name: 'Add: a tag' }).fill('Wedding')
    await page.keyboard.press('Enter')
    await dialog.getByRole('button', { name: 'Apply' }).click()
    await console.shows('3 conversations tagged anew')
    await untilSays(console.list, 'Wedding')

    // Narrowed to them; the address alone brings the list back.
    await page.getByRole('button', { name: 'Filters' }).click()
    const tag = page.getByRole('combobox', { name: 'Only with this tag' })
    await tag.fill('wed')
    await page.getByRole('option', { name: 'Wedding' }).waitFor()
    await tag.press('Enter')
    await expect.poll(() => names(page)).toEqual(['Bruno', 'Clara', 'Dario'])
    expect(await barriers(page)).toEqual([])
    await page.getByRole('button', { name: 'Save view' }).click()
    await page.getByRole('textbox', { name: 'Name of the view' }).fill('Weddings')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Filters' }).click()
    await page.getByRole('link', { name: 'Queue' }).click()
    await expect.poll(() => names(page)).toEqual(people)
    await page.getByRole('link', { name: 'Weddings' }).click()
    await expect.poll(() => names(page)).toEqual(['Bruno', 'Clara', 'Dario'])
    await page.reload()
    await expect.poll(() => names(page)).toEqual(['Bruno', 'Clara', 'Dario'])

    // A colleague was faster with one of them: the others are done, that one is named.
    const colleague = await signIn(desk.server, bo)
    await page.getByRole('checkbox', { name: 'Select Bruno' }).click()
    await page.getByRole('button', { name: 'All 3 shown' }).click()
    news.hold()
    await colleague.post(`/api/conversations/${customers[2]?.conversationId}/claim`, {})
    await bar.getByRole('button', { name: 'Take' }).click()
    await console.shows('2 conversations taken over')
    await console.shows('Clara: Bo has taken this conversation.')
    news.release()
    await page.getByRole('button', { name: 'Undo' }).click()
    await console.shows('Undone: 2 conversations as before')
    await expect.poll(async () => (await customers[1]?.snapshot())?.status).toBe('queued')
    expect((await customers[1]?.snapshot())?.queue?.position).toBe(2)
    expect((await customers[2]?.snapshot())?.agent?.name).toBe('Bo')

    // The chip takes the filter away.
    await page.getByRole('button', { name: 'Without Tag Wedding' }).click()
    await expect.poll(() => names(page)).toEqual(['Ada', 'Bruno', 'Dario', 'Elin'])
  })

  it('finds somebody by name or by words, and goes through what was found by keyboard', async () => {
    await waits('Željko', 'The teapot rattles')
    const page = await (await desk.profile()).page()
    await openConsole(page, desk.server.url, ana)
    const field = page.getByRole('searchbox', { name: 'Search all conversations' })
    await field.fill('zeljko')
    await field.press('Enter')
    await expect.poll(() => names(page)).toEqual(['Željko'])
    await field.fill('nothing like this')
    await field.press('Enter')
    await untilSays(page.locator('.list-pane'), 'Nothing found')
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: 'All open' }).click()
    await page.locator('#list-title').filter({ hasText: 'All open' }).waitFor()
    await page.locator('.list-scroll[aria-busy="false"] .entry').first().waitFor()
    const [first, second] = await names(page)
    await page.keyboard.press('j')
    await untilSays(page.locator('#talk-title'), first ?? '')
    await page.keyboard.press('j')
    await untilSays(page.locator('#talk-title'), second ?? '')
    await expect.poll(() => page.locator('.entries > li').first().getAttribute('aria-posinset')).toBe('1')
  })

  it('sets tags and priority beside the conversation, seen at once and by colleagues', async () => {
    const customer = await waits('Karla')
    const page = await (await desk.profile()).page()
    const console = await openConsole(page, desk.server.url, ana)
    await console.open('Karla')
    await page.getByRole('button', { name: 'Priority: Usual' }).click()
    await page.getByRole('menuitemradio', { name: 'Urgent' }).click()
    await page.getByRole('button', { name: 'Priority: Urgent' }).waitFor()
    // The most urgent is served first.
    await expect.poll(async () => (await names(page))[0]).toBe('Karla')
    await page.getByRole('combobox', { name: 'Add a tag' }).fill('glaze')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Remove the tag glaze' }).waitFor()
    await untilSays(page.getByRole('log'), 'You set the tags')
    expect((await customer.snapshot()).queue?.position).toBe(1)
  })
})

describe('A customer who wrote twice', () => {
  it('is answered in one place: the other is merged into it, and says where it goes on', async () => {
    const first = await waits('Mira', 'The cup is broken')
    const started = await fetch(`${desk.server.url}/api/conversations`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${first.token}` },
      body: JSON.stringify({ contact: { name: 'Mira again' } }),
    })
    const { conversationId } = (await started.json()) as { conversationId: string }
    const call = (path: string, method = 'GET', body?: object) =>
      fetch(`${desk.server.url}/api/conversations/${conversationId}${path}`, {
        method,
        headers: { 'content-type': 'application/json', authorization: `Bearer ${first.token}` },
        ...(body && { body: JSON.stringify(body) }),
      })
    await call('/handoff', 'POST', { text: 'I wrote before, about the cup' })

    const page = await (await desk.profile()).page()
    const console = await openConsole(page, desk.server.url, ana)
    await console.open('Mira again')
    await page.getByRole('button', { name: 'More actions' }).click()
    await page.getByRole('menuitem', { name: 'Merge…' }).click()
    const dialog = page.getByRole('dialog')
    await untilSays(dialog, 'The cup is broken')
    expect(await barriers(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Merge' }).click()
    await untilSays(page.getByRole('log'), 'You merged another conversation into this one')
    await console.shows('Note, only your team sees this')
    const ended = (await (await call('')).json()) as { status: string; messages: { text: string }[] }
    expect(ended.status).toBe('resolved')
    expect(ended.messages.at(-1)?.text).toContain('goes on in the one that you began on')
  })
})

describe('On a phone', () => {
  it('the list, its filters and what is chosen in it fit, and nothing bars the way', async () => {
    await waits('Nora')
    const page = await (await desk.profile({ phone: true })).page()
    await openConsole(page, desk.server.url, bo)
    await page.getByRole('button', { name: 'Filters' }).click()
    await page.getByRole('checkbox', { name: 'Select Nora' }).click()
    await page.getByRole('region', { name: 'Chosen conversations' }).waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    expect(await barriers(page)).toEqual([])
  })
})
