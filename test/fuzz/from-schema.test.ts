import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { accepted, broken } from './from-schema.ts'

const schema = z.strictObject({
  text: z
    .string()
    .transform((text) => text.trim())
    .pipe(z.string().min(1).max(20)),
  email: z.email().optional(),
  kind: z.enum(['one', 'two']),
  count: z.int().min(0).max(9).default(1),
  spans: z.array(z.tuple([z.iso.date(), z.boolean()])).max(3),
  cursors: z.record(z.uuid(), z.number().min(0)),
})
const hints = ['jo@example.org', '2026-01-01', '01890a5d-ac96-774b-bcce-b302099a8057']

describe('Values made from a schema', () => {
  it('are taken by it', () => {
    for (const value of fc.sample(accepted(schema, hints), 500)) expect(schema.safeParse(value).success).toBe(true)
  })

  it('are refused by it once they are broken, each where it says', () => {
    const places = new Set<string>()
    fc.assert(
      fc.property(broken(schema, hints), ({ value, path }) => {
        places.add(path.replace(/\d+|[0-9a-f-]{36}/g, '*'))
        const { error } = schema.safeParse(JSON.parse(JSON.stringify(value)))
        const named = error?.issues.flatMap((issue) => {
          const at = issue.path.join('.')
          return issue.code === 'unrecognized_keys' ? issue.keys.map((key) => (at ? `${at}.${key}` : key)) : [at]
        })
        return named?.some((name) => name === path || name.startsWith(path ? `${path}.` : '')) ?? false
      }),
      { numRuns: 2_000 },
    )
    for (const place of ['', 'text', 'email', 'kind', 'count', 'spans', 'spans.*.*', 'cursors', '__proto__']) {
      expect(places).toContain(place)
    }
  })

  it('are an error where a field is of a kind that nobody has taught', () => {
    expect(() => accepted(z.object({ a: z.date() }))).toThrow('date')
    expect(() => accepted(z.object({ a: z.email() }))).toThrow('no value was found')
  })
})
