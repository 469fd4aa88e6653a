/** The panel in one state. */
import { signal } from '@preact/signals'
import { render } from 'preact'
import { announce } from '../announce.ts'
import { setLook } from '../look.ts'
import { openSession } from '../session.ts'
import type { Desk } from '../view/desk.ts'
import { Panel } from '../view/panel.tsx'
import { voiceFor } from '../words.ts'
import { readStateAddress } from './address.ts'
import { stillClient } from './client.ts'
import { act, settled } from './hands.ts'
import { serve } from './server.ts'
import { states } from './states.ts'
import { taleFor } from './tale.ts'

let turn = 0
/** What is loaded later speaks the language in which it was first wanted. */
let spoken: string | undefined

async function draw(root: HTMLElement): Promise<void> {
  const mine = ++turn
  const wanted = () => mine === turn
  const page = document.documentElement
  delete page.dataset.ready
  const given = readStateAddress(location.hash, navigator.languages)
  const { language, locale, direction, say } = await voiceFor(given.settings.locales)
  spoken ??= locale
  if (locale !== spoken) return location.reload()
  Object.assign(page, { lang: locale, dir: direction })
  document.title = say('title')
  await setLook(page, given.settings)

  const own = taleFor(language)
  const name = given.name ?? own.assistant
  const named = (text: string) => text.replaceAll(own.assistant, name)
  const tale = { ...own, assistant: name, disclosure: named(own.disclosure), greeting: named(own.greeting) }
  const { id, shown } = states.find((state) => state.id === given.state) ?? states[0] ?? failed()
  const now = shown(tale)
  const talk = signal(now.talk ?? null)
  const welcome = {
    assistantName: name,
    disclosure: tale.disclosure,
    greeting: given.greeting ?? tale.greeting,
    suggestions: given.questions ?? tale.questions,
    widget: { theme: given.settings.theme, ...(given.logo && { logo: given.logo }) },
  }
  const desk: Desk = {
    client: stillClient(now, talk, welcome, say),
    // Nothing that is pressed in one state is there in the next.
    session: openSession('states', () => {}, null, null),
    say,
    locale,
    focus: signal(0),
    closable: true,
    sound: { isOff: () => now.silent ?? false, toggle() {} },
    kept: !now.unkept,
    lookingBack: signal(false),
    copying: signal(false),
    reading: signal([]),
    close() {},
  }
  await loadParts(desk)
  // The address has changed again meanwhile.
  if (!wanted()) return

  // A reply is owed for half a minute: in a state that minute does not pass.
  const last = now.talk?.snapshot.messages.at(-1)
  const at = Date.parse(last?.at ?? new Date().toISOString())
  Date.now = () => at
  Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => !now.offline })
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: async () => {} } })
  serve(tale, now.server)

  // Nothing of the state before, e.g. an open form.
  render(null, root)
  announce('')
  render(<Panel desk={desk} />, root)
  await settled(root, wanted)
  for (const deed of now.did ?? []) {
    if (wanted()) await act(deed, talk, wanted)
  }
  await settled(root, wanted)
  if (wanted()) page.dataset.ready = id
}

let parts: Promise<unknown> | undefined

/** What the panel loads when it is first wanted is there from the beginning, so that a state is whole at once. */
function loadParts(desk: Desk): Promise<unknown> {
  const { locale } = desk
  parts ??= Promise.all([
    import('../view/said.tsx'),
    import('../view/earlier-list.tsx'),
    import('../view/at-message.tsx').then((m) => m.atMessage(locale)),
    import('../view/queue.tsx').then((m) => m.queueCard(locale)),
    import('../view/after.tsx').then((m) => m.afterCard(locale)),
    import('../view/copy.tsx').then((m) => m.copyDialog(locale)),
    import('../view/reader.tsx').then((m) => m.articleReader(locale)),
    import('../view/files.tsx').then((m) => Promise.all([m.messageFiles(desk), m.composerFiles(desk)])),
  ])
  return parts
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
