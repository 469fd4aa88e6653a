import { mkdirSync } from 'node:fs'
import { launchChromium, openProfile } from '../browser/chromium.ts'
import { mailServer } from '../fixtures/smtp.ts'
import { startServer } from './support/server.ts'
import { addStaff, ana, chief, signIn } from './support/staff.ts'

const out = '/tmp/w/after/shots'
mkdirSync(out, { recursive: true })
const post = await mailServer()
const server = await startServer({
  env: { BELLHOP_SMTP_URL: `smtp://127.0.0.1:${post.port}?tls=none`, BELLHOP_MAIL_FROM: 'Shop <help@shop.example>' },
})
const browser = await launchChromium()
try {
  await addStaff(server, ana, chief)
  const staff = await signIn(server, ana)
  const boss = await signIn(server, chief)
  const { settings, version } = await boss.get<{ settings: unknown; version: number }>('/api/settings/saved')
  console.log(version, JSON.stringify((settings as { surveys: unknown }).surveys))
  await boss.put('/api/settings', { surveys: { ces: true, nps: true } })
  for (const [name, options] of Object.entries({
    light: {},
    phonedark: { phone: true, dark: true },
    rtl: { locale: 'ar', phone: true },
    de320: { locale: 'de' },
  })) {
    const profile = await openProfile(browser, server.url, options)
    const page = await profile.page()
    if (name === 'de320') await page.setViewportSize({ width: 320, height: 560 })
    await page.goto(`${server.url}/chat`)
    const box = page.getByRole('textbox').first()
    await box.waitFor()
    await box.fill('How long do I have to send something back?')
    await box.press('Enter')
    await page.locator('.thumb').first().waitFor({ timeout: 15000 })
    await page.locator('.thumb').first().click()
    await page.waitForTimeout(600)
    await page.screenshot({ path: `${out}/${name}-1-solved.png` })
    const list = await staff.get<{ conversations: { conversationId: string }[] }>('/api/conversations?status=answering')
    const id = list.conversations[0]?.conversationId
    await staff.post(`/api/conversations/${id}/messages`, {
      clientMessageId: crypto.randomUUID(),
      text: 'I am here too.',
    })
    await staff.post(`/api/conversations/${id}/resolve`, {})
    await page.locator('.rating').waitFor({ timeout: 10000 })
    await page.waitForTimeout(500)
    await page.screenshot({ path: `${out}/${name}-2-csat.png` })
    await page.locator('.stars label').nth(3).click()
    await page.waitForTimeout(300)
    await page.locator('.stars label').nth(1).hover()
    await page.screenshot({ path: `${out}/${name}-3-assistant.png` })
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowRight')
    await page.waitForTimeout(200)
    await page.screenshot({ path: `${out}/${name}-3b-keyboard.png` })
    await page.keyboard.press('Enter')
    await page.waitForTimeout(300)
    await page.screenshot({ path: `${out}/${name}-4-ces.png` })
    await page.locator('.scale label').nth(5).click()
    await page.waitForTimeout(300)
    await page.screenshot({ path: `${out}/${name}-5-nps.png` })
    await page.locator('.scale label').nth(10).click()
    await page.waitForTimeout(300)
    await page.screenshot({ path: `${out}/${name}-6-comment.png` })
    await page.locator('.rating textarea').fill('Kind.')
    await page.locator('.rating button[type=submit]').click()
    await page.waitForTimeout(500)
    await page.screenshot({ path: `${out}/${name}-7-done.png` })
    await page.locator('[popovertarget=more]').first().click()
    await page.locator('#more button').last().click()
    await page.locator('dialog.copy').waitFor()
    await page.waitForTimeout(300)
    await page.screenshot({ path: `${out}/${name}-8-copy.png` })
    await page.locator('dialog.copy input').fill('mia@example.org')
    await page.locator('dialog.copy button[type=submit]').click()
    await page.waitForTimeout(600)
    await page.screenshot({ path: `${out}/${name}-9-sent.png` })
    console.log(name, profile.unexpected())
    await profile.close()
  }
  await new Promise((done) => setTimeout(done, 3000))
  console.log(post.handed.length, post.handed[0]?.raw.slice(0, 4000))
} finally {
  await browser.close()
  await server.stop()
  await post.close()
}
