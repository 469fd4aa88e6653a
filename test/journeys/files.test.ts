/** Files between a customer and an agent, in real windows. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { faults } from './support/axe.ts'
import { openConsole } from './support/console.ts'
import { journey } from './support/journey.ts'
import { untilFocused } from './support/read.ts'
import { repository } from './support/server.ts'
import { ana, chief } from './support/staff.ts'
import { openWidget, type Widget, widgetOn } from './support/widget.ts'

const desk = journey({}, [ana, chief])

const picture = readFileSync(join(repository, 'knowledge-base/pictures/widget-phone.png'))
const png = (name: string) => ({ name, mimeType: 'image/png', buffer: picture })
const pdf = (name: string) => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from(`%PDF-1.7\n${'x'.repeat(5_000)}`),
})
/** What browsers say of an answer that is a refusal. */
const refusal = /the server responded with a status of 400/

const ready = (widget: Widget, name: string) =>
  expect.poll(() => widget.panel.locator('.chip-file', { hasText: name }).locator('progress').count()).toBe(0)

describe('Files', () => {
  it('go both ways once a person is there: chosen, pasted and dropped, taken out, shown large and saved', async () => {
    const visitor = await desk.profile()
    visitor.expects(refusal)
    const page = await visitor.page()
    const widget = await openWidget(page, desk.server.url)
    await widget.say('I want to talk to a human please')
    await widget.shows(/in the queue/i)
    const attach = widget.panel.getByRole('button', { name: 'Attach files' })
    expect(await attach.count()).toBe(0)

    const agent = await desk.profile()
    const console = await openConsole(await agent.page(), desk.server.url, ana)
    await console.open('human')
    await console.takeOver()
    await attach.waitFor()

    // Chosen: one that goes, and one that is no picture at all.
    const input = widget.panel.locator('input[type=file]')
    await input.setInputFiles([
      png('cup.png'),
      { name: 'cup.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg/>') },
    ])
    await widget.shows('Not taken')
    await ready(widget, 'cup.png')
    // Pasted and dropped.
    const frame = page.frames().find((each) => each.url().includes('/widget/'))
    await frame?.evaluate(() => {
      const bring = (name: string) => {
        const data = new DataTransfer()
        data.items.add(new File(['a line'], name, { type: 'text/plain' }))
        return data
      }
      const field = document.querySelector('textarea')
      field?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: bring('pasted.txt'), bubbles: true, cancelable: true }),
      )
      for (const type of ['dragenter', 'dragover', 'drop']) {
        document.body.dispatchEvent(
          new DragEvent(type, { dataTransfer: bring('dropped.txt'), bubbles: true, cancelable: true }),
        )
      }
    })
    await widget.panel.getByRole('button', { name: 'Remove dropped.txt' }).waitFor()
    await widget.panel.getByRole('button', { name: 'Remove cup.svg' }).click()
    await widget.panel.getByRole('button', { name: 'Remove pasted.txt' }).click()
    await ready(widget, 'dropped.txt')
    expect(await faults(page), 'files about to be sent').toEqual([])

    // What is there already survives a reload.
    await page.reload()
    const again = await widgetOn(page)
    await again.panel.getByRole('button', { name: 'Remove cup.png' }).waitFor()
    await again.panel.getByRole('button', { name: 'Send' }).click()
    await again.log.getByRole('button', { name: 'Save dropped.txt' }).waitFor()

    // The agent sees them, and answers in kind without a word.
    const shown = console.page.getByRole('log').getByRole('button', { name: 'Open cup.png' })
    await shown.getByRole('img').waitFor()
    await shown.click()
    const large = console.page.getByRole('dialog', { name: 'Picture: cup.png' })
    await large.waitFor()
    await console.page.keyboard.press('Escape')
    await large.waitFor({ state: 'detached' })
    await console.page.locator('input[type=file]').setInputFiles([pdf('label.pdf')])
    await console.page.getByRole('button', { name: 'Remove label.pdf' }).waitFor()
    const send = console.page.getByRole('button', { name: 'Send reply' })
    await expect.poll(() => send.isEnabled()).toBe(true)
    // Seen for as long as it takes to read it.
    await console.reads('dropped.txt')
    await send.click()

    const label = again.log.getByRole('button', { name: /^Save label\.pdf/ })
    const [download] = await Promise.all([page.waitForEvent('download'), label.click()])
    expect(download.suggestedFilename()).toBe('label.pdf')
    const saved = await download.path()
    expect(readFileSync(saved).subarray(0, 5).toString()).toBe('%PDF-')

    // Large, and back to where one was, with the panel still open.
    const cup = again.log.getByRole('button', { name: 'Open cup.png' })
    await cup.getByRole('img').waitFor()
    await cup.focus()
    await page.keyboard.press('Enter')
    await again.panel.getByRole('dialog', { name: 'Picture: cup.png' }).waitFor()
    expect(await faults(page), 'a picture, large').toEqual([])
    await page.keyboard.press('Escape')
    await again.panel.getByRole('dialog').waitFor({ state: 'detached' })
    await untilFocused(cup)
    expect(await again.field.isVisible()).toBe(true)
    expect(await faults(page), 'files that were sent').toEqual([])
    expect(await faults(console.page), 'files in the console').toEqual([])
  })
})
