import { describe, expect, it } from 'vitest'
import type { ServerFrame } from '../../../src/protocol/frames.ts'
import { type ConnectionState, connect, type Wire, type World } from '../../../web/shared/connection.ts'

describe('a connection', () => {
  it('says hello with the present cursors at each opening and is open once the server is ready', () => {
    const desk = stage()
    let seq = 3
    const { states } = desk.connect(() => ({ token: 't', cursors: { c: seq } }))
    desk.socket().opens()
    expect(desk.socket().sent).toEqual([{ type: 'hello', v: 1, token: 't', cursors: { c: 3 } }])
    expect(states).toEqual(['connecting'])
    desk.socket().hears({ type: 'ready' })
    expect(states).toEqual(['connecting', 'open'])

    seq = 9
    desk.socket().drops(1006)
    desk.passes(10_000)
    desk.socket().opens()
    expect(desk.socket().sent).toEqual([{ type: 'hello', v: 1, token: 't', cursors: { c: 9 } }])
  })

  it('sends nothing before it is open, and says so', () => {
    const desk = stage()
    const { connection } = desk.connect()
    desk.socket().opens()
    expect(connection.send({ type: 'typing' })).toBe(false)
    desk.socket().hears({ type: 'ready' })
    expect(connection.send({ type: 'typing' })).toBe(true)
    expect(desk.socket().sent.at(-1)).toEqual({ type: 'typing' })
  })

  it('waits longer after each failure, up to half a minute, and never in step with others', () => {
    const waits = (random: number) => {
      const desk = stage(random)
      const { retries } = desk.connect()
      for (let failure = 0; failure < 10; failure++) {
        desk.socket().drops(1006)
        desk.passes(retries.at(-1) ?? 0)
      }
      return retries
    }
    expect(waits(0)).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000, 15_000])
    expect(waits(1)).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000, 30_000])
  })

  it('spreads its return over some seconds after a restart (1012)', () => {
    const back = (random: number) => {
      const desk = stage(random)
      const { retries } = desk.connect()
      desk.ready()
      desk.socket().drops(1012)
      return retries[0] ?? 0
    }
    expect(back(1) - back(0)).toBe(4_000)
  })

  it('gives the server peace after too many frames (1008)', () => {
    const desk = stage(0)
    const { retries } = desk.connect()
    desk.ready()
    desk.socket().drops(1008)
    expect(retries[0]).toBeGreaterThanOrEqual(15_000)
  })

  it.each([4401, 4403])('does not come back by itself after %i', (code) => {
    const desk = stage()
    const { connection, states } = desk.connect()
    desk.ready()
    desk.socket().drops(code)
    desk.passes(600_000)
    expect(states.at(-1)).toBe('refused')
    expect(desk.sockets).toHaveLength(1)
    connection.retryNow()
    expect(desk.sockets).toHaveLength(2)
  })

  it('pings a quiet line, and gives it up when nothing comes back', () => {
    const desk = stage()
    const { states } = desk.connect()
    desk.ready()
    desk.passes(25_000)
    expect(desk.socket().sent.at(-1)).toEqual({ type: 'ping' })
    desk.socket().hears({ type: 'pong' })
    desk.passes(24_000)
    expect(states.at(-1)).toBe('open')
    desk.passes(1_000)
    desk.passes(10_000)
    expect(desk.sockets[0]?.closed).toBe(true)
    expect(states.at(-1)).toBe('waiting')
  })

  it('gives up an opening that never gets ready', () => {
    const desk = stage()
    const { states } = desk.connect()
    desk.socket().opens()
    desk.passes(10_000)
    expect(states.at(-1)).toBe('waiting')
  })

  it('tries at once when the network or the page comes back', () => {
    const desk = stage()
    desk.connect()
    desk.socket().drops(1006)
    expect(desk.sockets).toHaveLength(1)
    desk.awake()
    expect(desk.sockets).toHaveLength(2)
  })

  it('probes an open line when the page comes back, instead of trusting it', () => {
    const desk = stage()
    const { states } = desk.connect()
    desk.ready()
    desk.awake()
    expect(desk.socket().sent.at(-1)).toEqual({ type: 'ping' })
    desk.passes(3_000)
    expect(states.at(-1)).toBe('waiting')
  })

  it('ignores what is no frame, and what an abandoned socket still says', () => {
    const desk = stage()
    const { frames, states } = desk.connect()
    desk.ready()
    const old = desk.socket()
    old.says('not json')
    old.says('[]')
    old.says('null')
    desk.awake()
    desk.passes(3_000)
    old.hears({ type: 'pong' })
    old.drops(1006)
    expect(frames).toEqual(['ready'])
    expect(states.filter((state) => state === 'waiting')).toHaveLength(1)
  })

  it('opens one line, not two, when the network and the page come back together', () => {
    const desk = stage()
    desk.connect()
    desk.socket().drops(1006)
    desk.awake()
    desk.awake()
    desk.passes(2_000)
    expect(desk.sockets).toHaveLength(2)
    desk.ready()
    desk.awake()
    desk.awake()
    desk.socket().hears({ type: 'pong' })
    desk.passes(10_000)
    expect(desk.sockets).toHaveLength(2)
  })

  it('gives an opening that was under way when the page froze three seconds more, not ten', () => {
    const desk = stage(0)
    const { states } = desk.connect()
    desk.awake()
    desk.passes(3_000)
    expect(states.at(-1)).toBe('waiting')
    desk.passes(250)
    expect(desk.sockets).toHaveLength(2)
  })

  it('does not take a line for good that breaks as soon as it is there', () => {
    const desk = stage(0)
    const { retries } = desk.connect()
    for (let at = 0; at < 4; at++) {
      desk.ready()
      desk.socket().drops(1013)
      desk.passes(retries.at(-1) ?? 0)
    }
    expect(retries).toEqual([250, 500, 1_000, 2_000])
    desk.ready()
    desk.passes(25_000)
    desk.socket().drops(1006)
    expect(retries.at(-1)).toBe(250)
  })

  it('spreads its return over the same seconds after each of several restarts', () => {
    const desk = stage(1)
    const { retries } = desk.connect()
    for (let at = 0; at < 3; at++) {
      desk.socket().drops(1012)
      desk.passes(retries.at(-1) ?? 0)
    }
    expect(retries).toEqual([4_500, 4_500, 4_500])
  })

  it('comes back after a refusal when it is told that this was no judgement', () => {
    const desk = stage(0)
    const { connection, states } = desk.connect()
    desk.socket().opens()
    desk.socket().drops(4401)
    connection.retryLater()
    connection.retryLater()
    expect(states.at(-1)).toBe('waiting')
    desk.passes(250)
    expect(desk.sockets).toHaveLength(2)
    desk.ready()
    connection.retryLater()
    expect(states.at(-1)).toBe('open')
  })

  it('stays closed once closed', () => {
    const desk = stage()
    const { connection } = desk.connect()
    desk.ready()
    connection.close()
    desk.awake()
    desk.passes(600_000)
    expect(desk.sockets).toHaveLength(1)
    expect(desk.sockets[0]?.closed).toBe(true)
  })
})

