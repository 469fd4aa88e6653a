/** Files for the next message, as the widget and the console hold them; and what is said of those that do not go. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { Denied } from '../../src/desk/desk.ts'
import { explain } from '../../src/desk/explain.ts'
import type { Attachment } from '../../src/domain/files.ts'
import { ApiError, unreachable } from '../../web/shared/api.ts'
import { faultOf } from '../../web/shared/files/fault.ts'
import { createStaging, type Staging } from '../../web/shared/files/staging.ts'
import en from '../../web/widget/words/files/en.json' with { type: 'json' }

interface Call {
  file: File
  signal: AbortSignal
  onShare(share: number): void
  done(): Promise<void>
  failed(error: unknown): Promise<void>
}

let calls: Call[]
let forgotten: string[]
let kept: Map<string, string>
let staging: Staging

const settled = () => new Promise<void>((resolve) => setImmediate(resolve))
const file = (name: string, size = 3) => new File([new Uint8Array(size)], name, { type: 'application/pdf' })
const attachment = (name: string): Attachment => ({ id: `id-of-${name}`, name, type: 'application/pdf', bytes: 3 })
const opened = () =>
  createStaging({
    send: (sent, on) =>
      new Promise((resolve, reject) => {
        const then = async (settle: () => void) => {
          settle()
          await settled()
        }
        calls.push({
          file: sent,
          ...on,
          done: () => then(() => resolve(attachment(sent.name))),
          failed: (error) => then(() => reject(error)),
        })
      }),
    forget: (id) => forgotten.push(id),
    limits: () => ({ bytes: 100, files: 4 }),
    kept: {
      key: 'files',
      shelf: {
        getItem: (key) => kept.get(key) ?? null,
        setItem: (key, value) => void kept.set(key, value),
        removeItem: (key) => void kept.delete(key),
        key: (at) => [...kept.keys()][at] ?? null,
        get length() {
          return kept.size
        },
      },
    },
  })
const shown = () =>
  staging.list.value.map(({ name, share, ready, fault }) => `${name} ${fault?.word ?? (ready ? 'ready' : share)}`)

beforeEach(() => {
  calls = []
  forgotten = []
  kept = new Map()
  staging = opened()
})

describe('Files for the next message', () => {
  it('go to the server two at a time, and leave with the message once they are there', async () => {
    staging.add([file('a.pdf'), file('b.pdf'), file('c.pdf')])
    expect(calls.map((call) => call.file.name)).toEqual(['a.pdf', 'b.pdf'])
    calls[0]?.onShare(0.5)
    expect(shown()).toEqual(['a.pdf 0.5', 'b.pdf 0', 'c.pdf 0'])
    expect(staging.state.value).toBe('busy')
    await calls[0]?.done()
    expect(calls.map((call) => call.file.name)).toEqual(['a.pdf', 'b.pdf', 'c.pdf'])
    await calls[1]?.done()
    await calls[2]?.done()
    expect(staging.state.value).toBe('ready')
    expect(staging.take().map(({ name }) => name)).toEqual(['a.pdf', 'b.pdf', 'c.pdf'])
    expect([shown(), staging.state.value]).toEqual([[], 'none'])
  })

  it('are there again after a reload, as far as the server has them', async () => {
    staging.add([file('a.pdf'), file('b.pdf')])
    await calls[0]?.done()
    staging = opened()
    expect(shown()).toEqual(['a.pdf ready'])
    staging.take()
    staging = opened()
    expect([shown(), kept.size]).toEqual([[], 0])
  })

  it('are none where storage holds nonsense', () => {
    for (const nonsense of ['{', '7', '[1, {"id": 2}]', 'null']) {
      kept.set('files', nonsense)
      expect(opened().list.value).toEqual([])
    }
  })

  it('are called off in the middle, and the next one gets its turn', () => {
    staging.add([file('a.pdf'), file('b.pdf'), file('c.pdf')])
    staging.remove(staging.list.value[0]?.key ?? 0)
    expect(calls[0]?.signal.aborted).toBe(true)
    expect(calls.at(-1)?.file.name).toBe('c.pdf')
    expect(shown()).toEqual(['b.pdf 0', 'c.pdf 0'])
    expect(forgotten).toEqual([])
  })

  it('are forgotten by the server where they are taken out again', async () => {
    staging.add([file('a.pdf')])
    await calls[0]?.done()
    staging.remove(staging.list.value[0]?.key ?? 0)
    expect([forgotten, shown(), kept.size]).toEqual([['id-of-a.pdf'], [], 0])
  })

  it('stay with why they did not go, and can be sent again where that helps', async () => {
    staging.add([file('a.pdf')])
    await calls[0]?.failed(unreachable())
    expect([shown(), staging.state.value]).toEqual([['a.pdf notSent'], 'none'])
    staging.again(staging.list.value[0]?.key ?? 0)
    expect(shown()).toEqual(['a.pdf 0'])
    await calls[1]?.done()
    expect(shown()).toEqual(['a.pdf ready'])
  })

  it('are not even begun where they are too large', () => {
    staging.add([file('a.pdf', 101), file('b.pdf', 100)])
    expect(shown()).toEqual(['a.pdf tooLarge', 'b.pdf 0'])
    expect(calls).toHaveLength(1)
  })

  it('are as many as go with one message, and it is said where there were more', () => {
    staging.add([1, 2, 3, 4, 5].map((n) => file(`${n}.pdf`)))
    expect([staging.list.value.length, staging.tooMany.value]).toEqual([4, true])
    staging.remove(staging.list.value[0]?.key ?? 0)
    expect(staging.tooMany.value).toBe(false)
    staging.add([file('5.pdf')])
    expect([staging.list.value.length, staging.tooMany.value]).toEqual([4, false])
  })

  it('are gone where another person is at this browser, and what was on its way leaves no trace', async () => {
    staging.add([file('a.pdf'), file('b.pdf'), file('c.pdf')])
    await calls[0]?.done()
    staging.clear()
    expect([shown(), kept.size, staging.state.value]).toEqual([[], 0, 'none'])
    expect(calls.map(({ signal }) => signal.aborted)).toEqual([false, true, true])
    await calls[1]?.done()
    expect([shown(), kept.size, calls.length]).toEqual([[], 0, 3])
  })

  it('come back with a message that is taken back, before what was added since', async () => {
    staging.add([file('b.pdf')])
    await calls[0]?.done()
    staging.back([attachment('a.pdf')])
    expect(shown()).toEqual(['a.pdf ready', 'b.pdf ready'])
  })
})

describe('Why a file did not go', () => {
  const said = (denied: Denied) => {
    const { code, message, fields } = explain(denied)
    return faultOf(new ApiError(message, { status: 400, code, ...(fields && { fields }) }))
  }

  it('is told for every refusal of the server, with a new try only where it can help', () => {
    expect(said({ refused: 'noPerson' })).toEqual({ word: 'noPerson', again: true })
    expect(said({ refused: 'notYours' })).toEqual({ word: 'noPerson', again: true })
    expect(said({ refused: 'largeFile', most: 1 })).toEqual({ word: 'tooLarge', again: false })
    expect(said({ refused: 'badFile', fault: 'empty' })).toEqual({ word: 'empty', again: false })
    expect(said({ refused: 'badFile', fault: 'type' })).toEqual({ word: 'otherKind', again: false })
    expect(said({ refused: 'badFile', fault: 'name' })).toEqual({ word: 'otherName', again: false })
    expect(said({ refused: 'unsafeFile' })).toEqual({ word: 'unsafe', again: false })
    expect(said({ refused: 'uncheckedFile' })).toEqual({ word: 'unchecked', again: true })
    expect(said({ refused: 'filesFull', most: 1 })).toEqual({ word: 'noRoom', again: false })
    expect(said({ refused: 'filesSpent', most: 1 })).toEqual({ word: 'dayFull', again: false })
    expect(faultOf(new ApiError('', { status: 429, code: 'rate_limited' }))).toEqual({ word: 'busy', again: true })
    expect(faultOf(unreachable())).toEqual({ word: 'notSent', again: true })
    expect(faultOf(new TypeError('x'))).toEqual({ word: 'notSent', again: true })
    for (const { word } of [said({ refused: 'noPerson' }), said({ refused: 'unsafeFile' })])
      expect(en).toHaveProperty(word)
  })
})
