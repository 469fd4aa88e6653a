import { describe, expect, it } from 'vitest'
import { openConsole } from './support/console.ts'
import { journey } from './support/journey.ts'
import { startServer } from './support/server.ts'
import { ana, chief } from './support/staff.ts'
import { openWidget } from './support/widget.ts'

const desk = journey({}, [ana, chief])

/** What a browser says while there is no server. */
const away = [/WebSocket connection to/, /ERR_CONNECTION_(REFUSED|RESET|CLOSED)/, /ERR_EMPTY_RESPONSE/, /status of 503/]

describe('A server that is stopped while people talk', () => {
  it('loses nothing: everybody is back by themselves, and what was written meanwhile arrives once', async () => {
    const visitor = await desk.profile()
    visitor.expects(...away)
    const agent = await desk.profile()
    agent.expects(...away, /status of 409/)
    const console = await openConsole(await agent.page(), desk.server.url, ana)
    const widget = await openWidget(await visitor.page(), desk.server.url)
    await widget.say('I want to talk to a human please')
    await widget.shows(/in the queue/i)
    await console.open('human')
    await console.takeOver()
    await widget.reads('Ana joined.')
    await console.reply('Before the stop')
    await widget.reads('Before the stop')

    const { port, data, kb } = desk.server
    const exit = await desk.server.stop('SIGTERM')
    expect(exit.code, exit.stdout + exit.stderr).toBe(0)
    await widget.say('Written while it was away')
    await console.reply('Also written while it was away')

    desk.replace(await startServer({ port, data, kb, inPlace: true }))
    await console.reads('Written while it was away')
    // Whose words arrive first is open. Where it is the customer's, the reply that crosses them is held back and shown.
    const crossed = console.page.getByRole('button', { name: 'Send anyway' })
    await Promise.race([widget.reads('Also written while it was away'), crossed.click().catch(() => undefined)])
    await widget.reads('Also written while it was away')
    await widget.say('And after it was back')
    await console.reads('And after it was back')
    await console.reply('Still here')
    await widget.reads('Still here')

    for (const said of ['Before the stop', 'Written while it was away', 'Also written', 'And after it', 'Still here']) {
      expect(await widget.times(said), said).toBe(1)
    }
    await widget.page.reload()
    const again = await openWidget(widget.page, desk.server.url)
    await again.reads('Still here')
    expect(await again.times('Written while it was away')).toBe(1)
  })
})
