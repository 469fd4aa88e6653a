/** The panel's side of the talk with the page that embeds it. The loader's side is in loader.ts. */
import { type ReadonlySignal, signal } from '@preact/signals'

export interface HostPage {
  url: string
  title?: string
}

/** What the loader tells the panel. */
export type FromHost =
  /** `shown`: in view from now on, without the customer's doing, so that the focus stays where it is. */
  | { bellhop: 1; type: 'opened' | 'shown' | 'closed' | 'forget' }
  /** Settings as the panel's address has them, of which the theme and the colour may change. */
  | { bellhop: 1; type: 'look'; settings: string }
  | { bellhop: 1; type: 'page'; url: string; title: string }
  | { bellhop: 1; type: 'ask'; text: string }
  /** A JWT of the page's server: the one way by which it comes here, never an address. */
  | { bellhop: 1; type: 'identity'; jwt: string }

/** What the panel tells the loader. */
export type ToHost =
  | { bellhop: 1; type: 'close' | 'forgotten' }
  /** `title` is what the frame is called, in the panel's language. */
  | { bellhop: 1; type: 'ready'; title: string }
  /** The conversation waits for a person or has one; or it is closed. What was said stays here. */
  | { bellhop: 1; type: 'handoff' | 'resolved' }
  /** Whether there is a conversation that is not closed, so that its news are wanted on the next page. */
  | { bellhop: 1; type: 'known'; known: boolean }
  /** `text` says the count in the panel's language. */
  | { bellhop: 1; type: 'unread'; count: number; text: string }
  /** For the page's developers, in its console. */
  | { bellhop: 1; type: 'warning'; text: string }

export interface Host {
  /** Whether the panel is in view: opened, in a tab that is. On its own page it is always open. */
  shown: ReadonlySignal<boolean>
  /** Where the customer is now: null where that cannot be told, undefined until the page says it. */
  page: ReadonlySignal<HostPage | null | undefined>
  tell(message: ToHost): void
}

interface Handlers {
  opened(): void
  ask(text: string): void
  identify(jwt: string): void
  look(settings: string): void
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
  const page = signal<HostPage | null | undefined>(embedded ? undefined : null)

  const tell = (message: ToHost) => {
    if (embedded) window.parent.postMessage(message, origin)
  }
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (!embedded || event.source !== window.parent || event.origin !== origin) return
    const message = fromHost(event.data)
    if (!message) return
    if (message.type === 'page') page.value = tidy(message)
    else if (message.type === 'look') on.look(message.settings)
    else if (message.type === 'ask') on.ask(message.text)
    else if (message.type === 'identity') on.identify(message.jwt)
    else if (message.type === 'forget') on.forget()
    else {
      opened = message.type !== 'closed'
      look()
      if (message.type === 'opened') on.opened()
    }
  })
  return { shown, page, tell }
}

function fromHost(data: unknown): FromHost | undefined {
  if (typeof data !== 'object' || data === null) return undefined
  const { bellhop, type, text, jwt, url, title, settings } = data as Record<string, unknown>
  if (bellhop !== 1) return undefined
  if (type === 'opened' || type === 'shown' || type === 'closed' || type === 'forget') return { bellhop, type }
  if (type === 'look' && typeof settings === 'string') return { bellhop, type, settings }
  if (type === 'ask' && typeof text === 'string') return { bellhop, type, text }
  if (type === 'identity' && typeof jwt === 'string') return { bellhop, type, jwt }
  if (type === 'page' && typeof url === 'string' && typeof title === 'string') return { bellhop, type, url, title }
  return undefined
}

/** An address that the server takes, without what signs people in; null where there is none. */
function tidy({ url, title }: { url: string; title: string }): HostPage | null {
  if (!URL.canParse(url)) return null
  const address = new URL(url)
  address.username = ''
  address.password = ''
  address.hash = ''
  if (!/^https?:$/.test(address.protocol)) return null
  const href = address.href.length > 2_000 ? address.origin + address.pathname : address.href
  if (href.length > 2_000) return null
  const name = title.trim().slice(0, 300)
  return { url: href, ...(name && { title: name }) }
}
