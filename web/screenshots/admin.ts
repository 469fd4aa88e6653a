/** What administrators see: the pages of the settings. */
import type { Page } from 'playwright-core'
import { picture } from './picture.ts'
import type { Stage } from './stage.ts'

/** Pages that tell by themselves, by the ids of their addresses. */
const pages = [
  'staff',
  'teams',
  'hours',
  'queue',
  'clocks',
  'macros',
  'widget',
  'assistant',
  'handoff',
  'proposals',
  'privacy',
  'audit',
]

export async function settings(stage: Stage): Promise<void> {
  const settings = await stage.admin.get<Record<string, unknown>>('/api/settings')
  const day = [['09:00', '17:00']]
  const weekly = {
    mon: day,
    tue: day,
    wed: day,
    thu: day,
    fri: [
      ['09:00', '12:00'],
      ['13:00', '16:00'],
    ],
  }
  const holidays = [{ date: `${new Date().getUTCFullYear() + 1}-01-07`, name: 'Christmas' }]
  const hours = { timeZone: 'Europe/Belgrade', weekly, holidays }
  await stage.admin.put('/api/settings', { ...settings, hours })
  const { page, close } = await stage.console(stage.mara)
  const open = async (id: string) => {
    await page.goto(`${stage.url}/console/#/admin/${id}`)
    await page.locator('.admin-page h1').waitFor()
    await page.locator('.admin-page .loading').waitFor({ state: 'detached' })
    await page.waitForTimeout(500)
  }
  for (const id of pages) {
    await open(id)
    if (id === 'handoff') {
      await page.getByLabel('If a customer wrote').fill('I want to cancel my contract')
      await page.getByRole('button', { name: 'Try', exact: true }).click()
      await page.waitForTimeout(800)
    }
    if (id === 'widget') await drawn(page)
    await picture(page, `settings-${id}`)
  }
  await close()
}

/** Waits for the made-up panel, a frame in the frame of a made-up page. */
async function drawn(page: Page): Promise<void> {
  const panel = () => page.frames().find((frame) => frame.url().includes('/widget/states/one'))
  while (!panel()) await page.waitForTimeout(50)
  await panel()?.locator('html[data-ready]').waitFor()
}
