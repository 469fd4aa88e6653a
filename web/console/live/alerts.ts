/** How an arrival is noticed when nobody looks at the list: the title, the icon, a bell, a notification. */
import { effect } from '@preact/signals'
import type { Entry } from '../../../src/protocol/lists.ts'
import { acquainted, type Bell, callers, listen, silent } from '../pure/bell.ts'
import { reminders } from '../pure/clock.ts'
import { givenToMe, turnedToMe, waitedBefore } from '../pure/lists.ts'
import { nameOf } from '../pure/names.ts'
import type { ListName } from '../pure/place.ts'
import { go, place } from './address.ts'
import { hasGesture, ring } from './bell.ts'
import { heardAt, mine } from './desk.ts'
import { entries, waitLive } from './known.ts'
import { serverNow } from './now.ts'
import { isLookedAt, showWhenLookedAt, standFor } from './one-tab.ts'
import { notifications, sound } from './prefs.ts'
import { me } from './session.ts'

const plainTitle = 'Bellhop console'
/** How often it is looked whether the bell is due again, in milliseconds. */
const LISTEN_MS = 5_000
/** More who come at once are told of in one notification. */
const MOST_SHOWN = 2

let bell: Bell = silent
/** When the bell began to listen, by the server's clock (ISO 8601). */
let began = ''
/** Two duties, because a tab in which nothing was pressed yet may notify but not ring. */
let ringsHere = () => false
let notifiesHere = () => false

/** Watches the lists from now on; called once, after signing in. */
export function startAlerts() {
  showWhenLookedAt()
  notifiesHere = standFor('notice')
  standForBell()
  let before: Entry[] | undefined
  effect(() => {
    const now = entries.value
    const { state } = mine.value
    // A list that was asked for may be here before the desk as a whole.
    if (!now || heardAt.value === 0) return
    // Who waited when the page opened has been seen in the list.
    remind(now, before !== undefined && state !== 'away')
    if (!before) {
      began = new Date(serverNow()).toISOString()
      bell = acquainted(silent, callers(now, atWork()), Date.now())
    } else if (before !== now) hear(before, now, state !== 'away')
    before = now
  })
  effect(() => badge(waitLive.value ?? 0))
  effect(() => withdraw(new Set((entries.value ?? []).flatMap(wanting))))
  setInterval(() => call(entries.peek() ?? []), LISTEN_MS)
}

/** Switches the bell. @returns what to say of it */
export function switchSound(on: boolean): string {
  sound.value = on ? 'on' : 'off'
  if (!on) return 'The bell is off.'
  return ring() ? 'The bell is on. That was it.' : 'The bell is on, but this browser plays no sound here.'
}

/**
 * Switches notifications. Only ever called from a press: that is when a browser may be asked.
 * @returns what to say of it, e.g. that the browser forbids them
 */
export async function switchNotifications(on: boolean): Promise<string> {
  notifications.value = 'off'
  if (!on) return 'Notifications are off.'
  if (permission() === 'none') return 'This browser shows no notifications here.'
  const granted = permission() === 'default' ? await Notification.requestPermission() : permission()
  if (granted !== 'granted') return 'The browser forbids notifications: allow them for this site in its settings.'
  notifications.value = 'on'
  return 'Notifications are on.'
}

/** What the browser says of notifications; `none` where it has none. */
export function permission(): NotificationPermission | 'none' {
  return typeof Notification === 'undefined' ? 'none' : Notification.permission
}

function standForBell() {
  if (hasGesture()) {
    ringsHere = standFor('bell')
    return
  }
  const pressed = new AbortController()
  for (const kind of ['pointerdown', 'keydown']) {
    addEventListener(
      kind,
      () => {
        pressed.abort()
        ringsHere = standFor('bell')
      },
      { signal: pressed.signal },
    )
  }
}

function listener() {
  const { state, open, capacity = 0 } = mine.peek()
  return { id: me().id, state, free: capacity - open }
}

/** As if this agent were to be called. */
function atWork() {
  return { ...listener(), state: 'online' as const }
}

