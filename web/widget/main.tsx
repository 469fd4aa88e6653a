/** The panel starts: settings from the address, words in the customer's language, then the conversation. */
import { effect, signal } from '@preact/signals'
import { render } from 'preact'
import { keepFilesOut } from '../shared/files/drops.ts'
import { createClient } from './client.ts'
import { openHost } from './host.ts'
import { setLook } from './look.ts'
import { openSession } from './session.ts'
import { readSettings } from './settings.ts'
import { tellStanding } from './standing.ts'
import { countUnread, openSeen } from './unread.ts'
import type { Desk } from './view/desk.ts'
import { Panel } from './view/panel.tsx'
import { voiceFor } from './words.ts'

async function start(root: HTMLElement): Promise<void> {
  const settings = readSettings(location.hash, navigator.languages)
  const { language, locale, direction, say } = await voiceFor(settings.locales)
  const page = document.documentElement
  page.lang = locale
  page.dir = direction
  document.title = say('title')
  setLook(page, settings)
  const embedded = settings.host !== '' && window.parent !== window
  page.classList.toggle('alone', !embedded)

  const focus = signal(0)
  const session = openSession(settings.site ?? '', (known) => client.otherTab(known))
  const host = openHost(settings.host, {
    opened: () => focus.value++,
    ask: (text) => client.send(text),
    identify: (jwt) => client.identify(jwt),
    look: (wanted) => setLook(page, readSettings(wanted, [])),
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
    const count = countUnread(talk.snapshot.messages, seen.upTo(talk.snapshot.conversationId))
    host.tell({ bellhop: 1, type: 'unread', count, text: say('newMessages', { count }) })
  })

  tellStanding(client, host)

  const desk: Desk = {
    client,
    say,
    locale,
    focus,
    closable: embedded && !settings.inline,
    lookingBack: signal(false),
    close: () => host.tell({ bellhop: 1, type: 'close' }),
  }
  keepFilesOut()
  render(<Panel desk={desk} />, root)
  host.tell({ bellhop: 1, type: 'ready' })
}

const root = document.getElementById('panel')
if (root) void start(root)
