/** The button and the frame in a shadow root of their own: the page's styles do not reach in, ours do not leak out. */
import type { LauncherWords } from './launcher-words.ts'

export interface Launcher {
  addFrame(src: string): HTMLIFrameElement
  /** Shows or hides the frame; hiding gives the focus back to the button. */
  show(open: boolean): void
  unread(count: number): void
  remove(): void
}

interface Options {
  words: LauncherWords
  theme?: string | undefined
  /** The button's colour, and that of the drawing on it. */
  accent?: readonly [fill: string, on: string] | undefined
  /** At the start of the line instead of its end. */
  start: boolean
  onToggle(): void
}

const bell = 'M3 20h18M20 16a8 8 0 1 0-16 0zM12 8V4M10 4h4'
const cross = 'M18 6 6 18M6 6l12 12'

export function drawLauncher({ words, theme, accent, start, onToggle }: Options): Launcher {
  const host = document.createElement('div')
  const root = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  root.adoptedStyleSheets = [sheet]
  host.dir = getComputedStyle(document.documentElement).direction
  host.lang = words.language
  host.className = [start && 'start', theme === 'dark' && 'dark', theme === 'light' && 'light']
    .filter(Boolean)
    .join(' ')

  const button = document.createElement('button')
  button.type = 'button'
  if (accent) {
    button.style.setProperty('--fill', accent[0])
    button.style.setProperty('--on', accent[1])
  }
  button.setAttribute('aria-expanded', 'false')
  const icon = drawing()
  const badge = document.createElement('span')
  badge.className = 'badge'
  badge.setAttribute('aria-hidden', 'true')
  badge.hidden = true
  button.append(icon.svg, badge)
  button.addEventListener('click', onToggle)
  root.append(button)
  document.body.append(host)
  toTheTop(host)

  let frame: HTMLIFrameElement | undefined
  let opened = false
  let count = 0
  const describe = () => {
    icon.draw(opened ? cross : bell)
    badge.hidden = opened || count === 0
    badge.textContent = count > 9 ? '9+' : String(count)
    const label = opened ? words.close : words.open
    button.setAttribute('aria-label', count > 0 && !opened ? `${label}, ${words.unread}: ${count}` : label)
    button.setAttribute('aria-expanded', String(opened))
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && opened) onToggle()
  }
  /** The keyboard of a phone covers the page's foot without telling the layout. */
  const fitToKeyboard = () => {
    const seen = window.visualViewport
    if (!seen || !frame) return
    frame.style.setProperty('--seen', `${seen.height}px`)
    frame.style.setProperty('--above', `${seen.offsetTop}px`)
  }
  root.addEventListener('keydown', onKey as EventListener)
  window.visualViewport?.addEventListener('resize', fitToKeyboard)
  window.visualViewport?.addEventListener('scroll', fitToKeyboard)
  describe()

  return {
    addFrame(src) {
      frame = document.createElement('iframe')
      frame.src = src
      frame.title = words.title
      frame.allow = 'clipboard-write'
      // Where the customer is, the panel is told by a message, without what signs people in.
      frame.referrerPolicy = 'no-referrer'
      frame.hidden = true
      root.append(frame)
      fitToKeyboard()
      return frame
    },
    show(open) {
      opened = open
      if (frame) frame.hidden = !open
      host.classList.toggle('open', open)
      if (open) count = 0
      describe()
      if (!open) button.focus()
    },
    unread(now) {
      count = now
      describe()
    },
    remove() {
      window.visualViewport?.removeEventListener('resize', fitToKeyboard)
      window.visualViewport?.removeEventListener('scroll', fitToKeyboard)
      host.remove()
    },
  }
}

/**
 * Above all of the page, and placed by the window alone: a page whose body is moved or clipped (`transform`, `contain`)
 * would take the button with it. Where a browser cannot, the button is the topmost of the page as it was.
 */
function toTheTop(host: HTMLElement): void {
  if (!('showPopover' in host)) return
  host.popover = 'manual'
  host.showPopover()
}

function drawing(): { svg: SVGSVGElement; draw(path: string): void } {
  const make = <K extends keyof SVGElementTagNameMap>(name: K, attributes: Record<string, string>) => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', name)
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
    return element
  }
  const svg = make('svg', { viewBox: '0 0 24 24', 'aria-hidden': 'true' })
  const path = make('path', {})
  svg.append(path)
  return { svg, draw: (d) => path.setAttribute('d', d) }
}

/* The colours are those of shared/tokens.css, which this file cannot load. */
const css = `
:host{all:initial!important;position:fixed!important;z-index:2147483000!important;color-scheme:light dark}
:host(.dark){color-scheme:dark}:host(.light){color-scheme:light}
button{position:fixed;inset-block-end:calc(20px + env(safe-area-inset-bottom));inset-inline-end:calc(20px + env(safe-area-inset-right));
inline-size:56px;block-size:56px;padding:0;border:0;border-radius:18px;background:var(--fill,#1f3355);color:var(--on,#f3dfae);cursor:pointer;
display:grid;place-items:center;box-shadow:0 0 0 1px #ffffff2e,0 2px 4px #1a27402e,0 8px 20px #1a27403d}
:host(.start) button{inset-inline:calc(20px + env(safe-area-inset-left)) auto}
button:hover{background:var(--fill,#2c4470)}
button:focus-visible{outline:3px solid #b8862d;outline-offset:3px}
svg{inline-size:28px;block-size:28px;fill:none;stroke:currentColor;stroke-width:1.75;stroke-linecap:round;stroke-linejoin:round}
.badge{position:absolute;inset-block-start:-6px;inset-inline-end:-6px;box-sizing:border-box;min-inline-size:22px;block-size:22px;padding:0 6px;
border-radius:11px;background:#9d2a1f;color:#fff;font:700 12px/22px system-ui,sans-serif;text-align:center}
[hidden]{display:none!important}
iframe{position:fixed;inset-block-end:calc(88px + env(safe-area-inset-bottom));inset-inline-end:calc(20px + env(safe-area-inset-right));
inline-size:min(408px,calc(100vw - 40px));block-size:min(704px,calc(100dvh - 108px));border:0;border-radius:16px;background:#faf7f1;
box-shadow:0 0 0 1px #1a274024,0 4px 12px #1a27401f,0 16px 48px #1a274038}
:host(.start) iframe{inset-inline:calc(20px + env(safe-area-inset-left)) auto}
:host(.dark) iframe{background:#121925}
@media (prefers-color-scheme:dark){:host(:not(.light)) iframe{background:#121925}}
@media (max-width:520px),(max-height:480px){
iframe,:host(.start) iframe{inset:var(--above,0) 0 auto;inline-size:100%;block-size:var(--seen,100dvh);border-radius:0}
:host(.open) button{display:none}}
@media (forced-colors:active){button{border:2px solid ButtonText}}
@media print{:host{display:none!important}}`
