/** Files of conversations as the desk takes them in, tells of them, and lets them go. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { giveBack } from '../../src/desk/assignment.ts'
import { claim } from '../../src/desk/claim.ts'
import type { Desk } from '../../src/desk/desk.ts'
import { exportOf } from '../../src/desk/export.ts'
import { bytesOf, handOver } from '../../src/desk/files.ts'
import { receive } from '../../src/desk/receive.ts'
import { relay } from '../../src/desk/relay.ts'
import { removeOutdated } from '../../src/desk/retain.ts'
import type { Attachment } from '../../src/domain/files.ts'
import { hired, messagesOf, openDesk, opened, repliesOf, stateOf, type TestDesk } from '../fixtures/desk.ts'
import { jpegOnItsSide, png, samples } from '../fixtures/files.ts'

const customer = { kind: 'customer' as const }
const HOUR_MS = 3_600_000

let desk: TestDesk
let id: string
let ann: { id: string; name: string }
beforeEach(async () => {
  desk = await openDesk()
  id = await opened(desk)
  ann = await hired(desk, 'Ann')
  await claim(desk, id, ann)
})
afterEach(() => desk.close())

async function handed(name: string, bytes: Uint8Array, on: Desk = desk): Promise<Attachment> {
  const file = await handOver(on, await stateOf(desk, id), customer, { name, bytes })
  if ('refused' in file) throw new Error(`refused: ${file.refused}`)
  return file
}

const bytesIn = async (file: Attachment) => {
  const parts: Uint8Array[] = []
  for await (const part of bytesOf(desk, file)) parts.push(part)
  return new Uint8Array(Buffer.concat(parts))
}

describe('a file that is handed over', () => {
  it('is whole on disk, however many parts it takes', async () => {
    const bytes = new Uint8Array(600_001).map((_, at) => 65 + (at % 26))
    const file = await handed('long.txt', bytes)
    expect(Buffer.from(await bytesIn(file)).equals(Buffer.from(bytes))).toBe(true)
    expect(await desk.store.filePart(file.id, 2)).toHaveLength(600_001 - 2 * 256 * 1024)
  })

  it('tells of a picture how it is shown, also where a camera was held on its side', async () => {
    expect(await handed('a.png', png(640, 480))).toMatchObject({ width: 640, height: 480 })
    expect(await handed('a.jpg', jpegOnItsSide(40, 30))).toMatchObject({ width: 30, height: 40 })
  })

  it('is taken without a size where a picture does not say one that can be', async () => {
    for (const bytes of [samples.jpeg, samples.webp, png(0, 5), png(4_000_000_000, 5)]) {
      expect(await handed('a.png', bytes)).not.toHaveProperty('width')
    }
  })

  it('has an id that says nothing of it, another for each', async () => {
    const [one, two] = [await handed('a.txt', samples.text), await handed('a.txt', samples.text)]
    expect(one.id).not.toBe(two.id)
  })

  it('is refused where the operator’s check finds something, or cannot look', async () => {
    for (const [verdict, refused] of [
      ['unsafe', 'unsafeFile'],
      ['failed', 'uncheckedFile'],
    ] as const) {
      const checking = { ...desk, files: { ...desk.files, check: async () => verdict } }
      const file = await handOver(checking, await stateOf(desk, id), customer, { name: 'a.txt', bytes: samples.text })
      expect(file).toEqual({ refused })
    }
    expect(await desk.store.files(id)).toEqual([])
  })

  it('goes again where no message takes it along in time', async () => {
    const [left, sent] = [await handed('left.txt', samples.text), await handed('sent.txt', samples.text)]
    await receive(desk, id, { clientMessageId: 'k', text: '', attachments: [sent.id] })
    await desk.clock.advance(desk.limits.UNSENT_FILE_HOURS * HOUR_MS)
    await removeOutdated(desk)
    expect((await desk.store.files(id)).map((file) => file.id)).toEqual([left.id, sent.id])
    await desk.clock.advance(1)
    await removeOutdated(desk)
    expect((await desk.store.files(id)).map((file) => file.id)).toEqual([sent.id])
  })
})

describe('a message with files that is sent again', () => {
  it('brings the first result, also once the agent who was there has gone', async () => {
    const file = await handed('a.png', samples.png)
    const sent = { clientMessageId: 'k', text: 'See', attachments: [file.id] }
    const first = await receive(desk, id, sent)
    await giveBack(desk, id, ann)
    const { seq } = await stateOf(desk, id)
    expect(await receive(desk, id, sent)).toEqual({ ...first, repeated: true })
    expect(await receive(desk, id, { ...sent, text: 'Look' })).toEqual({ refused: 'otherBody' })
    expect((await stateOf(desk, id)).seq).toBe(seq)
  })
})

describe('a message with files alone', () => {
  it('is nothing that the assistant answers, nor part of what it looks at', async () => {
    await relay(desk, id, ann, { clientMessageId: 'a', text: 'Back to the assistant.' })
    const file = await handed('a.png', samples.png)
    const state = await stateOf(desk, id)
    await desk.store.append(id, state.seq, [
      {
        type: 'conversation.released',
        at: desk.clock.now(),
        actor: { kind: 'agent' },
        data: { agentId: ann.id, why: 'agent' },
      },
      {
        type: 'conversation.queued',
        at: desk.clock.now(),
        actor: { kind: 'system' },
        data: { handoffId: 'h', priority: 0, front: true, promise: { kind: 'later' } },
      },
    ])
    const received = await receive(desk, id, { clientMessageId: 'b', text: '', attachments: [file.id] })
    expect(received).toMatchObject({ message: { text: '', attachments: [file] } })
    await desk.clock.advance(desk.limits.BURST_MS * 2)
    expect(await repliesOf(desk, id)).toEqual([])
    expect(await desk.store.intent(id)).toBeUndefined()
  })

  it('stands in lists by the names of its files', async () => {
    const [one, two] = [await handed('front.png', samples.png), await handed('back.png', samples.png)]
    await receive(desk, id, { clientMessageId: 'k', text: '', attachments: [two.id, one.id] })
    expect((await stateOf(desk, id)).lastMessage).toMatchObject({ author: 'customer', text: 'back.png, front.png' })
    expect((await messagesOf(desk, id)).at(-1)?.attachments?.map(({ name }) => name)).toEqual(['back.png', 'front.png'])
  })
})

describe('the export of a visitor', () => {
  it('holds their files, and names them with the messages that they went with', async () => {
    const file = await handed('note.txt', samples.text)
    await receive(desk, id, { clientMessageId: 'k', text: 'See', attachments: [file.id] })
    const { visitorId } = await stateOf(desk, id)
    const { visitors } = await exportOf(desk, [{ visitorId, verified: true } as never])
    const [conversation] = visitors[0]?.conversations ?? []
    expect(conversation?.messages.at(-1)).toMatchObject({ text: 'See', files: [file.id] })
    expect(conversation?.files).toMatchObject([{ id: file.id, from: 'customer', name: 'note.txt', bytes: file.bytes }])
    const { content = '' } = conversation?.files[0] ?? {}
    expect(new Uint8Array(Buffer.from(content, 'base64'))).toEqual(samples.text)
  })
})
