/** Testing the drafter: one fixed question, as for a customer, and what to make of the outcome. */
import { afterEach, describe, expect, it } from 'vitest'
import { drafterStatus, testDrafter } from '../../src/desk/drafter.ts'
import { tryMessage } from '../../src/desk/try-message.ts'
import { quoteDrafter } from '../../src/drafting/quote.ts'
import { noSuchModel, wrongKey } from '../fake-openai/server.ts'
import { openDesk } from '../fixtures/desk.ts'
import { openProviderDesk, type ProviderDesk } from '../fixtures/provider.ts'

const admin = '01900000-0000-7000-8000-000000000001'
let house: ProviderDesk | undefined
afterEach(async () => {
  await house?.close()
  house = undefined
})
const test = async (given: ProviderDesk, ms = 20_000) => {
  const tested = testDrafter(given.desk, admin)
  await given.advance(ms)
  return tested
}

describe('The quote drafter', () => {
  it('answers in the words that it is given, at once and for nothing', async () => {
    const desk = Object.assign(await openDesk(), { drafter: quoteDrafter() })
    const tested = await testDrafter(desk, admin)
    expect(tested).toMatchObject({ drafter: 'quote', tokens: null, result: { ok: true } })
    expect(tested.result).toMatchObject({ text: expect.stringContaining('07:00 to 22:00') })
    expect(await drafterStatus(desk)).toEqual({ name: 'quote', model: null })
    await desk.close()
  })
})

describe('A model', () => {
  it('is asked once; what it says, how long it took and its tokens are told, and its budget has them', async () => {
    house = await openProviderDesk()
    house.server.otherwise({ text: 'The front desk is open from 07:00 to 22:00 every day [1].' })
    const tested = await test(house)
    expect(tested).toMatchObject({ drafter: 'openai gpt-test', result: { ok: true } })
    expect(tested.tokens).toBeGreaterThan(0)
    expect(house.server.requests).toHaveLength(1)
    const { model } = await drafterStatus(house.desk)
    expect(model).toMatchObject({ on: true, lastFault: null, helpsToSearch: false })
    expect(model?.budget.used).toEqual({ requests: 1, tokens: tested.tokens })
    expect(new URL(house.server.url).host).toBe(model?.host)
  })

  it('that invents is told of, and what it said is withheld', async () => {
    house = await openProviderDesk()
    house.server.otherwise({ text: 'The front desk is open from 06:00 to 23:30 every day [1].' })
    expect((await test(house)).result).toMatchObject({ ok: false, fault: 'withheld' })
  })

  it.each([
    ['refuses the key', wrongKey, 'refused', 'key_refused'],
    ['is not known', noSuchModel, 'not_found', 'model_unknown'],
  ] as const)('that %s says so, stays so, and is left alone', async (_, reply, fault, why) => {
    house = await openProviderDesk()
    house.server.otherwise(reply)
    expect((await test(house)).result).toMatchObject({ ok: false, fault })
    const { model } = await drafterStatus(house.desk)
    expect(model).toMatchObject({ on: false, why, lastFault: { fault } })
    expect(model?.again).toMatch(/Z$/)
    expect((await test(house, 0)).result).toMatchObject({ ok: false, fault: 'breaker_open' })
    expect((await drafterStatus(house.desk)).model?.lastFault?.fault).toBe(fault)
  })

  it('is not asked by trying a message: the articles are quoted, and it is said that the model would write', async () => {
    house = await openProviderDesk({ advises: true })
    const tried = await tryMessage(house.desk, 'can I send it back?', { lang: 'en' })
    expect(tried).toMatchObject({ decision: 'answer', modelWrites: true })
    expect(tried.text).not.toBe('')
    expect(house.server.requests).toHaveLength(0)
  })
})
