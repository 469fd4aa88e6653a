import { describe, expect, it } from 'vitest'
import { consoleOn, openConsole } from './support/console.ts'
import { journey } from './support/journey.ts'
import { bellhop, journeyKb, scratch } from './support/server.ts'
import { startConversation } from './support/wire.ts'

const PATIENCE_MS = 180_000
let password = ''

const desk = journey(async () => {
  const data = scratch('demo')
  const env = { BELLHOP_DATA: data, BELLHOP_KB: journeyKb }
  const { code, stdout, stderr } = await bellhop(['demo'], { env }).exit
  if (code !== 0) throw new Error(stdout + stderr)
  password = /with the password\s+(\S+)/.exec(stdout)?.[1] ?? ''
  return { data }
})

describe('A newcomer', () => {
  it(
    'looks around in a living console, takes the demo away with one click, and makes an account of their own',
    async () => {
      const profile = await desk.profile()
      const page = await profile.page()
      const mara = { email: 'mara@demo.invalid', name: 'Mara Lindt', password, role: 'admin' as const }
      const console = await openConsole(page, desk.server.url, mara)
      await console.shows('Demo data.')
      await expect.poll(() => console.list.getByRole('link').count()).toBe(4)
      await page.keyboard.press('g')
      await page.keyboard.press('r')
      // Two weeks are more than a page of the list, of which each line says that its length is not known yet.
      await expect.poll(() => console.list.getByRole('listitem').first().getAttribute('aria-setsize')).toBe('-1')

      const vera = await startConversation(desk.server.url, { contact: { name: 'Vera' } })
      await vera.askForPerson('I am real')
      await page.getByRole('button', { name: 'Remove the demo data' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Remove it' }).click()
      await page.getByRole('heading', { name: /first/i }).waitFor()

      await page.getByLabel('Name').fill('Nora')
      await page.getByLabel('Email').fill('nora@shop.example')
      await page.getByLabel('Password', { exact: true }).fill('a lamp behind the desk')
      await page.getByRole('button', { name: /make|create|start|begin/i }).click()
      const own = consoleOn(page)
      await own.shows('I am real')
      await expect.poll(() => own.list.getByRole('link').count()).toBe(1)
      await page.getByText('Demo data.').waitFor({ state: 'detached' })
      const { stdout } = await desk.server.cli(['verify'])
      expect(stdout).toContain('1 conversation,')
      expect(stdout).toContain('nothing is wrong')
    },
    PATIENCE_MS,
  )
})
