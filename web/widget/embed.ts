/** The chat on a page: where it is drawn, when its panel is loaded, and what the panel and the page tell each other. */
import type { Embed, Options } from './calls.ts'
import type { FromHost, ToHost } from './host.ts'
import { defineElement, drawInline } from './inline.ts'
import { drawLauncher } from './launcher.ts'
import { launcherWords } from './launcher-words.ts'
import { openListeners } from './listeners.ts'
import { mark } from './mark.ts'
import type { Look, Surface } from './surface.ts'
import { markTitle, ownTitle } from './title.ts'

type Told = Without<FromHost, 'bellhop'>
type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never

/** Pages that change their address by script tell nobody: while the chat is open it looks this often, in milliseconds. */
const LOOK_EVERY_MS = 1_000

/** @param hold calls are to wait until the panel has forgotten what it held, or need not wait any more */
export function openEmbed(origin: string, options: Options, hold: (waiting: boolean) => void): Embed {
  let surface: Surface | undefined
  let element: HTMLElement | undefined
  let frame: HTMLIFrameElement | undefined
  let listening = false
  let opened = false
  let unread = 0
  /** Who is signed in on the page; the panel opens nobody's conversation before it heard. */
  let identity: string | undefined
  /** What the customer or the page did before the panel could hear it. */
  const unheard: Told[] = []
  /** A page that the page named, and the address at which it did. */
  let named: { url: string; at: string } | undefined
  let told = ''
  let clock = 0
  /** The panel is forgetting. */
  let leaving = false
  const { on, off, emit } = openListeners(() => surface)

  const locales = () => [options.locale, document.documentElement.lang].flatMap((tag) => tag || [])
  const look = (): Look => {
    const { accent = '', theme, position } = options
    return {
      words: launcherWords([...locales(), ...navigator.languages]),
      kind: `${theme} ${position}`,
      accent: /^#[\da-f]{6}$/i.test(accent) ? accent : '',
    }
  }
  /** What the panel reads from its address. */
  const settings = () => {
    const all = new URLSearchParams({
      host: location.origin,
      theme: options.theme ?? '',
      site: options.site ?? '',
      accent: look().accent,
      signed: identity ? '1' : '',
      inline: element ? '1' : '',
      mark: mark() ?? '',
    })
    for (const tag of locales()) all.append('locale', tag)
    return `${all}`
  }

  /** In its place; the panel is loaded where it is in view, or a conversation may have news. */
  function settle(): void {
    if (surface) return
    const now = look()
    surface = element
      ? drawInline(element)
      : drawLauncher({ words: now.words, onToggle: toggle, onBack: back, onLost: end })
    surface.dress(now)
    // An element's chat is open as long as that is there.
    opened = Boolean(element)
    if (opened) watch()
    if (opened || (mark() ?? '') > '0') load()
  }

  function start(): void {
    if (surface) return
    defineElement(moveTo)
    settle()
    emit('ready')
  }

  function moveTo(next: HTMLElement | undefined): void {
    element = next
    if (!surface || leaving) return
    // The other place starts afresh; what was written is in the panel's storage.
    end()
    settle()
  }

  function load(): void {
    if (frame || !surface) return
    if (!mark()) mark('0')
    frame = document.createElement('iframe')
    // An element far down the page is loaded when the customer comes near.
    if (element) frame.loading = 'lazy'
    frame.src = `${origin}/widget/#${settings()}`
    frame.allow = 'clipboard-write'
    // Where the customer is, the panel is told by a message, without what signs people in.
    frame.referrerPolicy = 'no-referrer'
    listening = false
    surface.hold(frame)
  }

  /** A new panel in the place of the old one, which goes on where that was: what it holds it keeps in its storage. */
  function reload(): void {
    if (!frame) return
    frame.remove()
    frame = undefined
    load()
    if (opened && !element) surface?.show(true)
  }

  const tell = (message: Told) => {
    if (listening) frame?.contentWindow?.postMessage({ bellhop: 1, ...message }, origin)
  }

  const say = (message: Told) => {
    if (listening) tell(message)
    else unheard.push(message)
  }

  function tellPage(): void {
    const url = named?.at === location.href ? named.url : location.href
    const title = ownTitle()
    if (told === url + title) return
    told = url + title
    tell({ type: 'page', url, title })
  }

  function watch(): void {
    clearInterval(clock)
    clock = window.setInterval(tellPage, LOOK_EVERY_MS)
  }

  function tellLook(): void {
    tell({ type: 'look', settings: settings() })
  }

  /** All that counts, for a panel that has just come: the first, or one whose frame the page has moved. */
  function tellAll(): void {
    listening = true
    told = ''
    tellPage()
    tellLook()
    if (identity) tell({ type: 'identity', jwt: identity })
    if (leaving) {
      tell({ type: 'forget' })
      return
    }
    if (opened) tell({ type: 'shown' })
    for (const message of unheard.splice(0)) tell(message)
  }

  function open(): void {
    start()
    load()
    const before = opened
    opened = true
    tellPage()
    watch()
    if (before && !element) return
    say({ type: 'opened' })
    surface?.show(true)
    frame?.focus()
    count(0, '')
    if (!before) emit('open')
  }

  function close(): void {
    if (!opened || element) return
    opened = false
    clearInterval(clock)
    tell({ type: 'closed' })
    surface?.show(false)
    emit('close')
  }

  function toggle(): void {
    if (opened) close()
    else open()
  }

  function count(now: number, text: string): void {
    surface?.unread(now, text)
    if (now !== unread) emit('unread', now)
    unread = now
    markTitle(now)
  }

  function ask(text: string): void {
    open()
    say({ type: 'ask', text })
  }

  function identify(jwt: string): void {
    identity = jwt
    start()
    tell({ type: 'identity', jwt })
  }

  function shutdown(): void {
    unheard.length = 0
    identity = undefined
    if (!frame && !mark()) {
      end()
      return
    }
    leaving = true
    mark('2')
    hold(true)
    settle()
    load()
    surface?.hide()
    if (frame) {
      frame.hidden = true
      // What is out of sight would not be loaded.
      frame.loading = 'eager'
    }
    tell({ type: 'forget' })
  }

  function end(): void {
    clearInterval(clock)
    surface?.remove()
    surface = undefined
    frame = undefined
    listening = false
    unread = 0
    markTitle(0)
    const before = opened
    opened = false
    if (before) emit('close')
  }

  /** The page took the chat away and it is back: its frame begins anew. */
  function back(): void {
    listening = false
  }

  /** Only the panel itself is listened to: its window, at its origin. */
  function hear({ source, origin: from, data: message }: MessageEvent<ToHost | undefined>): void {
    if (!frame || source !== frame.contentWindow || from !== origin || message?.bellhop !== 1) return
    const { type } = message
    if (type === 'ready') {
      frame.title = message.title
      tellAll()
    } else if (type === 'close') close()
    else if (type === 'warning') console.warn(`Bellhop: ${message.text}`)
    else if (type === 'known') mark(message.known ? '1' : '0')
    else if (type === 'unread') count(message.count, message.text)
    else if (type === 'handoff' || type === 'resolved') emit(type)
    else if (type === 'forgotten') {
      end()
      mark('')
      leaving = false
      hold(false)
    }
  }
  window.addEventListener('message', hear)
  document.addEventListener('visibilitychange', () => markTitle(unread))

  return {
    open,
    close,
    toggle,
    ask,
    identify,
    shutdown,
    start,
    on: on as Embed['on'],
    off: off as Embed['off'],
    locale(tag) {
      options.locale = tag
      surface?.dress(look())
      reload()
    },
    theme(wanted) {
      Object.assign(options, typeof wanted === 'string' ? { theme: wanted } : wanted)
      surface?.dress(look())
      tellLook()
    },
    page(url) {
      // As a link's it may be relative to the page, and nonsense is left to the panel.
      const link = document.createElement('a')
      link.href = url
      named = { url: link.href, at: location.href }
      tellPage()
    },
  }
}
