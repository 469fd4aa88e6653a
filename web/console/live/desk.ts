/** The desk as everyone sees it: who waits, who works. Kept by the socket; by REST while the socket is down. */
import { computed, effect, signal } from '@preact/signals'
import type { PresenceState } from '../../../src/domain/queue.ts'
import type { Entry, ListCounts } from '../../../src/protocol/lists.ts'
import type { Staff } from '../../../src/protocol/staff.ts'
import { ApiError } from '../../shared/api.ts'
import { worksConversations } from '../pure/admin.ts'
import { queryOf } from '../pure/listing.ts'
import { held, inList } from '../pure/lists.ts'
import { entries, hearCounts, hearEntries } from './known.ts'
import { line, onFrame, retryLine, retryLineLater, sendFrame, startLine } from './line.ts'
import { askShown, forgetLists, startLists } from './lists.ts'
import { hearServerTime } from './now.ts'
import { remembered } from './prefs.ts'
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

/** When the lists were last told, by socket or REST, in milliseconds since the epoch. */
export const heardAt = signal(0)
export const colleagues = signal<Colleague[] | undefined>(undefined)
export const teams = signal<Team[]>([])

/** Those who wait, in turn, as far as they are known; `counts` has how many there are. */
export const waiting = computed(() => inList(entries.value ?? [], 'queue', ''))

/** Who was set to away and has not come back since. */
const keptSentAway = remembered('sent-away', '', (id) => id ?? undefined)

/** What this agent chose to be, until the server says the same: a line that opens begins with what was before. */
const wanted = signal<PresenceState | undefined>(undefined)
let doubting: ReturnType<typeof setTimeout> | undefined

/** A server that says nothing of a choice for this long did not take it (milliseconds). */
const SETTLED_MS = 10_000

/** This agent's own state, places taken and places there are. */
export const mine = computed(() => {
  const own = colleagues.value?.find(({ id }) => id === me().id)
  const state = wanted.value ?? own?.state ?? 'offline'
  return { state, open: held(entries.value ?? [], me().id), capacity: own?.capacity }
})

/** What became of some of those that were known is on its way. */
export const catchingUp = signal(false)

/** Conversations that are asked after at once. */
const MOST_ASKED = 50

/** Whether this agent was set to away because a customer waited too long for a word of theirs, until they are back. */
export const sentAway = computed(() => keptSentAway.value === me().id && mine.value.state === 'away')

/** What one agent holds at most, as the server counts it. */
const MOST_HELD = 200

/** While the line is down, lists are asked for this often, in milliseconds. */
const POLL_MS = 8_000

/** Begins the day: opens the line and keeps the lists; called once, after signing in. */
export function startDesk() {
  startLists()
  onFrame((frame) => {
    if (frame.type === 'queue_changed') {
      hearCounts(frame.counts)
      hear([...frame.entries, ...(frame.open ?? [])])
      // The line is new: what happened without it is asked for.
      if (frame.open) {
        askAnew()
        void catchUp([...frame.entries, ...frame.open])
      }
    }
    if (frame.type === 'entry_changed') {
      hear(frame.entries, frame.gone)
      if (frame.more) askAnew()
    }
    if (frame.type === 'presence') {
      hearPresence(frame.agentId, frame.name, frame.state)
      if (frame.agentId === me().id) {
        if (frame.why || frame.state === wanted.peek()) presenceSettled()
        if (frame.why || frame.state !== 'away') keptSentAway.value = frame.why ? me().id : ''
      }
    }
    if (frame.type === 'ready') {
      hearServerTime(frame.serverTime)
      if (wanted.peek()) choosePresence(wanted.peek() as PresenceState)
      void askStaff()
    }
  })
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
    if (worksConversations(roles)) retryLineLater()
    // Not an agent any more: a fresh page shows what is theirs now.
    else location.reload()
  } catch (error) {
    if (error instanceof ApiError && error.passing) retryLineLater()
    else expire()
  }
}

