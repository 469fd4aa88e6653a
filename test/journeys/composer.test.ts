import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Console, looksAway, looksBack, openConsole } from './support/console.ts'
import { journey } from './support/journey.ts'
import { untilFocused } from './support/read.ts'
import { ana, bo, chief, signIn } from './support/staff.ts'
import { openWidget } from './support/widget.ts'
import { startConversation } from './support/wire.ts'

const desk = journey({}, [ana, bo, chief])

beforeAll(async () => {
  const admin = await signIn(desk.server, chief)
  await admin.put('/api/settings', {
    macros: [
      { id: 'hello', name: 'Greeting', text: 'Hello {{customer.firstName}}, this is {{agent.firstName}}.' },
      {
        id: 'refund',
        name: 'Refund is on its way',
        text: 'Dear {{customer.firstName}}, the refund for {{attribute.order}} is on its way.',
        actions: [{ do: 'resolve', outcome: 'solved' }],
      },
    ],
  })
})

const fieldOf = ({ page }: Console) => page.locator('#composer')
const chosenIn = (console: Console) =>
  fieldOf(console).evaluate((field) => {
    const { value, selectionStart, selectionEnd } = field as HTMLTextAreaElement
    return value.slice(selectionStart, selectionEnd)
  })
const startsWith = async ({ page }: Console, mode: 'Reply' | 'Note') => {
  await page.getByRole('button', { name: mode, exact: true }).click()
  await page.locator('#composer').focus()
}
const publicWords = async (customer: Awaited<ReturnType<typeof startConversation>>) =>
  (await customer.snapshot()).messages.map(({ text }) => text).join('\n')

async function waiting(name: string) {
  const customer = await startConversation(desk.server.url, { contact: { name } })
  await customer.askForPerson(`${name} needs help`)
  return customer
}

describe('A macro', () => {
  it('is found by a few letters, filled, held back while something is missing, and does what it promises after it is sent', async () => {
    const customer = await waiting('Mira Novak')
    const console = await openConsole(await (await desk.profile()).page(), desk.server.url, ana)
    const { page } = console
    await console.open('Mira')
    await console.takeOver()
    await console.shows('With you')

    await fieldOf(console).focus()
    await page.keyboard.type('/refu')
    await page.getByRole('option', { name: /Refund is on its way/ }).waitFor()
    expect(await faults(page), 'the list of macros').toEqual([])
    await page.keyboard.press('Enter')
    const filledIn = () => page.locator('.writing-mirror .filled').allInnerTexts()
    await expect
      .poll(() => fieldOf(console).inputValue())
      .toBe('Dear Mira, the refund for {{attribute.order}} is on its way.')
    await expect.poll(filledIn).toEqual(['Mira'])
    await console.shows('“order” is not known of this customer: fill in {{attribute.order}}, or take it out.')
    await page.getByRole('list', { name: 'After the reply is sent' }).getByText('Resolve: solved').waitFor()

    // The hole is selected: what is typed takes its place. The plan, the words and their marks outlive a reload.
    await page.keyboard.press('Enter')
    await expect.poll(() => chosenIn(console)).toBe('{{attribute.order}}')
    expect(await faults(page), 'a hole in the reply').toEqual([])
    expect(await publicWords(customer)).not.toContain('refund')
    await page.keyboard.type('order 4711')
    // What is kept may be there to be read only after the conversation is drawn.
    await page.addInitScript(() => {
      const query = navigator.locks.query.bind(navigator.locks)
      navigator.locks.query = () => new Promise((late) => setTimeout(() => late(query()), 1_000))
    })
    await page.reload()
    await page.getByRole('list', { name: 'After the reply is sent' }).getByText('Resolve: solved').waitFor()
    await expect.poll(() => fieldOf(console).inputValue()).toBe('Dear Mira, the refund for order 4711 is on its way.')
    await expect.poll(filledIn).toEqual(['Mira'])
    await fieldOf(console).press('Enter')
    await console.shows('Resolved: solved.')
    expect(await publicWords(customer)).toContain('Dear Mira, the refund for order 4711 is on its way.')
    await expect.poll(async () => (await customer.snapshot()).status).toBe('resolved')
  })

  it('leaves a line alone that only looks like a search', async () => {
    const customer = await waiting('Slasher')
    const console = await openConsole(await (await desk.profile()).page(), desk.server.url, ana)
    await console.open('Slasher')
    await fieldOf(console).focus()
    await console.page.keyboard.type('/home/xyzzy is the folder')
    await console.page.keyboard.press('Enter')
    await expect.poll(() => publicWords(customer)).toContain('/home/xyzzy is the folder')
  })
})

