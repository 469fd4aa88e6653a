/** How an arrival is noticed when nobody looks at the list: the title, a bell, a notification. */
import type { Entry } from '../pure/lists.ts'
import { alertsOn } from './prefs.ts'

const plainTitle = 'Bellhop console'

/** The number waiting, in front of the title where every tab shows it. */
export function badgeTitle(waiting: number) {
  document.title = waiting > 0 ? `(${waiting}) ${plainTitle}` : plainTitle
}

/**
 * Switches the bell and notifications. Called from a press, because browsers ask for one before either.
 * @returns what the agent should know, e.g. that the browser forbids notifications
 */
export async function switchAlerts(on: boolean): Promise<string | undefined> {
  alertsOn.value = on
  if (!on) return undefined
  ring()
  if (typeof Notification === 'undefined') return 'You will hear a bell. This browser shows no notifications.'
  const permission =
    Notification.permission === 'default' ? await Notification.requestPermission() : Notification.permission
  return permission === 'granted'
    ? undefined
    : 'You will hear a bell. To see notifications too, allow them for this site in the browser’s settings.'
}

/**
 * Tells of those who have just begun to wait (`waits`), whose word has just come to this agent (`mine`), or who have
 * waited for a word of this agent for some time (`held`).
 */
export function announce(
  arrived: readonly Entry[],
  what: 'waits' | 'mine' | 'held',
  open: (conversationId: string) => void,
) {
  const first = arrived[0]
  if (!alertsOn.value || !first) return
  ring()
  if (typeof Notification === 'undefined' || Notification.permission !== 'granted' || !document.hidden) return
  const title =
    what === 'mine'
      ? `${first.contact.name ?? 'A visitor'} wrote to you`
      : what === 'held'
        ? `${first.contact.name ?? 'A visitor'} is waiting for a word from you`
        : arrived.length > 1
          ? `${arrived.length} customers are waiting`
          : `${first.contact.name ?? 'A visitor'} is waiting`
  try {
    const shown = new Notification(title, {
      body: (what === 'waits' ? first.wants : undefined) ?? first.lastMessage?.text ?? '',
      tag: first.conversationId,
    })
    shown.onclick = () => {
      window.focus()
      open(first.conversationId)
      shown.close()
    }
  } catch {
    // Android only lets service workers notify; the bell has rung.
  }
}

let audio: AudioContext | undefined

/** A desk bell: two partials that die away within half a second. */
function ring() {
  try {
    audio ??= new AudioContext()
    if (audio.state === 'suspended') void audio.resume()
    const start = audio.currentTime
    for (const [frequency, loudness] of [
      [1_568, 0.09],
      [4_186, 0.03],
    ] as const) {
      const tone = audio.createOscillator()
      const volume = audio.createGain()
      tone.frequency.value = frequency
      volume.gain.setValueAtTime(loudness, start)
      volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.5)
      tone.connect(volume).connect(audio.destination)
      tone.start(start)
      tone.stop(start + 0.5)
    }
  } catch {
    // No sound here; the title and the list tell.
  }
}
