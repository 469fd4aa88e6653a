import { describe, expect, it } from 'vitest'
import { isKnownVariable, knownVariables, variablesOf } from '../../src/domain/macro.ts'

describe('variables of a macro', () => {
  it('are found with what stands in for them and where they stand', () => {
    const text = 'Hi {{ customer.firstName | there }}, {{agent.name}}'
    const [first, second] = variablesOf(text)
    expect(first).toMatchObject({ name: 'customer.firstName', fallback: 'there' })
    expect(text.slice(first?.from, first?.to)).toBe('{{ customer.firstName | there }}')
    expect(second).toEqual({ name: 'agent.name', from: 37, to: 51 })
  })

  it('are none where braces hold nothing or are not closed', () => {
    expect(variablesOf('{{}} {{ }} {{x {y} }}')).toEqual([])
  })

  it('are known by name, attributes by any', () => {
    for (const name of [...knownVariables, 'attribute.Plan', 'attribute.Größe 2'])
      expect(isKnownVariable(name)).toBe(true)
    for (const name of ['customer', 'attribute.', 'attribute', 'customer.Name'])
      expect(isKnownVariable(name)).toBe(false)
  })
})