describe('An article', () => {
  it('is found and put into the reply by keyboard alone, as a link and quoted, and looks as the preview said', async () => {
    const customer = await waiting('Quentin')
    const console = await openConsole(await (await desk.profile()).page(), desk.server.url, ana)
    const { page } = console
    await console.open('Quentin')
    await fieldOf(console).focus()
    await page.keyboard.type('Please read ')
    await page.keyboard.press('Control+Shift+L')
    const search = page.getByRole('combobox', { name: 'Search the articles' })
    await untilFocused(search)
    await page.keyboard.type('gift')
    await page.getByRole('option', { name: /^Gift cards/ }).waitFor()
    expect(await faults(page), 'the search for articles').toEqual([])
    await page.keyboard.press('Enter')
    await expect
      .poll(() => fieldOf(console).inputValue())
      .toMatch(/^Please read \[Gift cards[^\]]*\]\(http:.*shop\/gift-cards/)

    await untilFocused(fieldOf(console))
    await page.keyboard.press('Control+Shift+L')
    await untilFocused(search)
    await page.keyboard.type('how do I return an item')
    await page
      .getByRole('option', { name: /^Return an item/ })
      .first()
      .waitFor()
    await page.keyboard.press('Shift+Enter')
    await expect.poll(() => fieldOf(console).inputValue()).toMatch(/\n\n> You can return|\n\n> /)

    await untilFocused(fieldOf(console))
    await page.keyboard.press('Control+Shift+P')
    const preview = page.getByRole('region', { name: 'Preview' })
    await preview.locator('blockquote').waitFor()
    expect(await faults(page), 'the preview').toEqual([])
    await page.keyboard.press('Escape')
    await untilFocused(fieldOf(console))
    await fieldOf(console).press('Enter')
    await expect.poll(() => publicWords(customer)).toContain('> ')
    const { messages } = await customer.snapshot()
    expect(messages.at(-1)?.html).toMatch(/<blockquote>[\s\S]*<a href="http/)
  })

  it('that is internal is found for a note alone', async () => {
    await waiting('Inge')
    const console = await openConsole(await (await desk.profile()).page(), desk.server.url, ana)
    const { page } = console
    await console.open('Inge')
    const search = page.getByRole('combobox', { name: 'Search the articles' })
    for (const [mode, count] of [
      ['Reply', 0],
      ['Note', 1],
    ] as const) {
      await startsWith(console, mode)
      await page.keyboard.press('Control+Shift+L')
      await search.fill('goodwill approval')
      await page
        .locator('.articles [role="status"]')
        .filter({ hasText: /article/i })
        .waitFor({ state: 'attached' })
      await expect.poll(() => page.getByRole('option', { name: /Internal/ }).count()).toBe(count)
      if (count === 0) {
        await search.press('Escape')
        await search.waitFor({ state: 'detached' })
      }
    }
    await search.press('Enter')
    await expect.poll(() => fieldOf(console).inputValue()).toContain('which is internal')
  })
})

describe('A note', () => {
  it('stays a note through switching, leaving, reloading and a dead network, and never reaches the customer', async () => {
    const customer = await waiting('Nora')
    await waiting('Otto')
    const profile = await desk.profile()
    profile.expects(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to load resource/)
    const console = await openConsole(await profile.page(), desk.server.url, ana)
    const { page } = console
    await console.open('Nora')
    await startsWith(console, 'Note')
    await page.keyboard.type('Looks like fraud')
    const says = () =>
      fieldOf(console).evaluate((field) => [field.ariaLabel, (field as HTMLTextAreaElement).value] as const)
    const note = ['Note for your team', 'Looks like fraud']

    await page.keyboard.press('Control+Shift+M')
    await expect.poll(says).toEqual(['Reply to Nora', ''])
    await untilFocused(fieldOf(console))
    // What was written as a note cannot be brought into the reply by undoing.
    await page.keyboard.press('Control+z')
    expect(await says()).toEqual(['Reply to Nora', ''])
    await page.keyboard.press('Control+Shift+M')
    await expect.poll(says).toEqual(note)

    await console.open('Otto')
    // The note has gone with the conversation that it is in, not a moment later.
    expect(await says()).toEqual(['Reply to Otto', ''])
    await console.open('Nora')
    await expect.poll(says).toEqual(note)
    await page.reload()
    await fieldOf(console).waitFor()
    await expect.poll(says).toEqual(note)

    await profile.context.setOffline(true)
    await fieldOf(console).press('Enter')
    await console.shows('Not sent')
    await page.getByRole('button', { name: 'Edit' }).click()
    await expect.poll(says).toEqual(note)
    await fieldOf(console).press('Enter')
    // Still a note, and the next one is too: nothing goes back to the reply by itself.
    await expect.poll(says).toEqual(['Note for your team', ''])
    await console.shows('Not sent')
    await profile.context.setOffline(false)
    const admin = await signIn(desk.server, chief)
    const seen = async () =>
      (
        await admin.get<{ messages: { text: string; visibility: string }[] }>(
          `/api/conversations/${customer.conversationId}`,
        )
      ).messages
        .filter(({ text }) => text === 'Looks like fraud')
        .map(({ visibility }) => visibility)
    const retry = page.getByRole('button', { name: 'Retry' })
    // It goes out by itself, too, and then there is nothing to retry.
    await expect
      .poll(async () => {
        if (await retry.isVisible()) await retry.click({ timeout: 2_000 }).catch(() => {})
        return await seen()
      })
      .toEqual(['note'])
    expect(await publicWords(customer)).not.toContain('fraud')
  })
})

describe('Two agents at one conversation', () => {
  it('see each other, and a reply that was overtaken shows by what before it is sent', async () => {
    const visitor = await desk.profile()
    const widget = await openWidget(await visitor.page(), desk.server.url)
    await widget.say('I want to talk to a human please')
    await widget.shows(/in the queue/i)
    const profiles = [await desk.profile(), await desk.profile()] as const
    profiles[0].expects(/status of 409/)
    const one = await openConsole(await profiles[0].page(), desk.server.url, ana)
    const other = await openConsole(await profiles[1].page(), desk.server.url, bo)
    await one.open('human')
    await one.takeOver()
    await widget.reads('Ana joined.')
    await other.page.goto(one.page.url().replace('/queue/', '/open/'))
    await one.shows('Bo is looking at this too')
    await startsWith(other, 'Note')
    await other.page.keyboard.type('I know this one')
    await one.shows('Bo is writing here too')
    expect(await faults(one.page), 'with a colleague').toEqual([])
    await fieldOf(one).focus()
    await one.page.keyboard.type('Here is')
    await Promise.all([widget.shows('Ana is writing'), other.shows('Ana is writing here too')])
    expect(await widget.panel.locator('body').innerText()).not.toContain('Bo')

    // The customer writes while the answer is on its way, and the agent looks elsewhere: nobody can have read that yet.
    await fieldOf(one).fill('Here is your answer')
    await looksAway(one.page)
    await widget.say('Wait, I meant the other cup')
    await one.shows('Wait, I meant the other cup')
    await fieldOf(one).press('Enter')
    const alert = one.page.getByRole('alert').filter({ hasText: 'Not sent yet' })
    await alert.getByText('Wait, I meant the other cup').waitFor()
    await looksBack(one.page)
    expect(await faults(one.page), 'an overtaken reply').toEqual([])
    await alert.getByRole('button', { name: 'Edit' }).click()
    await expect.poll(() => fieldOf(one).inputValue()).toBe('Here is your answer')
    await fieldOf(one).fill('Here is the answer for the other cup')
    await one.reads('Wait, I meant the other cup')
    await fieldOf(one).press('Enter')
    await widget.reads('Here is the answer for the other cup')
    expect(await widget.times('Here is your answer')).toBe(0)
    await one.shows(/Seen by the customer/)
    await one.page.reload()
    await one.shows(/Seen by the customer/)

    await profiles[1].close()
    await expect.poll(() => one.page.locator('.lookers-line').innerText()).toBe('')
  })
})

async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(async () => {
    const run = (globalThis as unknown as { axe: typeof axe }).axe.run
    return run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
  })
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}
