/** What the model found, each told once more in its own words, so that it does not come back. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { openHouse } from '../../src/compose.ts'
import { readConfig } from '../../src/config.ts'
import { release, reopen, resolve, snooze, transfer } from '../../src/desk/assignment.ts'
import { claim } from '../../src/desk/claim.ts'
import { explain } from '../../src/desk/explain.ts'
import { arrive, leave, signOfLife } from '../../src/desk/presence.ts'
import { keepSweeping, sweep } from '../../src/desk/sweep.ts'
import { askForPerson, leaveQueue } from '../../src/desk/waiting.ts'
import { StoreUnavailable } from '../../src/ports/store.ts'
import { defaultSettings } from '../../src/protocol/settings.ts'
import { openLog } from '../../src/system/log.ts'
import { asks, eventsOf, hired, type Member, opened, repliesOf, stateOf, statusOf, writes } from '../fixtures/desk.ts'
import { desk, freshDesk, id } from '../fixtures/fresh-desk.ts'
import { held } from '../fixtures/scripted.ts'

const question = 'can I send it back?'
const GRACE_MS = 30_000
freshDesk()

let ann: Member
beforeEach(async () => {
  ann = await hired(desk, 'Ann')
})

describe('[S86] a wall clock that is set back an hour', () => {
  it('[P9] does not leave conversations for that hour with an agent who is gone', async () => {
    for (const gone of ['by socket', 'by REST'] as const) {
      const one = await opened(desk)
      const agent = await hired(desk, gone)
      await (gone === 'by REST' ? signOfLife(desk, agent) : arrive(desk, agent))
      await claim(desk, one, agent)
      if (gone === 'by socket') await leave(desk, agent)
      desk.clock.jump(-3_600_000)
      const stop = keepSweeping(desk)
      await desk.clock.advance(60_000 + GRACE_MS + 10_000)
      expect(await statusOf(desk, one), gone).toMatchObject({ kind: 'queued', front: true })
      stop()
    }
  })

  it('does not keep a reply that a dead process began from being made for that hour', async () => {
    const { message } = await writes(desk, id, question)
    desk.runs.cancel(id)
    const { epoch } = await stateOf(desk, id)
    await desk.store.leaseIntent(id, epoch, 'a process that died', desk.clock.now(), 30_000)
    desk.clock.jump(-3_600_000)
    await sweep(desk)
    await desk.clock.advance(1_000)
    const judged = (await eventsOf(desk, id)).filter(({ type }) => type === 'answer.judged')
    expect(judged).toMatchObject([{ data: { answers: [message.id] } }])
  })
})

describe('[S85] a disk that fails', () => {
  /** The next few of these operations are refused. @returns what makes the disk work again */
  function refuses(operation: 'setPresence' | 'saveContact' | 'append', times: number): () => void {
    const work = desk.store[operation] as (...args: unknown[]) => Promise<unknown>
    let left = times
    Object.assign(desk.store, {
      [operation]: (...args: unknown[]) => (left-- > 0 ? Promise.reject(new StoreUnavailable('full')) : work(...args)),
    })
    return () => Object.assign(desk.store, { [operation]: work })
  }

  it('[P9] when an agent leaves: they are gone all the same once it works again', async () => {
    await arrive(desk, ann)
    await claim(desk, id, ann)
    refuses('setPresence', 3)
    await expect(leave(desk, ann)).rejects.toThrow(StoreUnavailable)
    const stop = keepSweeping(desk)
    await desk.clock.advance(GRACE_MS + 10_000)
    expect(await statusOf(desk, id)).toMatchObject({ kind: 'queued', front: true })
    stop()
  })

  it('when an agent leaves: whoever is back by then is not made to leave', async () => {
    await arrive(desk, ann)
    refuses('setPresence', 1)
    await expect(leave(desk, ann)).rejects.toThrow(StoreUnavailable)
    await arrive(desk, ann)
    await desk.clock.advance(GRACE_MS)
    expect(await desk.store.presences()).toMatchObject([{ staffId: ann.id, connected: true }])
  })

  it('[P1] when the customer asks for a person: what they told with it is there after they ask again', async () => {
    const told = { text: 'it is the blue one', email: 'jo@example.org' }
    for (const operation of ['append', 'saveContact'] as const) {
      const one = await opened(desk)
      const works = refuses(operation, 1)
      await expect(askForPerson(desk, one, told)).rejects.toThrow(StoreUnavailable)
      works()
      await askForPerson(desk, one, told)
      const { contact, handoff, visitorId } = await stateOf(desk, one)
      expect([contact.email, handoff?.correction]).toEqual([told.email, told.text])
      expect(await desk.store.conversationsOfVisitor(visitorId)).toHaveLength(1)
    }
  })

  it('[P1] in the middle of asking for a person: either all of it is on record, or nothing', async () => {
    const { append } = desk.store
    const written: number[] = []
    desk.store.append = (...args) => {
      written.push(args[2].length)
      return append(...args)
    }
    await askForPerson(desk, id, { text: 'it is the blue one', email: 'jo@example.org' })
    expect(written).toEqual([5])
  })
})

