/** The settings over HTTP: versions, conflicts, mistakes at their fields, trying rules, and what holds at once. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DrafterStatus, DrafterTest } from '../../src/protocol/drafter.ts'
import { Settings } from '../../src/protocol/settings.ts'
import { SavedSettingsShape, Trial } from '../../src/protocol/settings-calls.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'
import { type Agent, agentOf, call, customerOf, fieldsRefused, refused, shaped } from './client.ts'

let server: TestServer
let ann: Agent
let bo: Agent
beforeAll(async () => {
  server = await startServer({
    env: { BELLHOP_SITES: 'https://www.shop.example' },
    limits: { DRAFTER_TESTS_PER_HOUR: 2 },
  })
  ann = await agentOf(server, ['admin'], 'Ann')
  bo = await agentOf(server, ['admin'], 'Bo')
})
afterAll(() => server.removed())

const saved = () => shaped(ann.call('GET', '/api/settings/saved'), 200, SavedSettingsShape)
const patch = (agent: Agent, body: unknown, version: number | string) =>
  agent.call('PATCH', '/api/settings', { body, headers: { 'if-match': String(version) } })
const changed = async (body: unknown) => shaped(patch(ann, body, (await saved()).version), 200, SavedSettingsShape)

describe('The settings', () => {
  it('have a version, which every read and every save tells', async () => {
    const { version, settings } = await saved()
    const read = await ann.call('GET', '/api/settings')
    expect(read.headers.get('etag')).toBe(`"${version}"`)
    expect(await shaped(read, 200, Settings)).toEqual(settings)
    const answer = await patch(ann, { queue: { capacity: 4 } }, `"${version}"`)
    expect(answer.headers.get('etag')).toBe(`"${version + 1}"`)
    const next = await shaped(answer, 200, SavedSettingsShape)
    expect(next).toMatchObject({
      version: version + 1,
      by: { id: ann.id, name: 'Ann' },
      settings: { queue: { capacity: 4 } },
    })
    expect(next.settings.assistant).toEqual(settings.assistant)
  })

  it('are not overwritten by whoever has not seen them: who saved when and what is told', async () => {
    const { version } = await saved()
    await shaped(patch(ann, { hours: { timeZone: 'Europe/Belgrade' } }, version), 200, SavedSettingsShape)
    const error = await refused(patch(bo, { hours: { timeZone: 'Europe/Berlin' } }, version), 'conflict')
    expect(error.message).toMatch(/^Ann saved hours at /)
    expect(error.saved).toMatchObject({
      version: version + 1,
      by: { name: 'Ann' },
      parts: { hours: { timeZone: 'Europe/Belgrade' } },
    })
    expect(Object.keys(error.saved?.parts ?? {})).toEqual(['hours'])
    await shaped(
      patch(bo, { hours: { timeZone: 'Europe/Berlin' } }, error.saved?.version ?? 0),
      200,
      SavedSettingsShape,
    )
  })

  it('are replaced as a whole without a version, and with one only where it is the newest', async () => {
    const { version, settings } = await saved()
    const put = (agent: Agent, headers = {}) => agent.call('PUT', '/api/settings', { body: settings, headers })
    await shaped(
      ann.call('PUT', '/api/settings', { body: { ...settings, assistant: { name: 'Desk' } } }),
      200,
      Settings,
    )
    await refused(put(bo, { 'if-match': `"${version}"` }), 'conflict')
    await shaped(put(bo, { 'if-match': '*' }), 200, Settings)
    await shaped(put(bo), 200, Settings)
  })

  it('are changed in parts only by who names a version, and a part', async () => {
    const { version } = await saved()
    await refused(ann.call('PATCH', '/api/settings', { body: { queue: {} } }), 'bad_request')
    await refused(patch(ann, { queue: {} }, 'yesterday'), 'bad_request')
    await refused(patch(ann, {}, version), 'bad_request')
    await refused(patch(ann, { queue: {} }, '*'), 'bad_request')
  })

  it('are refused with every mistake at its field, and nothing is changed', async () => {
    const before = await saved()
    const body = {
      colour: 'red',
      hours: { weekly: { mon: [['18:00', '09:00']] } },
      macros: [{ id: 'M!', name: '' }],
    }
    const fields = await fieldsRefused(patch(ann, body, before.version))
    expect(new Set(fields)).toEqual(new Set(['colour', 'hours.weekly.mon.0', 'macros.0.id', 'macros.0.name']))
    const whole = {
      hours: {
        weekly: {
          mon: [
            ['09:00', '12:00'],
            ['11:00', '13:00'],
          ],
        },
      },
      handoff: { off: ['wants_person'] },
      teams: [{ id: 'a', name: 'A', agentIds: ['01900000-0000-7000-8000-00000000dead'] }],
      macros: [{ id: 'm', name: 'M', text: '{{what}}', teamId: 'b' }],
    }
    const expected = ['hours.weekly.mon.1', 'handoff.off.0', 'teams.0.agentIds.0', 'macros.0.text', 'macros.0.teamId']
    expect(new Set(await fieldsRefused(patch(ann, whole, before.version)))).toEqual(new Set(expected))
    expect(new Set(await fieldsRefused(ann.call('PUT', '/api/settings', { body: whole })))).toEqual(new Set(expected))
    expect(await saved()).toEqual(before)
  })

  it('are in the audit log by the names of the parts, and a refused conflict too', async () => {
    const { version } = await saved()
    await patch(bo, { macros: [{ id: 'm', name: 'MARJORAM', text: 'MARJORAM' }] }, version)
    await patch(bo, { macros: [] }, version)
    const { entries } = (await (
      await ann.call('GET', `/api/audit?actor=${bo.id}&action=settings.save&limit=2`)
    ).json()) as {
      entries: object[]
    }
    expect(entries).toMatchObject([
      { outcome: 'refused', detail: { code: 'conflict' } },
      { outcome: 'done', detail: { changed: 'macros' } },
    ])
    expect(JSON.stringify(entries)).not.toContain('MARJORAM')
  })
})

describe('What is saved', () => {
  it('lets a site show the window at once, and another not any more', async () => {
    const ancestors = async () => {
      const policy = (await call(server, 'GET', '/widget/')).headers.get('content-security-policy') ?? ''
      return /frame-ancestors ([^;]*)/.exec(policy)?.[1]
    }
    expect(await ancestors()).toBe("'self' https://www.shop.example")
    const sites = ['https://Other.example/page', 'https://www.shop.example']
    expect((await changed({ widget: { sites } })).settings.widget.sites[0]).toBe('https://other.example')
    expect(await ancestors()).toBe("'self' https://www.shop.example https://other.example")
    await changed({ widget: { sites: [] } })
    expect(await ancestors()).toBe("'self' https://www.shop.example")
    expect(await (await ann.call('GET', '/api/settings/sites')).json()).toEqual({
      started: ['https://www.shop.example'],
      publicUrl: server.desk.publicUrl,
      mail: false,
    })
  })

  it('is how the window looks: in the first words, and before the script, which a page may overrule', async () => {
    const plain = await (await call(server, 'GET', '/widget.js')).text()
    const widget = { accent: '#7a1f5c', position: 'start', theme: 'dark', suggestions: ['Where is it?', 'And when?'] }
    await changed({ widget })
    const welcome = await (await call(server, 'GET', '/api/welcome?locale=de')).json()
    expect(welcome).toMatchObject({
      widget: { accent: '#7a1f5c', position: 'start', theme: 'dark' },
      suggestions: ['Where is it?', 'And when?'],
    })
    expect((await customerOf(server)).started.suggestions).toEqual(['Where is it?', 'And when?'])
    const script = await (await call(server, 'GET', '/widget.js')).text()
    expect(script.endsWith(plain)).toBe(true)
    const dataset: Record<string, string> = { position: 'end' }
    const prologue = script.slice(0, script.length - plain.length)
    new Function('document', prologue)({ currentScript: { dataset } })
    expect(dataset).toEqual({ position: 'end', accent: '#7a1f5c', theme: 'dark' })
    new Function('document', prologue)({ currentScript: null })
    await changed({ widget: {} })
    expect(await (await call(server, 'GET', '/widget.js')).text()).toBe(plain)
  })

  it('is the logo, from here alone and as a picture alone, under a name that changes with it', async () => {
    const dot = (colour: string) =>
      `data:image/png;base64,${Buffer.from(`\x89PNG\r\n\x1a\n one dot, ${colour}`, 'latin1').toString('base64')}`
    const pathNow = async () => (await (await call(server, 'GET', '/api/welcome')).json()).widget.logo as string
    await changed({ widget: { logo: dot('green') } })
    const green = await pathNow()
    const answer = await call(server, 'GET', green)
    expect(Buffer.from(await answer.arrayBuffer()).toString('latin1')).toContain('one dot, green')
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
    })
    await changed({ widget: { logo: dot('blue') } })
    expect(await pathNow()).not.toBe(green)
    expect((await call(server, 'GET', green)).status).toBe(404)
    await changed({ widget: {} })
    expect(await pathNow()).toBeUndefined()
  })

  it('refuses a logo that is no small picture: a drawing with scripts, another file by that name, an address, a large one', async () => {
    const of = (type: string, bytes: string) => `data:${type};base64,${Buffer.from(bytes, 'latin1').toString('base64')}`
    for (const logo of [
      of('image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
      of('image/png', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
      of('text/html', '\x89PNG\r\n\x1a\n<script>'),
      'https://evil.example/logo.png',
      'data:image/png;base64,iVBORw0KGgo" onerror="x',
      of('image/png', `\x89PNG\r\n\x1a\n${'x'.repeat(60_000)}`),
    ]) {
      const answer = await patch(ann, { widget: { logo } }, (await saved()).version)
      expect(await fieldsRefused(answer)).toEqual(['widget.logo'])
    }
  })

  it('brings in a person for words of the desk’s own, as it was tried before', async () => {
    const keywords = [
      { id: 'end', lang: 'en', words: ['cancel my contract'], does: 'hand_over', reason: 'contract_end' },
    ]
    const text = 'I would like to cancel my contract'
    const body = { text, lang: 'en', handoff: { keywords } }
    const tried = await shaped(ann.call('POST', '/api/settings/try', { body }), 200, Trial)
    expect(tried.brought).toEqual({ reason: 'contract_end', rule: 'keyword.end' })
    await changed({ handoff: { keywords } })
    const customer = await customerOf(server, { locale: 'en' })
    expect((await customer.says(text)).status).toBe('queued')
    const state = await server.desk.store.conversation(customer.id)
    expect(state?.handoff).toMatchObject({ reason: 'contract_end', rule: 'keyword.end' })
  })
})

describe('Trying', () => {
  it('takes the mistakes of rules to their fields, and no text that no customer could send', async () => {
    const wrong = { text: 'Hi', handoff: { off: ['weather'], turnCap: 'many' } }
    expect(await fieldsRefused(ann.call('POST', '/api/settings/try', { body: wrong }))).toEqual(['handoff.turnCap'])
    const off = { text: 'Hi', handoff: { off: ['weather'] } }
    expect(await fieldsRefused(ann.call('POST', '/api/settings/try', { body: off }))).toEqual(['handoff.off.0'])
    expect(await fieldsRefused(ann.call('POST', '/api/settings/try', { body: { text: ' ' } }))).toEqual(['text'])
  })

  it('the drafter says how it does, as often as is allowed', async () => {
    expect(await shaped(ann.call('GET', '/api/assistant'), 200, DrafterStatus)).toEqual({ name: 'quote', model: null })
    const test = (agent: Agent) => agent.call('POST', '/api/assistant/test')
    for (let n = 0; n < 2; n++) {
      expect(await shaped(test(ann), 200, DrafterTest)).toMatchObject({ drafter: 'quote', result: { ok: true } })
    }
    await refused(test(ann), 'rate_limited')
    await shaped(test(bo), 200, DrafterTest)
  })
})