function hear(before: readonly Entry[], now: readonly Entry[], here: boolean) {
  bell = acquainted(bell, callers(waitedBefore(before, now, began), atWork()), Date.now())
  void notify(call(now), 'queue')
  if (!here) return
  const turned = turnedToMe(before, now, me().id)
  const given = givenToMe(before, now, me().id).filter((entry) => !turned.includes(entry) && !isInSight(entry))
  const handed = turned.filter(({ conversationId }) => !heldBefore(before, conversationId))
  if (handed.length > 0 || given.length > 0) sing()
  else if (turned.length > 0) void isLookedAt().then((looked) => !looked && sing())
  void notify([...turned, ...given], 'mine')
}

/** Whether the agent has it before their eyes. */
function isInSight({ conversationId }: Entry): boolean {
  const at = place.peek()
  return !document.hidden && 'conversationId' in at && at.conversationId === conversationId
}

/** Customers that this agent was reminded of, each once a clock run. */
let reminded: ReadonlySet<string> = new Set()

/** The server tells of its lists at the very moment of a warning, so that no timer is needed for it here. */
function remind(now: readonly Entry[], aloud: boolean) {
  const due = reminders(now, me().id, serverNow())
  const fresh = due.filter(({ key }) => !reminded.has(key)).map(({ entry }) => entry)
  reminded = new Set(due.map(({ key }) => key))
  const elsewhere = fresh.filter((entry) => !isInSight(entry))
  if (!aloud || elsewhere.length === 0) return
  sing()
  void notify(elsewhere, 'mine')
}

/** Rings where it is time to. @returns those who have come */
function call(now: readonly Entry[]): Entry[] {
  const own = listener()
  // What was rung for is not forgotten because the agent is away, or the line is down.
  if (!began || own.state !== 'online') return []
  const heard = listen(bell, callers(now, own), own, Date.now())
  bell = heard.bell
  if (heard.rings) sing()
  return heard.fresh
}

function heldBefore(before: readonly Entry[], id: string): boolean {
  return before.some(({ conversationId, agent }) => conversationId === id && agent?.id === me().id)
}

function sing() {
  if (sound.peek() === 'on' && ringsHere()) ring()
}

/** The number waiting, in front of the title and as a mark on the icon, where every tab shows it. */
function badge(many: number) {
  document.title = many > 0 ? `(${many}) ${plainTitle}` : plainTitle
  const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]')
  if (!icon) return
  icon.dataset.plain ??= icon.href
  icon.href = many > 0 ? new URL('../icon-waiting.svg', import.meta.url).href : icon.dataset.plain
}

const shown = new Map<string, Notification>()

/** What a notification may still be about: it is taken down when somebody else has seen to it. */
function wanting({ conversationId, status, agent, awaitsReply }: Entry): string[] {
  const mineToAnswer = status === 'assigned' && agent?.id === me().id && awaitsReply
  return status === 'queued' || mineToAnswer ? [conversationId] : []
}

function withdraw(wanted: ReadonlySet<string>) {
  for (const [id, notification] of shown) {
    if (id === MANY ? wanted.size > 0 : wanted.has(id)) continue
    notification.close()
    shown.delete(id)
  }
}

const MANY = 'many'

async function notify(arrived: readonly Entry[], list: ListName) {
  const wanted = notifications.peek() === 'on' && permission() === 'granted' && notifiesHere()
  if (!wanted || arrived.length === 0 || (await isLookedAt())) return
  if (arrived.length > MOST_SHOWN)
    show(MANY, `${arrived.length} customers need you`, '', () => go({ at: 'list', list }))
  else for (const entry of arrived) notifyOf(entry, list)
}

function notifyOf(entry: Entry, list: ListName) {
  const { conversationId, wants, lastMessage } = entry
  const title = list === 'mine' ? `${nameOf(entry)} is yours to answer` : `${nameOf(entry)} is waiting`
  const body = (list === 'queue' ? wants : undefined) ?? lastMessage?.text ?? ''
  show(conversationId, title, body, () => go({ at: 'list', list, conversationId }))
}

function show(id: string, title: string, body: string, open: () => void) {
  try {
    // The bell is ours: the system's own sound would be a second one.
    const notification = new Notification(title, { body, tag: id, silent: true })
    notification.onclick = () => {
      window.focus()
      open()
      notification.close()
    }
    notification.onclose = () => {
      if (shown.get(id) === notification) shown.delete(id)
    }
    shown.set(id, notification)
  } catch {
    // Android only lets service workers notify; the bell has rung.
  }
}
