/** What customers see: the demo page, an answer with its source, the queue, and the question how it was. */
import { type ContextOptions, openProfile } from '../../test/browser/chromium.ts'
import { openWidget } from '../../test/journeys/support/widget.ts'
import { picture } from './picture.ts'
import type { Stage } from './stage.ts'

const covered = 'How do I embed the widget on my site?'

export async function answers({ url, browser }: Stage): Promise<void> {
  const looks: [name: string, options: ContextOptions][] = [
    ['widget-answer-light', {}],
    ['widget-answer-dark', { dark: true }],
    ['widget-phone', { phone: true }],
  ]
  for (const [name, options] of looks) {
    const profile = await openProfile(browser, url, options)
    const page = await profile.page()
    if (name === 'widget-answer-light') {
      await page.goto(url)
      await page.getByRole('button', { name: 'Open chat' }).waitFor()
      await picture(page, 'demo-page')
    }
    const widget = await openWidget(page, url)
    await widget.say(covered)
    await widget.panel.getByRole('list', { name: 'Sources' }).first().waitFor()
    await picture(page, name)
    await profile.close()
  }
}

/** One customer from the queue to the end. */
export async function served({ url, browser, console: consoleOf, theo }: Stage): Promise<void> {
  const visitor = await openProfile(browser, url)
  const widget = await openWidget(await visitor.page(), url)
  const asked = 'Can you send me a printed invoice by post?'
  await widget.say(asked)
  await widget.reads(asked)
  await widget.panel.getByRole('button', { name: 'Talk to a person' }).first().click()
  await widget.shows(/in the queue/i)
  await picture(widget.page, 'widget-queue')

  const desk = await consoleOf(theo)
  await desk.open(asked)
  await desk.takeOver()
  await desk.shows('With you')
  await desk.reply('Of course. Write me the address, and it leaves today.')
  await widget.reads('it leaves today')
  await desk.resolve()
  await widget.shows('How did we do?')
  await picture(widget.page, 'widget-rating')
  await desk.close()
  await visitor.close()
}