/** Asks for the lists by REST, for as long as the socket does not tell. */
export async function askLists() {
  try {
    const query = (list: 'queue' | 'mine' | 'snoozed') => queryOf({ list, filters: {} }, new Date())
    const [all, ...pages] = await Promise.all([
      staffCall<ListCounts>('GET', '/api/lists'),
      ...(['queue', 'mine', 'snoozed'] as const).map((list) =>
        staffCall<{ conversations: Entry[] }>('GET', `/api/conversations?${query(list)}&limit=${MOST_HELD}`),
      ),
    ])
    hearCounts(all)
    const told = pages.flatMap(({ conversations }) => conversations)
    hear(told)
    askAnew()
    await catchUp(told)
  } catch {
    // The strip above the list says that the line is down.
  }
}

/** Lists that are not on the screen are asked for when they are looked at. */
function askAnew() {
  forgetLists()
  void askShown()
}

/** Asks what became of those who waited or were this agent's, and are not among what was told now. */
async function catchUp(told: readonly Entry[]) {
  const still = new Set(told.map(({ conversationId }) => conversationId))
  const stood = [...waiting.peek(), ...inList(entries.peek() ?? [], 'mine', me().id)]
  const ids = stood.map(({ conversationId }) => conversationId).filter((id) => !still.has(id))
  if (ids.length === 0) return
  catchingUp.value = true
  try {
    for (let at = 0; at < ids.length; at += MOST_ASKED) {
      const some = ids.slice(at, at + MOST_ASKED)
      const query = some.map((id) => `id=${id}`).join('&')
      const { conversations } = await staffCall<{ conversations: Entry[] }>('GET', `/api/conversations?${query}`)
      const known = new Set(conversations.map(({ conversationId }) => conversationId))
      hear(
        conversations,
        some.filter((id) => !known.has(id)),
      )
    }
  } catch {
    // Asked again with the next connection.
  } finally {
    catchingUp.value = false
  }
}

/** What was heard of colleagues while answers are on their way, which may not know of it. */
const meanwhile = new Set<Map<string, Colleague['state']>>()

/** Asks who works here. The socket tells of states; places taken are counted by the server. */
export async function askStaff() {
  const heard = new Map<string, Colleague['state']>()
  meanwhile.add(heard)
  try {
    const { staff, teams: all } = await staffCall<{ staff: Colleague[]; teams: Team[] }>('GET', '/api/staff')
    colleagues.value = staff.map((colleague) => ({ ...colleague, state: heard.get(colleague.id) ?? colleague.state }))
    teams.value = all
  } catch {
    // Asked again with the next connection.
  } finally {
    meanwhile.delete(heard)
  }
}

/**
 * Chooses what this agent is. It shows at once; where the line is down it is told when the line is there.
 * @returns false where nobody could be told yet
 */
export function choosePresence(state: PresenceState): boolean {
  wanted.value = state
  keptSentAway.value = ''
  const told = sendFrame({ type: 'presence', state })
  clearTimeout(doubting)
  if (told) doubting = setTimeout(presenceSettled, SETTLED_MS)
  return told
}

/** From now on the server's word counts again. */
function presenceSettled() {
  clearTimeout(doubting)
  wanted.value = undefined
}

function hear(now: Entry[], gone: readonly string[] = []) {
  hearEntries(now, gone)
  heardAt.value = Date.now()
}

function hearPresence(id: string, name: string, state: Colleague['state']) {
  for (const heard of meanwhile) heard.set(id, state)
  const known = colleagues.value
  if (!known) return
  colleagues.value = known.some((colleague) => colleague.id === id)
    ? known.map((colleague) => (colleague.id === id ? { ...colleague, name, state } : colleague))
    : [...known, { id, name, state, open: 0, capacity: known[0]?.capacity ?? 0 }]
}
