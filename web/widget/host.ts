/** The panel's side of the talk with the page that embeds it. The loader's side is in loader.ts. */
import { type ReadonlySignal, signal } from '@preact/signals'

export interface HostPage {
  url: string
  title?: string
}

/** What the loader tells the panel. */
export type FromHost =
  | { bellhop: 1; type: 'opened' | 'closed' | 'forget' }
  | { bellhop: 1; type: 'page'; url: string; title: string }
  | { bellhop: 1; type: 'ask'; text: string }
  /** A JWT of the page's server: the one way by which it comes here, never an address. */
  | { bellhop: 1; type: 'identity'; jwt: string }

/** What the panel tells the loader. */
export type ToHost =
  | { bellhop: 1; type: 'ready' | 'close' | 'forgotten' }
  /** Whether there is a conversation to come back to. */
  | { bellhop: 1; type: 'known'; known: boolean }
  | { bellhop: 1; type: 'unread'; count: number }
  /** For the page's developers, in its console. */
  | { bellhop: 1; type: 'warning'; text: string }

export interface Host {
  /** Whether the panel is in view: opened, in a tab that is. On its own page it is always open. */
  shown: ReadonlySignal<boolean>
  /** Where the customer is now. */
  page(): HostPage | undefined
  tell(message: ToHost): void
}

interface Handlers {
  opened(): void
  ask(text: string): void
  identify(jwt: string): void
  forget(): void
}

/**
 * Listens to the embedding page alone: its own window and the origin that the panel's address names.
 * @param origin empty where nothing embeds the panel; then nobody is listened to
 */
export function openHost(origin: string, on: Handlers): Host {
  const embedded = window.parent !== window && origin !== ''
  let opened = !embedded
  const shown = signal(false)
  const look = () => {
    shown.value = opened && document.visibilityState === 'visible'
  }
  look()
  document.addEventListener('visibilitychange', look)
  let page: HostPage | undefined

  const tell = (message: ToHost) => {
    if (embedded) window.parent.postMessage(message, origin)
  }
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (!embedded || event.source !== window.parent || event.origin !== origin) return
    const message = fromHost(event.data)
    if (!message) return
    if (message.type === 'page') page = tidy(message)
    else if (message.type === 'ask') on.ask(message.text)
    else if (message.type === 'identity') on.identify(message.jwt)
    else if (message.type === 'forget') on.forget()
    else {
      opened = message.type === 'opened'
      look()
      if (opened) on.opened()
    }
  })
  return { shown, page: () => page, tell }
}

function fromHost(data: unknown): FromHost | undefined {
  if (typeof data !== 'object' || data === null) return undefined
  const { bellhop, type, text, jwt, url, title } = data as Record<string, unknown>
  if (bellhop !== 1) return undefined
  if (type === 'opened' || type === 'closed' || type === 'forget') return { bellhop, type }
  if (type === 'ask' && typeof text === 'string') return { bellhop, type, text }
  if (type === 'identity' && typeof jwt === 'string') return { bellhop, type, jwt }
  if (type === 'page' && typeof url === 'string' && typeof title === 'string') return { bellhop, type, url, title }
  return undefined
}

/** An address that the server takes, without what signs people in. */
function tidy({ url, title }: { url: string; title: string }): HostPage | undefined {
  if (!URL.canParse(url)) return undefined
  const address = new URL(url)
  address.username = ''
  address.password = ''
  address.hash = ''
  if (!/^https?:$/.test(address.protocol)) return undefined
  const href = address.href.length > 2_000 ? address.origin + address.pathname : address.href
  if (href.length > 2_000) return undefined
  const name = title.trim().slice(0, 300)
  return { url: href, ...(name && { title: name }) }
}
