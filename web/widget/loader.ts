/**
 * `<script async src="https://desk.example/widget.js" data-locale="de" data-theme="dark"></script>`
 * puts a button on the page and, behind it, the chat. The panel is loaded when it is first wanted. Where the page has a
 * `<bellhop-chat>` element, the chat is in that instead.
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
import type { Embed, Options } from './calls.ts'
import { openEmbed } from './embed.ts'

/** `window.bellhop`: each call as `bellhop.open()` or as `bellhop('open')`. */
export interface BellhopApi extends Omit<Embed, 'start'> {
  (...call: Call): void
  /** For calls made before this script was there: `(window.bellhop ||= []).push(['ask', 'How do I …?'])`. */
  push(...calls: Call[]): void
}

type Call = [name: string, ...values: unknown[]]

const page = window as { bellhop?: unknown }
// Scripts that are modules, or that others put in late, have no other way to know their own tag.
const script = document.currentScript ?? document.querySelector('script[src*="/widget.js"]')
if (script instanceof HTMLScriptElement) include(script, page.bellhop)

function include(tag: HTMLScriptElement, there: unknown): void {
  // Included twice: the first one stays, and comes back where the page had shut it down.
  if (typeof there === 'function' && 'shutdown' in there) {
    const first = there as BellhopApi
    first('start')
    return
  }
  // An element's id is no name that a page needs; anything else by this name stays the page's own.
  const taken = typeof there === 'object' && !Array.isArray(there) && !(there instanceof Element)
  if (taken) console.warn('Bellhop: window.bellhop is taken.')

  const { open = 'false', identity, ...options } = tag.dataset
  // Whatever reads the page later has no use for it.
  delete tag.dataset.identity
  let waiting: Call[] | undefined = callsIn(there)
  const calls = openEmbed(new URL(tag.src).origin, options as Options, (wait) => {
    if (wait) waiting = []
    else release()
  })
  const call = ([name, ...values]: Call) => {
    if (waiting) waiting.push([name, ...values])
    else if (Object.hasOwn(calls, name))
      (calls as unknown as Record<string, (...values: unknown[]) => void>)[name]?.(...values)
    else console.warn(`Bellhop: no call "${name}".`)
  }
  const push = (...more: Call[]) => {
    for (const one of more) call(one)
  }
  const api = Object.assign((...one: Call) => call(one), { push })
  for (const name of Object.keys(calls))
    Object.assign(api, { [name]: (...values: unknown[]) => call([name, ...values]) })
  if (!taken) page.bellhop = api

  const release = () => {
    const all = waiting ?? []
    waiting = undefined
    push(...all)
  }
  const start = () => {
    if (open !== 'false') waiting?.unshift(['open'])
    waiting?.unshift(['start'])
    if (identity) waiting?.unshift(['identify', identity])
    // First who listens and who it is: what follows may load the panel.
    const rank = ([name]: Call) => (name === 'on' ? 2 : Number(name === 'identify'))
    waiting?.sort((a, b) => rank(b) - rank(a))
    release()
  }
  if (document.body) start()
  else document.addEventListener('DOMContentLoaded', start, { once: true })
}

/** What was called before: a list, or a function that kept what was called as `q`. */
function callsIn(there: unknown): Call[] {
  const list = Array.isArray(there) ? there : (there as { q?: unknown } | undefined)?.q
  return Array.isArray(list) ? [...list] : []
}
