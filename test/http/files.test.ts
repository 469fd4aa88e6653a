/** Files over REST: who may send them and have them, what is taken, and what a browser may do with it. */
import { randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Sent, Snapshot } from '../../src/protocol/conversations.ts'
import { StaffSnapshot } from '../../src/protocol/desk.ts'
import { Attachment, FilesTaken } from '../../src/protocol/messages.ts'
import { samples } from '../fixtures/files.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'
import { type Agent, agentOf, type Customer, call, customerOf, type Headers, refused, shaped } from './client.ts'

const FILE_BYTES = 4_000
const DAY_BYTES = 9_000

let server: TestServer
let agent: Agent
beforeAll(async () => {
  server = await startServer({ limits: { FILE_BYTES, VISITOR_FILE_BYTES_PER_DAY: DAY_BYTES, MESSAGE_FILES: 3 } })
  agent = await agentOf(server)
  const admin = await agentOf(server, ['admin'])
  await admin.call('PUT', '/api/settings', { body: { queue: { capacity: 50 } } })
})
afterAll(() => server.removed())

/** A customer whose conversation the agent has. */
async function withPerson(): Promise<Customer> {
  const customer = await customerOf(server)
  await agent.call('POST', `/api/conversations/${customer.id}/claim`)
  return customer
}

function send(id: string, headers: Headers, name: string, bytes: Uint8Array<ArrayBuffer>, more: Headers = {}) {
  return fetch(`${server.url}/api/conversations/${id}/files`, {
    method: 'POST',
    headers: { ...headers, 'x-file-name': encodeURIComponent(name), ...more },
    body: bytes,
  })
}

const handed = (who: { headers: Headers }, id: string, name = 'a.txt', bytes = samples.text) =>
  shaped(send(id, who.headers, name, bytes), 201, Attachment)

const get = (who: { headers: Headers }, id: string, fileId: string) =>
  call(server, 'GET', `/api/conversations/${id}/files/${fileId}`, { headers: who.headers })

const says = (customer: Customer, attachments: string[], text = '', clientMessageId: string = randomUUID()) =>
  customer.call('POST', '/messages', { body: { clientMessageId, text, attachments } })

const of = (length: number) => new Uint8Array(length).fill(65)

/** A file that is begun and does not go on. */
function begins({ id, headers }: Customer) {
  const path = `${server.url}/api/conversations/${id}/files`
  const sending = request(path, { method: 'POST', headers: { ...headers, 'content-length': 1_000 } })
  sending.on('error', () => {})
  sending.write('A')
  return sending
}

describe('Files that arrive slowly', () => {
  it('hold up their own conversation alone, and only while they do', async () => {
    const [slow, other] = [await withPerson(), await withPerson()]
    const begun = [1, 2, 3, 4].map(() => begins(slow))
    const more = async () => (await send(slow.id, slow.headers, 'a.txt', samples.text)).status
    await expect.poll(more).toBe(429)
    await handed(other, other.id)
    for (const sending of begun) sending.destroy()
    await expect.poll(more).toBe(201)
  })
})

