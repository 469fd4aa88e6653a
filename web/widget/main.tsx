/** The panel starts: settings from the address, words in the customer's language, then the conversation. */
import { effect, signal } from '@preact/signals'
import { render } from 'preact'
import { keepFilesOut } from '../shared/files/drops.ts'
import { createClient } from './client.ts'
import { openHost } from './host.ts'
import { setLook } from './look.ts'
import { openSession } from './session.ts'
import { questionIn, readSettings } from './settings.ts'
import { openSoundSwitch } from './sound-switch.ts'
import { tellStanding } from './standing.ts'
import { countUnread, openSeen } from './unread.ts'
import type { Desk } from './view/desk.ts'
import { Panel } from './view/panel.tsx'
import { voiceFor } from './words.ts'

async function start(root: HTMLElement): Promise<void> {
  const settings = readSettings(location.hash, navigator.languages)
  const page = document.documentElement
  const [{ language, locale, direction, say }] = await Promise.all([
    voiceFor(settings.locales),
    setLook(page, settings),
  ])
  page.lang = locale
  page.dir = direction
  document.title = say('title')
  const embedded = settings.host !== '' && window.parent !== window
  page.classList.toggle('alone', !embedded)

  const focus = signal(0)
  const session = openSession(settings.site ?? '', (known) => client.otherTab(known))
  if (settings.forget) session.erase()
  const host = openHost(settings.host, {
    opened: () => focus.value++,
    ask: (text) => client.send(text),
    identify: (jwt) => client.identify(jwt),
    look: (wanted) => void setLook(page, readSettings(wanted, [])),
    forget() {
      client.forget()
      host.tell({ bellhop: 1, type: 'forgotten' })
    },
  })
  const client = createClient({
    session,
    language,
    // Nobody sends one to a panel that stands on its own.
    identityAwaited: settings.signed && embedded,
    ...(settings.site && { site: settings.site }),
    page: host.page,
    say,
    warn: (text) => host.tell({ bellhop: 1, type: 'warning', text }),
  })
  const seen = openSeen(session)
  const sound = openSoundSwitch(session)
  let unread = 0
  let unreadOf = ''
  effect(() => {
    if (host.shown.value) void client.lookBack()
  })
  effect(() => {
    const talk = client.talk.value
    if (!talk) return host.tell({ bellhop: 1, type: 'unread', count: 0, text: '' })
    if (host.shown.value) {
      if (seen.upTo(talk.snapshot.conversationId) < talk.snapshot.seq) client.read(talk.snapshot.seq)
      seen.keep(talk.snapshot.conversationId, talk.snapshot.seq)
    }
    const { conversationId, messages } = talk.snapshot
    const count = countUnread(messages, seen.upTo(conversationId))
    // What was there when a conversation was opened is no news.
    if (count > unread && unreadOf === conversationId && !sound.isOff()) {
      void import('./sound.ts').then(({ ring }) => ring(() => unread > 0 && !sound.isOff()))
    }
    unread = count
    unreadOf = conversationId
    host.tell({ bellhop: 1, type: 'unread', count, text: say('newMessages', { count }) })
  })

  // On a page of its own nobody else says how it looks.
  effect(() => {
    const own = client.welcome.value?.widget
    if (own && !embedded)
      void setLook(page, { ...own, ...settings, ...(settings.theme === 'auto' && { theme: own.theme }) })
  })

  tellStanding(client, host)
  const question = embedded ? undefined : questionIn(location.search)
  if (question) {
    client.offer(question)
    focus.value++
    // It is taken once, and stays in no history.
    history.replaceState(history.state, '', location.pathname + location.hash)
  }

  const desk: Desk = {
    client,
    session,
    say,
    locale,
    focus,
    sound,
    kept: session.storage !== null,
    closable: embedded && !settings.inline,
    lookingBack: signal(false),
    copying: signal(false),
    reading: signal([]),
    close: () => host.tell({ bellhop: 1, type: 'close' }),
  }
  keepFilesOut()
  render(<Panel desk={desk} />, root)
  host.tell({ bellhop: 1, type: 'ready', title: say('title') })
}

const root = document.getElementById('panel')
if (root) void start(root)
