/** The button and the frame in a shadow root of their own: the page's styles do not reach in, ours do not leak out. */
import type { LauncherWords } from './launcher-words.ts'
import { type Surface, shadowOf } from './surface.ts'

interface Options {
  words: LauncherWords
  onToggle(): void
  /** The page took the element away, and it is back: its frame begins anew. */
  onBack(): void
  /** The page does not want it: each time that it was back it was taken away at once. */
  onLost(): void
}

const bell = 'M3 20h18M20 16a8 8 0 1 0-16 0zM12 8V4M10 4h4'
const cross = 'M18 6 6 18M6 6l12 12'

export function drawLauncher({ words: first, onToggle, onBack, onLost }: Options): Surface {
  const host = document.createElement('div')
  const root = shadowOf(host, css)

  const button = document.createElement('button')
  button.type = 'button'
  const icon = drawing()
  const badge = document.createElement('span')
  badge.ariaHidden = 'true'
  button.append(icon.svg, badge)
  button.addEventListener('click', onToggle)
  root.append(button)
  const stay = stayOn(host, onBack, onLost)

  let words = first
  let frame: HTMLIFrameElement | undefined
  let opened = false
  let count = 0
  let news = ''
  const describe = () => {
    icon.draw(opened ? cross : bell)
    badge.hidden = opened || count === 0
    badge.textContent = count > 9 ? '9+' : `${count}`
    const label = opened ? words.close : words.open
    button.ariaLabel = badge.hidden ? label : `${label}, ${news}`
    button.ariaExpanded = `${opened}`
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
  const gone = new AbortController()
  for (const change of ['resize', 'scroll']) window.visualViewport?.addEventListener(change, fitToKeyboard, gone)

  return {
    dress({ words: next, kind, accent }) {
      words = next
      host.dir = getComputedStyle(document.documentElement).direction
      host.lang = words.language
      host.className = kind
      button.style.setProperty('--fill', accent)
      // Black or white as domain/colour.ts chooses: y is the luminance. White where a browser cannot tell.
      button.style.setProperty('--on', accent && `color(from var(--fill) xyz${' calc((.1791 - y)*1e4)'.repeat(3)})`)
      describe()
    },
    hold(next) {
      frame = next
      frame.hidden = true
      root.append(frame)
      fitToKeyboard()
    },
    show(open) {
      opened = open
      if (frame) frame.hidden = !open
      if (open) count = 0
      describe()
      if (!open) button.focus()
    },
    unread(now, text) {
      count = now
      news = text
      describe()
    },
    hide() {
      button.hidden = true
    },
    remove() {
      stay.end()
      gone.abort()
      host.remove()
    },
  }
}

/** So often may the page take the element away within so many milliseconds, before it is let have its way. */
const MOST_RETURNS = 5
const WITHIN_MS = 5_000

/**
 * Puts the element at the end of the body, and back when the page empties or replaces that, as pages do that navigate by
 * script. Not beside the body, where nothing would remove it: scripts that take over a served page refuse what they find
 * there.
 */
function stayOn(host: HTMLElement, onBack: () => void, onLost: () => void): { end(): void } {
  let returns = 0
  const put = () => {
    document.body.append(host)
    toTheTop(host)
    observer.observe(document.body, { childList: true })
  }
  const look = () => {
    if (host.isConnected || !document.body) return
    if (++returns > MOST_RETURNS) {
      onLost()
      return
    }
    setTimeout(() => returns--, WITHIN_MS)
    put()
    onBack()
  }
  const observer = new MutationObserver(look)
  observer.observe(document.documentElement, { childList: true })
  put()
  return { end: () => observer.disconnect() }
}

/**
 * Above all of the page, and placed by the window alone: a page whose body is moved or clipped (`transform`, `contain`)
 * would take the button with it. Where a browser cannot, the button is the topmost of the page as it was.
 */
function toTheTop(host: HTMLElement): void {
  host.popover = 'manual'
  host.showPopover?.()
}

function drawing(): { svg: SVGSVGElement; draw(path: string): void } {
  const make = <K extends keyof SVGElementTagNameMap>(name: K) =>
    document.createElementNS('http://www.w3.org/2000/svg', name)
  const svg = make('svg')
  const path = make('path')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.ariaHidden = 'true'
  svg.append(path)
  return { svg, draw: (d) => path.setAttribute('d', d) }
}

const css = `
:host{all:initial!important;position:fixed!important;z-index:2147483647!important;color-scheme:light dark!important;color:#fff!important}
button,iframe{position:fixed;--x:calc(20px + max(env(safe-area-inset-left),env(safe-area-inset-right)));inset-inline-end:var(--x);
inset-block-end:calc(20px + env(safe-area-inset-bottom))}
:host(.start) :is(button,iframe){inset-inline:var(--x) auto}
button{inline-size:56px;block-size:56px;padding:0;border:0;border-radius:18px;--fill:#1f3355;--on:#f3dfae;background:var(--fill);color:var(--on);
cursor:pointer;display:grid;place-items:center;box-shadow:0 0 0 1px #ffffff2e,0 2px 4px #1a27402e,0 8px 20px #1a27403d}
button:hover{background:color-mix(in srgb,var(--fill),#fff 9%)}
button:focus-visible{outline:3px solid #b8862d;outline-offset:3px}
svg{inline-size:28px;block-size:28px;fill:none;stroke:currentColor;stroke-width:1.75;stroke-linecap:round;stroke-linejoin:round}
span{position:absolute;inset-block-start:-6px;inset-inline-end:-6px;box-sizing:border-box;min-inline-size:22px;block-size:22px;padding:0 6px;
border-radius:11px;background:#9d2a1f;color:#fff;font:700 12px/22px system-ui;text-align:center}
iframe{margin-block-end:68px;inline-size:min(408px,calc(100vw - 40px));block-size:min(704px,calc(100dvh - 108px));
box-shadow:0 0 0 1px #1a274024,0 4px 12px #1a27401f,0 16px 48px #1a274038}
@media (max-width:520px),(max-height:480px){
:host iframe:not(.x){inset:var(--above,0) 0 auto;margin:0;inline-size:100%;block-size:var(--seen,100dvh);border-radius:0}
button[aria-expanded=true]{display:none}}
@media (forced-colors:active){button{border:2px solid ButtonText}}`