describe('a customer who leaves the queue', () => {
  it('where they do not stand in it does not hold up the answer that is being made', async () => {
    const draft = held('You can send an order back ')
    desk.drafter.next(draft.script)
    await asks(desk, id, question)
    await leaveQueue(desk, id)
    draft.goOn('within 30 days of delivery. [1]')
    await desk.clock.advance(1_000)
    expect(await repliesOf(desk, id)).toHaveLength(1)
  })

  it('gets an answer to what nobody replied to, as one', async () => {
    const one = await writes(desk, id, question)
    await askForPerson(desk, id, {})
    const two = await writes(desk, id, 'it was a gift')
    await leaveQueue(desk, id)
    await desk.clock.advance(1_000)
    const judged = (await eventsOf(desk, id)).filter(({ type }) => type === 'answer.judged')
    expect(judged).toMatchObject([{ data: { answers: [one.message.id, two.message.id] } }])
    expect(await repliesOf(desk, id)).toHaveLength(1)
  })

  it('gets no answer to what an agent was done with', async () => {
    await arrive(desk, ann)
    await writes(desk, id, question)
    await claim(desk, id, ann)
    await resolve(desk, id, ann)
    const { message } = await writes(desk, id, 'what does gift wrapping cost?')
    await release(desk, id, ann)
    await leaveQueue(desk, id)
    await desk.clock.advance(1_000)
    const judged = (await eventsOf(desk, id)).filter(({ type }) => type === 'answer.judged')
    expect(judged).toMatchObject([{ data: { answers: [message.id] } }])
  })

  it('gets no second answer to what was answered', async () => {
    await writes(desk, id, question)
    await desk.clock.advance(1_000)
    await askForPerson(desk, id, {})
    await leaveQueue(desk, id)
    await desk.clock.advance(1_000)
    expect(await repliesOf(desk, id)).toHaveLength(1)
  })
})

describe('a message to a resolved conversation', () => {
  beforeEach(async () => {
    await arrive(desk, ann)
    await claim(desk, id, ann)
    await resolve(desk, id, ann)
  })

  it('goes to the assistant where its agent holds as much as they may', async () => {
    desk.set({ queue: { ...defaultSettings.queue, capacity: 1 } })
    await claim(desk, await opened(desk), ann)
    await writes(desk, id, question)
    expect(await statusOf(desk, id)).toEqual({ kind: 'answering' })
    expect((await desk.store.openByAgent()).get(ann.id)).toHaveLength(1)
  })

  it('goes to the assistant where its agent is away, and to its agent where they take what is theirs', async () => {
    await arrive(desk, ann, 'away')
    await writes(desk, id, question)
    expect(await statusOf(desk, id)).toEqual({ kind: 'answering' })
    await claim(desk, id, ann)
    await resolve(desk, id, ann)
    await arrive(desk, ann, 'assign_only')
    await writes(desk, id, question)
    expect(await statusOf(desk, id)).toMatchObject({ kind: 'assigned', agentId: ann.id })
  })

  it('is not opened again by an agent who holds as much as they may', async () => {
    desk.set({ queue: { ...defaultSettings.queue, capacity: 1 } })
    await claim(desk, await opened(desk), ann)
    expect(await reopen(desk, id, ann)).toEqual({ refused: 'atCapacity', open: 1, capacity: 1 })
  })
})

