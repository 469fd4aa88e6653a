import type { Page } from 'playwright-core'
import { afterAll, expect, it } from 'vitest'
import { dataIn, type FakeOpenAI, sensible, startFakeOpenAI } from '../fake-openai/server.ts'
import { faults } from './support/axe.ts'
import { openConsole } from './support/console.ts'
import { journey } from './support/journey.ts'
import { untilSays } from './support/read.ts'
import { ana, chief } from './support/staff.ts'
import { startConversation } from './support/wire.ts'

let model: FakeOpenAI
const desk = journey(async () => {
  model = await startFakeOpenAI()
  model.otherwise((request) => {
    const text = dataIn(request, 'text')
    if (typeof text !== 'string') return sensible(request)
    return { text: dataIn(request, 'writeIn') ? 'Bitte senden Sie uns ein Foto.' : 'A photo, please.' }
  })
  return { env: { OPENAI_BASE_URL: model.url, OPENAI_MODEL: 'deft', OPENAI_API_KEY: 'none' } }
}, [ana, chief])
afterAll(() => model.close())

const reply = (page: Page) => page.getByRole('textbox', { name: /^Reply to / })

it('an agent has a reply shortened and takes it back, has it translated, and the team keeps what was written', async () => {
  const customer = await startConversation(desk.server.url, { contact: { name: 'Greta' }, locale: 'de' })
  await customer.askForPerson()
  const page = await (await desk.profile()).page()
  const console = await openConsole(page, desk.server.url, ana)
  await console.open('Greta')
  await console.takeOver()
  await reply(page).fill('Would you be so kind as to send us a photo of it?')
  await page.getByRole('button', { name: 'Rewrite or translate' }).click()
  await page.getByRole('menuitem', { name: 'Shorter' }).click()
  await console.shows('Made shorter by openai deft')
  await expect.poll(() => reply(page).inputValue()).toBe('A photo, please.')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => reply(page).inputValue()).toContain('so kind')

  await page.getByRole('button', { name: 'Rewrite or translate' }).click()
  expect(await faults(page)).toEqual([])
  await page.getByRole('menuitem', { name: 'Translate into German' }).click()
  await console.shows('Translated into German')
  await reply(page).press('Enter')
  await console.shows('Translated. What was written')
  expect((await customer.snapshot()).messages.at(-1)).toMatchObject({ text: 'Bitte senden Sie uns ein Foto.' })
  expect(JSON.stringify(await customer.snapshot())).not.toContain('so kind')
  await page.getByText('Translated. What was written').click()
  await untilSays(page.locator('.original'), 'so kind')
})
