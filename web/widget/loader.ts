/**
 * `<script async src="https://desk.example/widget.js" data-locale="de" data-theme="dark"></script>`
 * puts a button on the page and, behind it, the chat. The panel is loaded when it is first wanted.
 *
 * data-locale    a language tag; otherwise the page's own, then the browser's
 * data-theme     light, dark or auto (as the system has it)
 * data-position  end or start: the corner, in the direction of reading
 * data-accent    the colour of the button and of what the customer sends, as #rrggbb
 * data-site      names this site where several share one desk
 * data-open      opens the chat at once
 * data-identity  a JWT of your server that says who is signed in on your site; it goes to the panel and nowhere else
 *
 * Where data-position and data-accent are not given, the server sets them as the desk's settings have them.
 */
import { textOn } from '../../src/domain/colour.ts'
import type { FromHost, ToHost } from './host.ts'
import { drawLauncher } from './launcher.ts'
import { launcherWords } from './launcher-words.ts'

/** What the page may call, as `window.bellhop`. */
export interface BellhopApi {
  open(): void
  close(): void
  toggle(): void
  /** Opens the chat and sends a question. */
  ask(text: string): void
  /** Says who is signed in on the page, by a JWT that its server signed; again after each sign-in. */
  identify(jwt: string): void
  /** Takes the chat off the page and forgets the conversation on this device. */
  shutdown(): void
  /** For calls made before this script was there: `(window.bellhop ||= []).push(['ask', 'How do I …?'])`. */
  push(...calls: Call[]): void
}

type Call = [name: 'open' | 'close' | 'toggle' | 'shutdown'] | [name: 'ask' | 'identify', text: string]

/** In the page's own storage: there is a conversation to come back to, so that the panel is loaded for its news. */
const KNOWN_KEY = 'bellhop:known'

const script = document.currentScript
const page = window as { bellhop?: BellhopApi | Call[] }
const early = page.bellhop

// Included twice: the first one stays.
if (script instanceof HTMLScriptElement && (early === undefined || Array.isArray(early))) {
  whenBody(() => start(script.dataset, new URL(script.src, location.href).origin, early ?? []))
}

function start(data: DOMStringMap, origin: string, calls: Call[]): void {
  const locales = [data.locale, document.documentElement.lang].flatMap((locale) => locale || [])
  const words = launcherWords([...locales, ...navigator.languages])
  const fill = /^#[\da-f]{6}$/i.exec(data.accent ?? '')?.[0]
  const accent = fill ? ([fill, textOn(fill)] as const) : undefined
  const view = drawLauncher({ words, theme: data.theme, accent, start: data.position === 'start', onToggle: toggle })
  /** What the panel is told once it listens. */
  const waiting: FromHost[] = []
  let frame: HTMLIFrameElement | undefined
  let listening = false
  let opened = false
  /** The panel opens nobody's conversation before it heard who is here. */
  let signed = false

  function load(): void {
    if (frame) return
    const settings = new URLSearchParams({ host: location.origin })
    for (const locale of locales) settings.append('locale', locale)
    if (data.theme) settings.set('theme', data.theme)
    if (data.site) settings.set('site', data.site)
    if (accent) settings.set('accent', accent.join(''))
    if (signed) settings.set('signed', '1')
    frame = view.addFrame(`${origin}/widget/#${settings}`)
  }

  function tell(message: FromHost): void {
    if (!listening) waiting.push(message)
    else frame?.contentWindow?.postMessage(message, origin)
  }

  function whereWeAre(): void {
    tell({ bellhop: 1, type: 'page', url: location.href, title: document.title })
  }

  function open(): void {
    load()
    if (opened) return
    opened = true
    whereWeAre()
    tell({ bellhop: 1, type: 'opened' })
    view.show(true)
    frame?.focus()
  }

  function close(): void {
    if (!opened) return
    opened = false
    tell({ bellhop: 1, type: 'closed' })
    view.show(false)
  }

  function toggle(): void {
    if (opened) close()
    else open()
  }

  function gone(): void {
    window.removeEventListener('message', hear)
    view.remove()
    remember(false)
    delete page.bellhop
  }

  /** Only the panel itself is listened to: its window, at its origin. */
  function hear({ source, origin: from, data: message }: MessageEvent<ToHost | undefined>): void {
    if (!frame || source !== frame.contentWindow || from !== origin || message?.bellhop !== 1) return
    if (message.type === 'ready') {
      listening = true
      whereWeAre()
      for (const one of waiting.splice(0)) tell(one)
    } else if (message.type === 'close') close()
    else if (message.type === 'warning') console.warn(`Bellhop: ${message.text}`)
    else if (message.type === 'known') remember(message.known)
    else if (message.type === 'unread') view.unread(opened ? 0 : message.count)
    else if (message.type === 'forgotten') gone()
  }

  const api: BellhopApi = {
    open,
    close,
    toggle,
    ask(text) {
      open()
      tell({ bellhop: 1, type: 'ask', text: String(text) })
    },
    identify(jwt) {
      signed = true
      tell({ bellhop: 1, type: 'identity', jwt: String(jwt) })
    },
    shutdown() {
      if (!frame && !remembered()) return gone()
      close()
      waiting.length = 0
      load()
      tell({ bellhop: 1, type: 'forget' })
    },
    push(...more) {
      for (const [name, text] of more) {
        if (name === 'ask' || name === 'identify') api[name](text)
        else api[name]?.()
      }
    },
  }

  window.addEventListener('message', hear)
  page.bellhop = api
  if (data.identity) api.identify(data.identity)
  // Whatever reads the page later has no use for it.
  delete data.identity
  // First who it is: what follows may load the panel.
  const isIdentity = ([name]: Call) => name === 'identify'
  api.push(...calls.filter(isIdentity))
  if (remembered()) load()
  if (data.open !== undefined && data.open !== 'false') open()
  api.push(...calls.filter((call) => !isIdentity(call)))
}

function remember(known: boolean): void {
  try {
    if (known) localStorage.setItem(KNOWN_KEY, '1')
    else localStorage.removeItem(KNOWN_KEY)
  } catch {
    // Blocked storage: news shows once the chat was opened.
  }
}

function remembered(): boolean {
  try {
    return localStorage.getItem(KNOWN_KEY) !== null
  } catch {
    return false
  }
}

function whenBody(run: () => void): void {
  if (document.body) run()
  else document.addEventListener('DOMContentLoaded', run, { once: true })
}