describe('A file from a customer', () => {
  it('goes with a message, and both sides have it as it was', async () => {
    const customer = await withPerson()
    const file = await handed(customer, customer.id, 'shot.png', samples.png)
    expect(file).toMatchObject({ name: 'shot.png', type: 'image/png', bytes: samples.png.length, width: 3, height: 2 })
    const { message } = await shaped(says(customer, [file.id]), 200, Sent)
    expect(message).toMatchObject({ text: '', attachments: [file] })
    for (const who of [customer, agent]) {
      const answer = await get(who, customer.id, file.id)
      expect(new Uint8Array(await answer.arrayBuffer())).toEqual(samples.png)
    }
    const snapshot = await shaped(agent.call('GET', `/api/conversations/${customer.id}`), 200, StaffSnapshot)
    expect(snapshot.messages.at(-1)?.attachments).toEqual([file])
    const transcript = await customer.call('GET', '/transcript')
    expect(await transcript.text()).toContain('[shot.png, 1 kB]')
  })

  it('is not taken while no person is there, and that is said before it is sent whole', async () => {
    const customer = await customerOf(server)
    const { message } = await refused(send(customer.id, customer.headers, 'a.txt', samples.text), 'forbidden')
    expect(message).toContain('person')
    await customer.call('POST', '/handoff', { body: {} })
    await refused(send(customer.id, customer.headers, 'a.txt', samples.text), 'forbidden')
    expect(await shaped(customer.call('GET', '/files'), 200, FilesTaken)).toMatchObject({ taken: false })
  })

  it('is taken by what is in it, whatever the request calls it', async () => {
    const customer = await withPerson()
    for (const type of ['text/html', 'image/svg+xml', 'multipart/form-data; boundary=x']) {
      const file = await shaped(
        send(customer.id, customer.headers, 'a.png', samples.png, { 'content-type': type }),
        201,
        Attachment,
      )
      expect(file.type).toBe('image/png')
    }
  })

  it.each([
    ['page.html', samples.html, 'type'],
    ['picture.svg', samples.svg, 'type'],
    ['picture.png', samples.svg, 'name'],
    ['both.html', samples.gifAndHtml, 'type'],
    ['both.pdf', samples.pdfBehindGif, 'name'],
    ['setup.exe', samples.program, 'type'],
    ['empty.txt', new Uint8Array(), 'empty'],
  ])('[S50] is refused with its reason where a browser would run it: %s', async (name, bytes, path) => {
    const customer = await withPerson()
    const { fields } = await refused(send(customer.id, customer.headers, name, bytes), 'bad_request')
    expect(fields?.map((field) => field.path)).toEqual([path])
  })

  it('is never unpacked: an archive that would grow without end is as long as it is', async () => {
    const customer = await withPerson()
    expect(await handed(customer, customer.id, 'big.zip', samples.bomb)).toMatchObject({ bytes: samples.bomb.length })
  })

  it('has so many bytes and not one more, with its length given or not', async () => {
    const customer = await withPerson()
    await handed(customer, customer.id, 'a.txt', of(FILE_BYTES))
    const { message } = await refused(send(customer.id, customer.headers, 'a.txt', of(FILE_BYTES + 1)), 'too_large')
    expect(message).toContain('4000')
    const chunked = fetch(`${server.url}/api/conversations/${customer.id}/files`, {
      method: 'POST',
      headers: { ...customer.headers, 'x-file-name': 'a.txt' },
      body: new Blob([of(FILE_BYTES + 1)]).stream(),
      duplex: 'half',
    } as RequestInit)
    await refused(chunked, 'too_large')
    // Everything else stays as small as it was.
    await refused(customer.call('POST', '/messages', { body: { x: 'x'.repeat(300_000) } }), 'too_large')
  })

  it('and all others of a day have so many bytes together', async () => {
    const customer = await withPerson()
    await handed(customer, customer.id, 'a.txt', of(FILE_BYTES))
    await handed(customer, customer.id, 'b.txt', of(FILE_BYTES))
    const full = await refused(send(customer.id, customer.headers, 'c.txt', of(FILE_BYTES)), 'bad_request')
    expect(full.fields?.[0]?.path).toBe('day')
    await handed(customer, customer.id, 'c.txt', of(DAY_BYTES - 2 * FILE_BYTES))
    // The team's are not counted with the customer's.
    await handed(agent, customer.id, 'd.txt', of(FILE_BYTES))
  })

  it('has a name without folders, line ends and what turns text around, and is saved under it', async () => {
    const customer = await withPerson()
    const evil = '../..\\etc/"Rech\u202Enung"\r\nX-Evil: 1 für José.txt'
    const file = await handed(customer, customer.id, evil)
    expect(file.name).toBe('"Rechnung" X-Evil: 1 für José.txt')
    const { headers } = await get(customer, customer.id, file.id)
    expect(headers.get('x-evil')).toBeNull()
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="_Rechnung_ X-Evil: 1 f_r Jos_.txt"; filename*=UTF-8''%22Rechnung%22%20X-Evil%3A%201%20f%C3%BCr%20Jos%C3%A9.txt`,
    )
  })

  it.each(['%E0%A4', '%'])('is refused where its name cannot be read: %s', async (name) => {
    const customer = await withPerson()
    const answer = send(customer.id, customer.headers, '', samples.text, { 'x-file-name': name })
    expect((await refused(answer, 'bad_request')).fields?.[0]?.path).toBe('x-file-name')
  })
})

describe('A file that is had', () => {
  it('[S50] is only ever saved: an attachment that no browser guesses about, runs or keeps', async () => {
    const customer = await withPerson()
    const file = await handed(customer, customer.id, 'bill.pdf', samples.pdf)
    const { headers } = await get(customer, customer.id, file.id)
    expect(headers.get('content-disposition')).toMatch(/^attachment; /)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'; sandbox")
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(headers.get('content-length')).toBe(String(samples.pdf.length))
  })

  it('[S61] is of its own conversation alone: another’s id is like one that does not exist', async () => {
    const [one, other] = [await withPerson(), await withPerson()]
    const file = await handed(one, one.id)
    await shaped(says(one, [file.id]), 200, Sent)
    for (const who of [other, agent]) await refused(get(who, other.id, file.id), 'not_found')
    await refused(get(other, one.id, file.id), 'not_found')
    await refused(get(one, one.id, 'x'.repeat(43)), 'not_found')
    await refused(get(one, one.id, '..%2f..%2fbellhop.sqlite'), 'not_found')
    // Nor can it be sent on from there, or taken back.
    expect((await refused(says(other, [file.id]), 'bad_request')).fields?.[0]?.path).toBe('attachments')
    await call(server, 'DELETE', `/api/conversations/${other.id}/files/${file.id}`, { headers: other.headers })
    expect((await get(one, one.id, file.id)).status).toBe(200)
  })

  it('is its side’s alone before a message takes it along, and can be taken back until then', async () => {
    const customer = await withPerson()
    const [theirs, ours] = [await handed(customer, customer.id), await handed(agent, customer.id)]
    await refused(get(agent, customer.id, theirs.id), 'not_found')
    await refused(get(customer, customer.id, ours.id), 'not_found')
    const remove = (who: { headers: Headers }, fileId: string) =>
      call(server, 'DELETE', `/api/conversations/${customer.id}/files/${fileId}`, { headers: who.headers })
    await remove(agent, theirs.id)
    expect((await get(customer, customer.id, theirs.id)).status).toBe(200)
    await remove(customer, theirs.id)
    await refused(get(customer, customer.id, theirs.id), 'not_found')
    const sent = await handed(customer, customer.id)
    await shaped(says(customer, [sent.id]), 200, Sent)
    await remove(customer, sent.id)
    expect((await get(customer, customer.id, sent.id)).status).toBe(200)
  })

  it('goes with its conversation when that is erased', async () => {
    const customer = await withPerson()
    const file = await handed(customer, customer.id)
    await shaped(says(customer, [file.id]), 200, Sent)
    await server.desk.store.eraseConversation(customer.id, server.desk.clock.now())
    await refused(get(agent, customer.id, file.id), 'not_found')
    expect(await server.desk.store.filePart(file.id, 0)).toBeUndefined()
  })
})

describe('A message with files', () => {
  it('[P2] that is sent again is the same one, and with other files it is another', async () => {
    const customer = await withPerson()
    const [a, b] = [await handed(customer, customer.id), await handed(customer, customer.id, 'b.txt')]
    const key = randomUUID()
    const { message } = await shaped(says(customer, [a.id, b.id], 'Both', key), 200, Sent)
    const again = await Promise.all([1, 2, 3].map(() => shaped(says(customer, [a.id, b.id], 'Both', key), 200, Sent)))
    expect(new Set(again.map((sent) => sent.message.seq))).toEqual(new Set([message.seq]))
    await refused(says(customer, [b.id, a.id], 'Both', key), 'conflict')
    await refused(says(customer, [a.id], 'Both', key), 'conflict')
    const bare = customer.call('POST', '/messages', { body: { clientMessageId: key, text: 'Both' } })
    await refused(bare, 'conflict')
  })

  it('takes a file along once, whoever comes first', async () => {
    const customer = await withPerson()
    const { id } = await handed(customer, customer.id)
    const answers = await Promise.all([1, 2, 3, 4].map(() => says(customer, [id], 'Look')))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400, 400])
  })

  it('has so many files, each once, and is no message without words or files', async () => {
    const customer = await withPerson()
    const files = await Promise.all([1, 2, 3, 4].map(() => handed(customer, customer.id)))
    const [one = ''] = files.map(({ id }) => id)
    await refused(
      says(
        customer,
        files.map(({ id }) => id),
      ),
      'bad_request',
    )
    await refused(says(customer, [one, one]), 'bad_request')
    await refused(says(customer, []), 'bad_request')
    await refused(customer.call('POST', '/messages', { body: { clientMessageId: 'x', text: '' } }), 'bad_request')
    await refused(says(customer, ['../x']), 'bad_request')
  })

  it('from the holder reaches the customer; others attach nothing, and notes have no files', async () => {
    const customer = await withPerson()
    const colleague = await agentOf(server)
    await refused(send(customer.id, colleague.headers, 'a.txt', samples.text), 'forbidden')
    const file = await handed(agent, customer.id, 'label.pdf', samples.pdf)
    const path = `/api/conversations/${customer.id}/messages`
    const body = { clientMessageId: randomUUID(), text: '', attachments: [file.id] }
    await refused(agent.call('POST', path, { body: { ...body, note: true } }), 'bad_request')
    await refused(colleague.call('POST', path, { body }), 'bad_request')
    await shaped(agent.call('POST', path, { body }), 200, StaffSnapshot)
    const snapshot = await shaped(customer.call('GET', ''), 200, Snapshot)
    expect(snapshot.messages.at(-1)).toMatchObject({ text: '', author: { kind: 'agent' }, attachments: [file] })
    expect((await get(customer, customer.id, file.id)).status).toBe(200)
  })

  it('goes to the agent who was there also where they have just left, and never to the assistant', async () => {
    const customer = await withPerson()
    const [a, b] = [await handed(customer, customer.id), await handed(customer, customer.id)]
    await agent.call('POST', `/api/conversations/${customer.id}/release`)
    await shaped(says(customer, [a.id]), 200, Sent)
    await agent.call('POST', `/api/conversations/${customer.id}/claim`)
    await agent.call('POST', `/api/conversations/${customer.id}/return`)
    await refused(says(customer, [b.id], 'And this'), 'forbidden')
  })
})

describe('The check of the operator', () => {
  const checked = async (command: string, use: (customer: Customer) => Promise<void>) => {
    const own = await startServer({ env: { BELLHOP_FILE_CHECK: command }, limits: { FILE_CHECK_SECONDS: 1 } })
    try {
      const holder = await agentOf(own)
      const customer = await customerOf(own)
      await holder.call('POST', `/api/conversations/${customer.id}/claim`)
      await use(customer)
    } finally {
      await own.removed()
    }
  }
  const upload = (customer: Customer, text: string) =>
    customer.call('POST', '/files', { body: text, headers: { 'x-file-name': 'a.txt' } })

  it('gets the file, and decides', async () => {
    await checked('grep -q -v EICAR', async (customer) => {
      await shaped(upload(customer, 'all is well'), 201, Attachment)
      const { fields } = await refused(upload(customer, 'X5O EICAR'), 'bad_request')
      expect(fields?.[0]?.path).toBe('check')
    })
  })

  it.each(['no-such-program-here', 'sleep 60', 'grep --nonsense'])(
    'lets nothing through where it cannot be done: %s',
    async (command) => {
      await checked(command, async (customer) => {
        await refused(upload(customer, 'all is well'), 'unavailable')
      })
    },
  )
})
