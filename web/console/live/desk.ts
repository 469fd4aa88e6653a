/** The desk as everyone sees it: who waits, who works. Kept by the socket; by REST while the socket is down. */
import { computed, effect, signal } from '@preact/signals'
import type { PresenceState } from '../../../src/domain/queue.ts'
import type { Staff } from '../../../src/protocol/shapes.ts'
import { ApiError } from '../../shared/api.ts'
import { arrivals, type Entry, givenToMe, held, inList, merged, turnedToMe } from '../pure/lists.ts'
import { go, place } from './address.ts'
import { announce, badgeTitle } from './alerts.ts'
import { line, onFrame, retryLine, retryLineLater, sendFrame, startLine } from './line.ts'
import { expire, me, session, staffCall } from './session.ts'

export interface Colleague {
  id: string
  name: string
  state: PresenceState | 'offline'
  open: number
  capacity: number
}

export interface Team {
  id: string
  name: string
}

/** Every open conversation; undefined until first heard of. */
export const entries = signal<Entry[] | undefined>(undefined)
export const colleagues = signal<Colleague[] | undefined>(undefined)
export const teams = signal<Team[]>([])

/** This agent was set to away, because a customer of theirs waited for a word for too long. */
export const sentAway = signal(false)

export const waiting = computed(() => inList(entries.value ?? [], 'queue', ''))

/** This agent's own state, places taken and places there are. */
export const mine = computed(() => {
  const own = colleagues.value?.find(({ id }) => id === me().id)
  return { state: own?.state ?? 'offline', open: held(entries.value ?? [], me().id), capacity: own?.capacity }
})

/** While the line is down, lists are asked for this often, in milliseconds. */
const POLL_MS = 8_000

/** Begins the day: opens the line and keeps the lists; called once, after signing in. */
export function startDesk() {
  onFrame((frame) => {
    if (frame.type === 'queue_changed') hear([...frame.entries, ...frame.open])
    if (frame.type === 'presence') {
      hearPresence(frame.agentId, frame.name, frame.state)
      if (frame.agentId === me().id) sentAway.value = frame.why === 'unanswered'
    }
    if (frame.type === 'ready') void askStaff()
  })
  effect(() => badgeTitle(waiting.value.length))
  effect(() => {
    if (line.value.state === 'refused') void askWhyRefused()
  })
  effect(() => {
    if (session.value.is === 'in' && line.peek().state === 'refused') retryLine()
  })
  // Where live connections are blocked the lists do not wait for the first of them.
  effect(() => {
    if (line.value.state === 'waiting' && entries.peek() === undefined) void askLists()
  })
  setInterval(() => {
    if (line.value.state !== 'open' && session.value.is === 'in') void askLists()
  }, POLL_MS)
  startLine()
  void askStaff()
}

/** A line that was refused although the session holds, e.g. because the hello came too late, is tried again. */
async function askWhyRefused() {
  try {
    const { roles } = await staffCall<Staff>('GET', '/api/me')
    if (roles.some((role) => role !== 'editor')) retryLineLater()
  } catch (error) {
    if (error instanceof ApiError && error.passing) retryLineLater()
    else expire()
  }
}

/** Asks for the lists by REST, for as long as the socket does not tell. */
export async function askLists() {
  try {
    const open = ['queued', 'assigned', 'answering'].map((status) =>
      staffCall<{ conversations: Entry[] }>('GET', `/api/conversations?status=${status}`),
    )
    hear((await Promise.all(open)).flatMap(({ conversations }) => conversations))
  } catch {
    // The strip above the list says that the line is down.
  }
}

/** Asks who works here. The socket tells of states; places taken are counted by the server. */
export async function askStaff() {
  try {
    const { staff, teams: all } = await staffCall<{ staff: Colleague[]; teams: Team[] }>('GET', '/api/staff')
    colleagues.value = staff
    teams.value = all
  } catch {
    // Asked again with the next connection.
  }
}

/** @returns false where the line is down and the choice was not heard */
export function choosePresence(state: PresenceState): boolean {
  const heard = sendFrame({ type: 'presence', state })
  if (heard) {
    hearPresence(me().id, me().name, state)
    sentAway.value = false
  }
  return heard
}

function hear(now: Entry[]) {
  const before = entries.value
  entries.value = merged(now)
  if (!before) return
  const { state } = mine.peek()
  // Whoever is away, or takes only what is assigned, is not called to the queue.
  if (state === 'online') {
    announce(arrivals(before, now), 'waits', (conversationId) => go({ at: 'list', list: 'queue', conversationId }))
  }
  // What is taken by a press is in view; what comes unasked mostly is not.
  const at = place.peek()
  const open = !document.hidden && 'conversationId' in at ? at.conversationId : undefined
  const given = givenToMe(before, now, me().id).filter(({ conversationId }) => conversationId !== open)
  announce(given, 'mine', (conversationId) => go({ at: 'list', list: 'mine', conversationId }))
  if (document.hidden) {
    const turned = turnedToMe(before, now, me().id)
    announce(turned, 'mine', (conversationId) => go({ at: 'list', list: 'mine', conversationId }))
  }
}

function hearPresence(id: string, name: string, state: Colleague['state']) {
  const known = colleagues.value
  if (!known) return
  colleagues.value = known.some((colleague) => colleague.id === id)
    ? known.map((colleague) => (colleague.id === id ? { ...colleague, name, state } : colleague))
    : [...known, { id, name, state, open: 0, capacity: known[0]?.capacity ?? 0 }]
}