/** A browser whose time and network are ours. */
function stage(random = 0.5) {
  const sockets: FakeSocket[] = []
  const timers = new Map<number, { at: number; run: () => void }>()
  let now = 0
  let next = 1
  let awake = () => {}
  const world: World = {
    open() {
      const socket = new FakeSocket()
      sockets.push(socket)
      return socket as unknown as Wire
    },
    random: () => random,
    setTimeout(run, ms) {
      timers.set(next, { at: now + ms, run })
      return next++
    },
    clearTimeout: (timer) => void timers.delete(timer as number),
    watch(onAwake) {
      awake = onAwake
      return () => {
        awake = () => {}
      }
    },
  }
  const socket = () => {
    const last = sockets.at(-1)
    if (!last) throw new Error('nothing was opened')
    return last
  }
  return {
    sockets,
    socket,
    awake: () => awake(),
    ready() {
      socket().opens()
      socket().hears({ type: 'ready' })
    },
    passes(ms: number) {
      const until = now + ms
      for (;;) {
        const due = [...timers].filter(([, { at }]) => at <= until).sort(([, a], [, b]) => a.at - b.at)[0]
        if (!due) break
        const [id, { at, run }] = due
        timers.delete(id)
        now = at
        run()
        if (timers.size > 50) throw new Error('timers pile up')
      }
      now = until
    },
    connect(hello: () => object = () => ({})) {
      const states: ConnectionState[] = []
      const retries: number[] = []
      const frames: string[] = []
      const connection = connect({
        hello,
        onFrame: (frame: ServerFrame) => frames.push(frame.type),
        onState(state, retryInMs) {
          states.push(state)
          if (retryInMs !== undefined) retries.push(retryInMs)
        },
        world,
      })
      return { connection, states, retries, frames }
    },
  }
}

class FakeSocket {
  readyState = 0
  sent: unknown[] = []
  closed = false
  onopen: (() => void) | null = null
  onmessage: ((event: { data: unknown }) => void) | null = null
  onclose: ((event: { code: number }) => void) | null = null
  onerror: (() => void) | null = null
  send(text: string) {
    this.sent.push(JSON.parse(text))
  }
  close() {
    this.closed = true
    this.readyState = 3
  }
  opens() {
    this.readyState = 1
    this.onopen?.()
  }
  says(data: unknown) {
    this.onmessage?.({ data })
  }
  hears(frame: object) {
    this.says(JSON.stringify(frame))
  }
  drops(code: number) {
    this.readyState = 3
    this.onclose?.({ code })
  }
}
