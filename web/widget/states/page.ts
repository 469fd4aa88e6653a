/** A made-up page that carries the chat, as somebody's site would: the real button and, behind it, the panel in a state. */
import { drawLauncher } from '../launcher.ts'
import { launcherWords } from '../launcher-words.ts'
import { readStateAddress } from './address.ts'

const frame = document.createElement('iframe')
let open = true
const surface = drawLauncher({
  words: launcherWords([]),
  onToggle() {
    open = !open
    surface.show(open)
  },
  onBack() {},
  onLost() {},
})

function dress(first: boolean): void {
  const { settings, position, closed } = readStateAddress(location.hash, navigator.languages)
  const words = launcherWords(settings.locales)
  document.documentElement.dir = /^(ar|he)/.test(words.language) ? 'rtl' : 'ltr'
  document.documentElement.dataset.theme = settings.theme === 'auto' ? '' : settings.theme
  surface.dress({ words, kind: `${settings.theme} ${position}`, accent: settings.accent ?? '' })
  frame.title = 'Chat'
  const address = `/widget/states/one${location.hash}`
  if (first) {
    frame.src = address
    surface.hold(frame)
  } else frame.contentWindow?.location.replace(address)
  if (first || open === closed) {
    open = !closed
    surface.show(open)
    if (closed) surface.unread(2, '')
  }
}

dress(true)
window.addEventListener('hashchange', () => dress(false))
