import { describe, expect, it } from 'vitest'
import { defaultLimits } from '../../src/protocol/limits.ts'
import { read } from './sources.ts'

/** Where operators read of them. */
const manual = read('knowledge-base/operators/limits.md')
const told = [...manual.matchAll(/^- `([A-Z_]+)`: .*?(\d+)(?: [a-z]+)?\.$/gm)].map(([, name, value]) => [
  name,
  Number(value),
])

describe('The manual', () => {
  it('tells every limit with the default that it has, and no other', () => {
    expect(Object.fromEntries(told)).toEqual({ ...defaultLimits })
  })

  it('tells each once', () => {
    expect(told).toHaveLength(Object.keys(defaultLimits).length)
  })
})
