import { describe, expect, it } from 'vitest'
import { journey } from './support/journey.ts'
import { untilSays } from './support/read.ts'
import { chief } from './support/staff.ts'

const desk = journey()
const linkIn = (printed: string) => printed.match(/http\S+\/console\/#setup=[\w-]+/)?.[0] ?? ''

describe('The first admin', () => {
  it('is made with the link that the start prints, and the link is dead afterwards', async () => {
    const link = linkIn(desk.server.output())
    expect(link).toContain(desk.server.url)
    const first = await desk.profile()
    const page = await first.page()
    await page.goto(link)
    await expect.poll(() => page.url()).not.toContain('setup=')

    await page.getByLabel('Name').fill(chief.name)
    await page.getByLabel('Email').fill(chief.email)
    await page.getByLabel('Password', { exact: true }).fill('short')
    await page.getByRole('button', { name: 'Make the account' }).click()
    await untilSays(page.locator('body'), /at least 12/)
    await page.getByLabel('Password', { exact: true }).fill(chief.password)
    await page.getByRole('button', { name: 'Make the account' }).click()
    await page.getByRole('heading', { name: 'Queue' }).waitFor()

    const token = link.split('setup=')[1]
    const again = await fetch(`${desk.server.url}/api/setup`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: desk.server.url },
      body: JSON.stringify({ token, name: 'Second', email: 'second@shop.example', password: 'a wholly fine password' }),
    })
    expect(again.status).toBeGreaterThanOrEqual(400)
    expect(again.status).toBeLessThan(500)

    const late = await desk.profile()
    late.expects(/status of (401|403|404|409)/)
    const latePage = await late.page()
    await latePage.goto(link)
    await untilSays(latePage.locator('body'), /Sign in|has been used/)
    expect(await latePage.getByRole('button', { name: 'Make the account' }).count()).toBe(0)
  })

  it('signs in, out, and is let in with the right password alone', async () => {
    const profile = await desk.profile()
    profile.expects(/status of 401/)
    const page = await profile.page()
    await page.goto(`${desk.server.url}/console/`)
    await page.getByLabel('Email').fill(chief.email)
    await page.getByLabel('Password').fill('keys on a tin ring')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await untilSays(page.locator('body'), /do not match/)
    await page.getByLabel('Password').fill(chief.password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('heading', { name: 'Queue' }).waitFor()

    await page.getByRole('button', { name: `You, ${chief.name}` }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await page.getByRole('button', { name: 'Sign in' }).waitFor()
    await page.reload()
    await page.getByRole('button', { name: 'Sign in' }).waitFor()
    expect(await page.getByRole('heading', { name: 'Queue' }).count()).toBe(0)
  })
})
