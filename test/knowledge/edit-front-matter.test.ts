import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withFront } from '../../src/knowledge/edit-front-matter.ts'
import { readFrontMatter } from '../../src/knowledge/front-matter.ts'

const text = [
  '---',
  '# What customers ask most',
  'title: "Refunds: how and when" # in quotes',
  'tags: [money, returns]',
  'questions:',
  "  - 'How do I get my money back?' # asked daily",
  '  - When is a refund paid?',
  'owner:   mira@shop.example',
  '',
  'ours: kept',
  'draft: false',
  '---',
  '# Refunds',
  '',
  'Text with blanks behind  ',
  'and no last break',
].join('\n')

/** What one change does to the lines: those that went and those that came. */
function differing(before: string, after: string): { gone: string[]; come: string[] } {
  const [old, now] = [before.split('\n'), after.split('\n')]
  while (old.length && now.length && old[0] === now[0]) {
    old.shift()
    now.shift()
  }
  while (old.length && now.length && old.at(-1) === now.at(-1)) {
    old.pop()
    now.pop()
  }
  return { gone: old, come: now }
}

describe('Changing one key of the front matter', () => {
  it('keeps quotes and the comment behind the value', () => {
    expect(differing(text, withFront(text, { title: 'Money back: how' }) as string)).toEqual({
      gone: ['title: "Refunds: how and when" # in quotes'],
      come: ['title: "Money back: how" # in quotes'],
    })
  })

  it('keeps the lines of those entries of a list that stay', () => {
    const questions = ['How do I get my money back?', 'Who pays for sending it back?', 'When is a refund paid?']
    expect(differing(text, withFront(text, { questions }) as string)).toEqual({
      gone: [],
      come: ["  - 'Who pays for sending it back?'"],
    })
  })

  it('puts a new key below those that usually stand above it', () => {
    expect(differing(text, withFront(text, { reviewBy: '2026-12-01' }) as string)).toEqual({
      gone: [],
      come: ['reviewBy: 2026-12-01'],
    })
    expect(withFront(text, { reviewBy: '2026-12-01' })).toContain('owner:   mira@shop.example\nreviewBy: 2026-12-01\n')
  })

  it('takes a key out with its lines, and no other', () => {
    expect(differing(text, withFront(text, { questions: [] }) as string).come).toEqual([])
    expect(withFront(text, { owner: null })).toBe(text.replace('owner:   mira@shop.example\n', ''))
  })

  it('writes a block where there is none, above a text that stays', () => {
    expect(withFront('# Refunds\n', { title: 'Refunds' })).toBe('---\ntitle: Refunds\n---\n\n# Refunds\n')
    expect(withFront('\uFEFF# A\r\n', { draft: true })).toBe('\uFEFF---\r\ndraft: true\r\n---\r\n\r\n# A\r\n')
  })

  it('leaves a block alone that it cannot read', () => {
    expect(withFront('---\ntitle: [\n---\ntext', { draft: true })).toBeUndefined()
    expect(withFront('---js\nx\n---\ntext', { draft: true })).toBeUndefined()
    expect(withFront('---\ntitle: never closed\n', { draft: true })).toBeUndefined()
  })

  it('answers the very text where nothing is another than it was', () => {
    const odd = `\uFEFF${text.replaceAll('\n', '\r\n')}`
    expect(withFront(odd, { title: 'Refunds: how and when', draft: false, aliases: null })).toBe(odd)
  })
})

const line = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  .map((each) => each.replace(/\s+/g, ' ').trim() || 'x')
const fields = {
  title: line,
  description: line,
  owner: line,
  draft: fc.boolean(),
  questions: fc.array(line, { minLength: 1, maxLength: 4 }),
  tags: fc.array(line, { minLength: 1, maxLength: 4 }),
}
const key = fc.constantFrom(...(Object.keys(fields) as (keyof typeof fields)[]))
const shape = fc.tuple(
  fc.constantFrom('\n', '\r\n'),
  fc.constantFrom('', '\uFEFF'),
  fc.constantFrom('', '\n', '  \n\n'),
)

it('Whatever is changed, every other line stays as it was and the value is what was given', () => {
  fc.assert(
    fc.property(
      key.chain((name) => fc.tuple(fc.constant(name), fields[name] as fc.Arbitrary<string | boolean | string[]>)),
      shape,
      ([name, value], [newline, mark, end]) => {
        const before = `${mark}${(text + end).replaceAll('\n', newline)}`
        const after = withFront(before, { [name]: value })
        expect(after).toBeDefined()
        const own = (given: string) =>
          given
            .slice(mark.length)
            .split(newline)
            .filter((each) => !each.startsWith(`${name}:`) && !each.startsWith('  - '))
        expect(own(after as string)).toEqual(own(before))
        expect((after as string).slice((after as string).indexOf(`# Refunds${newline}`))).toBe(
          before.slice(before.indexOf(`# Refunds${newline}`)),
        )
        const { front } = readFrontMatter((after as string).slice(mark.length).replaceAll('\r\n', '\n'))
        const read = front[name]
        const tidy = (given: unknown) => (typeof given === 'string' ? given.trim().replace(/\s+/g, ' ') : given)
        expect(Array.isArray(read) ? read : tidy(read)).toEqual(
          Array.isArray(value) ? value.map((each) => each.trim()).filter(Boolean) : tidy(value),
        )
      },
    ),
    { numRuns: 400 },
  )
})
