import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  faultsOf,
  fill,
  holesOf,
  isVariable,
  missingWords,
  type Values,
  valuesOf,
  variables,
  variablesOf,
} from '../../src/domain/macro.ts'

const mira = valuesOf({
  conversationId: '0190',
  contact: { name: 'Mira  Petrović', email: 'mira@shop.example' },
  agent: { name: 'Ana Marić' },
  page: { url: 'https://shop.example/cups', title: 'Cups' },
  attributes: { plan: 'Gold', 'order number': '4711' },
})

describe('a prepared answer', () => {
  it('is filled with what is known of the customer, the agent, the page and the conversation', () => {
    const text =
      '{{customer.firstName}} {{ customer.name }} {{customer.email}} {{agent.firstName}} {{agent.name}} ' +
      '{{conversation.id}} {{page.title}} {{page.url}} {{attribute.plan}} {{attribute.order number}}'
    expect(fill(text, mira).text).toBe(
      'Mira Mira Petrović mira@shop.example Ana Ana Marić 0190 Cups https://shop.example/cups Gold 4711',
    )
  })

  it('says where something was filled in', () => {
    const { text, filled } = fill('Hello {{customer.firstName}}, your {{attribute.plan}} plan', mira)
    expect(filled.map(({ start, end }) => text.slice(start, end))).toEqual(['Mira', 'Gold'])
  })

  it('takes what stands behind the bar where nothing is known, also nothing at all', () => {
    expect(fill('Hello {{customer.name | there}}!', {}).text).toBe('Hello there!')
    expect(fill('Hello{{customer.name|}}!', {}).text).toBe('Hello!')
    expect(fill('Hello {{customer.name|there}}!', mira).text).toBe('Hello Mira Petrović!')
  })

  it('keeps what is missing as it was written, and says so in a sentence', () => {
    const { text } = fill('Hello {{customer.name}}, on {{attribute.plan}}', {})
    expect(text).toBe('Hello {{customer.name}}, on {{attribute.plan}}')
    expect(missingWords(text)).toBe(
      'The customer gave no name: fill in {{customer.name}}, and 1 more like it, or take it out.',
    )
    expect(missingWords('{{attribute.plan}}')).toBe(
      '“plan” is not known of this customer: fill in {{attribute.plan}}, or take it out.',
    )
    expect(missingWords('{{customer.nmae}}')).toMatch(/^This stands for nothing: /)
    expect(missingWords('Hello Mira')).toBeUndefined()
  })

  it('leaves alone what stands in code marks', () => {
    const text = 'Write `{{user.name}}` there:\n```\n{{user.email}}\n```\nand {{customer.email}}'
    expect(holesOf(text).map(({ name }) => name)).toEqual(['customer.email'])
    expect(fill(text, mira).text).toContain('`{{user.name}}`')
  })

  it('takes no variable from what a customer calls themselves', () => {
    const sly = valuesOf({
      conversationId: 'c',
      contact: { name: '{{agent.name}} `x\nsecond line' },
      agent: { name: 'Ana' },
    })
    expect(fill('Hello {{customer.name}}', sly).text).toBe('Hello agent.name x second line')
  })

  it('is not filled from what every object has', () => {
    expect(fill('{{constructor}} {{__proto__}}', {}).text).toBe('{{constructor}} {{__proto__}}')
  })
})

describe('mistakes in a prepared answer', () => {
  it.each([
    ['Hello {{customer.nmae}}', '{{customer.nmae}} is no variable.'],
    ['Hello {{customer.firstname}}', '{{customer.firstname}} is no variable; {{customer.firstName}} is.'],
    ['Hello {{}}', '{{}} names no variable.'],
    ['Hello {{customer.name', 'A {{ or }} is left open: a variable is written {{customer.name}}.'],
    ['{{attribute.}}', '{{attribute.}} is no variable.'],
  ])('are told: %s', (text, fault) => {
    expect(faultsOf(text)).toEqual([fault])
  })

  it('are none where every variable is one', () => {
    const text = variables.map(({ name }) => `{{${name}}} {{ ${name} | nobody }}`).join('\n')
    expect(faultsOf(`${text} {{attribute.plan}} and \`{{ code\``)).toEqual([])
    expect(variablesOf(text)).toEqual(variables.map(({ name }) => name))
  })
})

describe('whatever is written and known', () => {
  const name = fc.constantFrom(...variables.map((known) => known.name), 'attribute.plan', 'nothing', 'constructor')
  const piece = fc.oneof(
    fc.string({ unit: fc.constantFrom('a', ' ', '{', '}', '|', '`', '\n', 'é', '😀'), maxLength: 8 }),
    name.map((each) => `{{${each}}}`),
    fc.tuple(name, fc.string({ maxLength: 5 })).map(([each, other]) => `{{ ${each} | ${other} }}`),
  )
  const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''))
  const values: fc.Arbitrary<Values> = fc.dictionary(
    name,
    fc.string({ unit: fc.constantFrom('x', '{', '}', '`', ' ', '\n'), maxLength: 6 }),
  )

  it('what is missing is still there to be seen', () => {
    fc.assert(
      fc.property(text, values, (written, known) => {
        const left = variablesOf(fill(written, known).text)
        const empty = (of: string) => !(Object.hasOwn(known, of) && known[of]?.replace(/[{}`\s]/g, ''))
        for (const hole of holesOf(written)) {
          if (hole.fallback === undefined && empty(hole.name)) expect(left).toContain(hole.name)
        }
      }),
    )
  })

  it('filling once more changes nothing but what was left open', () => {
    fc.assert(
      fc.property(text, (written) => {
        const once = fill(written, {}).text
        if (holesOf(once).every(({ fallback }) => fallback === undefined)) expect(fill(once, {}).text).toBe(once)
      }),
    )
  })

  it('the places that were filled lie in order inside the text, none empty, and nothing outside them was changed', () => {
    fc.assert(
      fc.property(text, values, (written, known) => {
        const { text: whole, filled } = fill(written, known)
        let from = 0
        for (const { start, end } of filled) {
          expect(start).toBeGreaterThanOrEqual(from)
          expect(end).toBeGreaterThan(start)
          from = end
        }
        expect(from).toBeLessThanOrEqual(whole.length)
        const kept = holesOf(written).reduceRight(
          (rest, { start, end }) => rest.slice(0, start) + rest.slice(end),
          written,
        )
        if (holesOf(whole).length === 0) {
          expect(filled.reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), whole)).toBe(kept)
        }
      }),
    )
  })

  it('a text without faults uses only what exists', () => {
    fc.assert(
      fc.property(text, (written) => {
        expect(variablesOf(written).every(isVariable) || faultsOf(written).length > 0).toBe(true)
      }),
    )
  })
})
