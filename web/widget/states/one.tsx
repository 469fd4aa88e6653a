/** The panel in one state. */
import { signal } from '@preact/signals'
import { render } from 'preact'
import { setLook } from '../look.ts'
import { openSession } from '../session.ts'
import type { Desk } from '../view/desk.ts'
import { Panel } from '../view/panel.tsx'
import { voiceFor } from '../words.ts'
import { readStateAddress } from './address.ts'
import { stillClient } from './client.ts'
import { states } from './states.ts'
import { taleFor } from './tale.ts'

/** Milliseconds after which what is pressed next must be there. */
const PATIENCE_MS = 3_000
const LOOK_EVERY_MS = 20

let turn = 0

async function draw(root: HTMLElement): Promise<void> {
  const mine = ++turn
  const page = document.documentElement
  delete page.dataset.ready
  const given = readStateAddress(location.hash, navigator.languages)
  const { language, locale, direction, say } = await voiceFor(given.settings.locales)
  Object.assign(page, { lang: locale, dir: direction })
  document.title = say('title')
  await setLook(page, given.settings)
  // The address has changed again meanwhile.
  if (mine !== turn) return

  const own = taleFor(language)
  const name = given.name ?? own.assistant
  const named = (text: string) => text.replaceAll(own.assistant, name)
  const tale = { ...own, assistant: name, disclosure: named(own.disclosure), greeting: named(own.greeting) }
  const { id, shown } = states.find((state) => state.id === given.state) ?? states[0] ?? failed()
  const now = shown(tale)
  // A reply is owed for half a minute: in a state that minute does not pass.
  const last = now.talk?.snapshot.messages.at(-1)
  const at = Date.parse(last?.at ?? new Date().toISOString())
  Date.now = () => at
  Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => !now.offline })

  const welcome = {
    assistantName: name,
    disclosure: tale.disclosure,
    greeting: given.greeting ?? tale.greeting,
    suggestions: given.questions ?? tale.questions,
    widget: { theme: given.settings.theme, ...(given.logo && { logo: given.logo }) },
  }
  const desk: Desk = {
    client: stillClient(now, welcome, say),
    session: openSession('states', () => {}),
    say,
    locale,
    focus: signal(0),
    closable: true,
    sound: { isOff: () => false, toggle() {} },
    kept: !now.unkept,
    lookingBack: signal(false),
    copying: signal(false),
    reading: signal([]),
    close() {},
  }
  // Nothing of the state before, e.g. an open form.
  render(null, root)
  render(<Panel desk={desk} />, root)
  const there = async (place: string): Promise<HTMLElement | undefined> => {
    for (let waited = 0; waited < PATIENCE_MS && mine === turn; waited += LOOK_EVERY_MS) {
      const found = document.querySelector<HTMLElement>(place)
      if (found) return found
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
    }
    if (mine === turn) throw new Error(`There is no ${place} here.`)
  }
  // What is loaded when it is first drawn.
  if (now.talk?.snapshot.status === 'queued' || now.talk?.snapshot.ratingAsked) await there('.card')
  const [what, shows] = now.pressed ?? []
  if (what) (await there(what))?.click()
  if (shows) await there(shows)
  if (mine === turn) page.dataset.ready = id
}

function failed(): never {
  throw new Error('There are no states.')
}

// Beside other states, none of them pulls the page to itself.
if (window.parent !== window) {
  Element.prototype.scrollIntoView = () => {}
  HTMLElement.prototype.focus = () => {}
}
const root = document.getElementById('panel')
if (root) {
  void draw(root)
  window.addEventListener('hashchange', () => void draw(root))
}
