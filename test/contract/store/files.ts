import { expect, it } from 'vitest'
import type { Attachment } from '../../../src/domain/files.ts'
import type { KeptFile } from '../../../src/ports/files.ts'
import type { Store } from '../../../src/ports/store.ts'
import { conversationOf, customer, moment, posted } from '../../fixtures/events.ts'
import type { Subject } from '../store.ts'

const roomy = { conversation: 1_000 }

/** A file of two parts, 5 bytes long, from the customer unless said otherwise. */
async function kept(
  store: Store,
  conversationId: string,
  id: string,
  more: Partial<KeptFile> = {},
): Promise<Attachment> {
  const about = { id, name: `${id}.txt`, type: 'text/plain', bytes: 5 }
  await store.addFile({ ...about, conversationId, by: 'customer:', at: moment(1), ...more }, roomy)
  await store.addFilePart(id, 0, new Uint8Array([1, 2, 3]))
  await store.addFilePart(id, 1, new Uint8Array([4, 5]))
  expect(await store.completeFile(id, 'ab')).toBe(true)
  return about
}

export function fileContract(subject: Subject): void {
  it('keeps a file part by part, with all that is known of it', async () => {
    const { store, reopen } = subject()
    await conversationOf(store, 'c')
    await kept(store, 'c', 'one', { width: 3, height: 2, type: 'image/png' })
    const after = await reopen()
    const one = { id: 'one', name: 'one.txt', type: 'image/png', bytes: 5, width: 3, height: 2 }
    expect(await after.file('c', 'one')).toEqual({
      ...one,
      ...{ conversationId: 'c', by: 'customer:', at: moment(1), messageId: null },
    })
    expect([...((await after.filePart('one', 0)) ?? []), ...((await after.filePart('one', 1)) ?? [])]).toEqual([
      1, 2, 3, 4, 5,
    ])
    expect(await after.filePart('one', 2)).toBeUndefined()
    expect(await after.file('d', 'one')).toBeUndefined()
  })

  it('shows none that is not whole, and lets none grow afterwards', async () => {
    const { store } = subject()
    await conversationOf(store, 'c')
    const half = { id: 'half', name: 'a.txt', type: 'text/plain', bytes: 5, conversationId: 'c', by: 'customer:' }
    await store.addFile({ ...half, at: moment(1) }, roomy)
    await store.addFilePart('half', 0, new Uint8Array([1]))
    expect(await store.file('c', 'half')).toBeUndefined()
    expect(await store.files('c')).toEqual([])
    await kept(store, 'c', 'whole')
    expect(await store.addFilePart('whole', 2, new Uint8Array([6]))).toBe(false)
    expect(await store.completeFile('whole', 'cd')).toBe(false)
    expect(await store.addFilePart('unknown', 0, new Uint8Array([6]))).toBe(false)
  })

  it('takes no more than there is room for, by conversation and by visitor', async () => {
    const { store } = subject()
    await conversationOf(store, 'c')
    const add = (id: string, bytes: number, conversation: number, visitor?: number, since = moment(0)) =>
      store.addFile(
        { id, name: 'a', type: 'text/plain', bytes, conversationId: 'c', by: 'customer:', at: moment(1) },
        { conversation, ...(visitor !== undefined && { visitor: { bytes: visitor, since } }) },
      )
    expect(await add('a', 60, 100)).toBe('added')
    expect(await add('b', 41, 100)).toBe('full')
    expect(await add('c', 40, 100, 99)).toBe('spent')
    expect(await add('d', 40, 100, 99, moment(2))).toBe('added')
    const elsewhere = { conversationId: 'nowhere', by: 'customer:', at: moment(1) }
    const about = { id: 'e', name: 'a', type: 'text/plain', bytes: 1 }
    expect(await store.addFile({ ...about, ...elsewhere }, roomy)).toBe('unknown')
  })

  it('gives a file to the one message that takes it along first', async () => {
    const { store } = subject()
    await conversationOf(store, 'c')
    const file = await kept(store, 'c', 'one')
    const first = await store.append('c', 1, [posted('Look', { id: 'm1', attachments: [file] })])
    expect(first).toMatchObject({ state: { seq: 2 } })
    expect((await store.file('c', 'one'))?.messageId).toBe('m1')
    expect(await store.append('c', 2, [posted('Again', { id: 'm2', attachments: [file] })])).toEqual({ conflict: true })
    expect((await store.conversation('c'))?.seq).toBe(2)
  })

  it('gives none to a message of another author or conversation, and then takes none of the others along', async () => {
    const { store } = subject()
    await conversationOf(store, 'c')
    await conversationOf(store, 'd')
    const [one, other] = [await kept(store, 'c', 'one'), await kept(store, 'c', 'two', { by: 'agent:ann' })]
    const both = posted('Both', { id: 'm', attachments: [one, other] })
    expect(await store.append('c', 1, [both])).toEqual({ conflict: true })
    expect(await store.append('d', 1, [posted('Mine', { id: 'm', attachments: [one] })])).toEqual({ conflict: true })
    expect((await store.file('c', 'one'))?.messageId).toBeNull()
    const ann = { kind: 'agent' as const, id: 'ann' }
    expect(await store.append('c', 1, [posted('Hers', { id: 'm', author: ann, attachments: [other] })])).toMatchObject({
      state: { seq: 2 },
    })
  })

  it('[P2] knows a message that is sent again before it looks for its files', async () => {
    const { store } = subject()
    await conversationOf(store, 'c')
    const file = await kept(store, 'c', 'one')
    const sent = () => posted('Look', { id: 'm1', clientMessageId: 'k', author: customer, attachments: [file] })
    await store.append('c', 1, [sent()])
    expect(await store.append('c', 2, [sent()])).toMatchObject({ duplicate: { seq: 2 } })
  })

  it('finds a message by the name of its file', async () => {
    const { store } = subject()
    await conversationOf(store, 'c')
    const file = await kept(store, 'c', 'one', { name: 'Lieferschein.pdf' })
    await store.append('c', 1, [posted('', { id: 'm1', attachments: [{ ...file, name: 'Lieferschein.pdf' }] })])
    const { conversations } = await store.conversations({ q: 'lieferschein' })
    expect(conversations.map(({ id, lastMessage }) => [id, lastMessage?.text])).toEqual([['c', 'Lieferschein.pdf']])
  })

  it('removes one that its author takes back, and none that has gone with a message', async () => {
    const { store } = subject()
    await conversationOf(store, 'c')
    const file = await kept(store, 'c', 'one')
    expect(await store.removeFile('c', 'one', 'agent:ann')).toBe(false)
    expect(await store.removeFile('d', 'one', 'customer:')).toBe(false)
    await store.append('c', 1, [posted('Look', { id: 'm1', attachments: [file] })])
    expect(await store.removeFile('c', 'one', 'customer:')).toBe(false)
    await kept(store, 'c', 'two')
    expect(await store.removeFile('c', 'two', 'customer:')).toBe(true)
    expect([await store.file('c', 'two'), await store.filePart('two', 0)]).toEqual([undefined, undefined])
  })

  it('[P15] erases files with their conversation, and takes no part of one any more', async () => {
    const { store, reopen } = subject()
    await conversationOf(store, 'c')
    const file = await kept(store, 'c', 'one')
    await store.append('c', 1, [posted('Look', { id: 'm1', attachments: [file] })])
    const half = { id: 'half', name: 'a.txt', type: 'text/plain', bytes: 5, conversationId: 'c', by: 'customer:' }
    await store.addFile({ ...half, at: moment(1) }, roomy)
    await store.eraseConversation('c', moment(9))
    const after = await reopen()
    expect([await after.files('c'), await after.filePart('one', 0)]).toEqual([[], undefined])
    expect(await after.addFilePart('half', 0, new Uint8Array([1]))).toBe(false)
    expect(await after.addFile({ ...half, id: 'late', at: moment(10) }, roomy)).toBe('unknown')
    expect(JSON.stringify(await after.events('c', 0, 10))).not.toContain('one.txt')
  })

  it('removes what no message took along in time, whole or not, a few at a time', async () => {
    const { store } = subject()
    await conversationOf(store, 'c')
    const file = await kept(store, 'c', 'sent')
    await store.append('c', 1, [posted('Look', { id: 'm1', attachments: [file] })])
    for (const n of [1, 2, 3, 4, 5, 6]) await kept(store, 'c', `left-${n}`)
    const half = { id: 'half', name: 'a.txt', type: 'text/plain', bytes: 5, conversationId: 'c', by: 'customer:' }
    await store.addFile({ ...half, at: moment(1) }, roomy)
    await kept(store, 'c', 'young', { at: moment(50) })
    const before = { unsentFilesBefore: moment(20) }
    const removed: number[] = []
    for (let n = 0; n < 3; n++) removed.push(await store.removeOutdated(before, 200))
    expect(removed.reduce((sum, one) => sum + one, 0)).toBe(7)
    expect(removed[0]).toBeLessThan(7)
    expect((await store.files('c')).map(({ id }) => id)).toEqual(['sent', 'young'])
  })
}
