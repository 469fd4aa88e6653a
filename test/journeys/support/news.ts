/** News that come late. */
import type { Page } from 'playwright-core'

export interface News {
  hold(): void
  /** Lets through what was held, in its order. */
  release(): void
}

/** Keeps what the server tells a page of conversations and lists back, as a slow network would, until it is released. */
export async function delayNews(page: Page): Promise<News> {
  let held: (() => void)[] | undefined
  await page.routeWebSocket(/\/ws$/, (socket) => {
    const server = socket.connectToServer()
    server.onMessage((message) => {
      const told = String(message)
      const news = /"type":"(event|queue_changed|entry_changed)"/.test(told)
      if (held && news) held.push(() => socket.send(message))
      else socket.send(message)
    })
  })
  return {
    hold: () => {
      held = []
    },
    release: () => {
      const late = held ?? []
      held = undefined
      for (const send of late) send()
    },
  }
}