describe('a sweep that looks for replies nobody makes', () => {
  it('[P10] leaves alone the one that is begun while it looks', async () => {
    const { conversation } = desk.store
    desk.store.conversation = async (one) => {
      const state = await conversation(one)
      desk.store.conversation = conversation
      desk.runs.schedule(id, 0)
      await desk.clock.advance(0)
      return state
    }
    const draft = held('You can send an order back ')
    desk.drafter.next(draft.script)
    await writes(desk, id, question)
    desk.runs.cancel(id)
    await sweep(desk)
    await desk.clock.advance(1_000)
    expect(draft.calledOff()).toBe(false)
    draft.goOn('within 30 days of delivery. [1]')
    await desk.clock.advance(0)
    expect(await repliesOf(desk, id)).toHaveLength(1)
  })
})

describe('an agent who is disabled', () => {
  it('[P9] loses at once what they had set aside, too: they do not come back to it', async () => {
    await arrive(desk, ann)
    await claim(desk, id, ann)
    await snooze(desk, id, ann)
    await desk.store.setDisabled(ann.id, true)
    await sweep(desk)
    expect(await statusOf(desk, id)).toMatchObject({ kind: 'queued', front: true })
  })
})

describe('an agent who comes back while their conversations are being taken', () => {
  it('keeps those that are left', async () => {
    const other = await opened(desk)
    for (const one of [id, other]) await claim(desk, one, ann)
    await arrive(desk, ann)
    await leave(desk, ann)
    await desk.clock.advance(GRACE_MS)
    const { append } = desk.store
    let appends = 0
    desk.store.append = async (...args) => {
      const result = await append(...args)
      if (appends++ === 0) await arrive(desk, ann)
      return result
    }
    await sweep(desk)
    expect((await desk.store.openByAgent()).get(ann.id)).toHaveLength(1)
  })
})

describe('what makes no sense is refused in a sentence', () => {
  beforeEach(async () => {
    await claim(desk, id, ann)
  })

  it('setting aside until a moment that has passed', async () => {
    for (const until of ['2026-03-02T10:00:00.000Z', '2026-03-02T09:59:59Z', '2020-01-01T00:00:00+02:00']) {
      const refused = await snooze(desk, id, ann, until)
      expect(refused).toEqual({ refused: 'past' })
    }
    expect(explain({ refused: 'past' })).toMatchObject({
      code: 'bad_request',
      message: expect.stringContaining('passed'),
    })
    await snooze(desk, id, ann, '2026-03-02T10:00:01Z')
    expect(await statusOf(desk, id)).toMatchObject({ snoozedUntil: '2026-03-02T10:00:01.000Z' })
  })

  it('handing on to oneself', async () => {
    expect(await transfer(desk, id, ann, { agentId: ann.id, note: 'mine' })).toEqual({ refused: 'toYourself' })
    expect(explain({ refused: 'toYourself' })).toMatchObject({
      code: 'bad_request',
      message: expect.stringContaining('already'),
    })
  })
})

describe('settings that are saved', () => {
  it('are told to those who wait: opening hours change what they are promised', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bellhop-house-'))
    mkdirSync(join(folder, 'kb', 'orders'), { recursive: true })
    writeFileSync(join(folder, 'kb', 'orders', 'returns.md'), '---\ntitle: Returns\n---\nWithin 30 days.\n')
    const config = readConfig({ BELLHOP_DATA: join(folder, 'data'), BELLHOP_KB: join(folder, 'kb') })
    const house = await openHouse(config, openLog('silent'), 'http://localhost')
    const told: string[] = []
    house.desk.fanout.subscribe(({ kind }) => told.push(kind))
    await house.saveSettings(defaultSettings, 'ann')
    expect(told).toContain('queue')
    await house.close()
    rmSync(folder, { recursive: true, force: true })
  })
})
