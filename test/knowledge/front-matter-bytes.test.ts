/** What nobody edited stays as it was, to the byte: whatever a block holds, and however its lines end. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withBreaksOf } from '../../src/domain/line-breaks.ts'
import { withFront } from '../../src/knowledge/edit-front-matter.ts'
import { editedAs, withPlainBreaks } from '../../web/editor/pure/line-breaks.ts'

const odd = fc.constantFrom(
  ...[
    'é',
    'e\u0301',
    '日本',
    'ش',
    '\u200b',
    '\u202e',
    '👩‍👩‍👧',
    '\u2028',
    '\u00a0',
    'Ω',
    '\u{e0041}',
    '%',
    '`',
    '\u0085',
  ],
)
const letter = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...'abcxyz 0123') }, { weight: 1, arbitrary: odd })
const words = fc.string({ unit: letter, minLength: 1, maxLength: 16 }).map((each) => `w${each.trimEnd()}`)

/** A value as people write them: plain, quoted, folded, on lines of its own, with a comment or blanks behind. */
const scalar = fc.oneof(
  words,
  words.map((each) => JSON.stringify(each)),
  words.map((each) => `'${each.replaceAll("'", "''")}'`),
  words.map((each) => `${each}   # ${each}`),
  words.map((each) => `"${each}"\t`),
  words.map((each) => `|\n  ${each}\n  and more`),
  words.map((each) => `>-\n  ${each}\n\n  and more`),
  words.map((each) => `\n  ${each}`),
)
const list = fc.oneof(
  fc
    .array(words, { minLength: 1, maxLength: 4 })
    .map((all) => `\n${all.map((each) => `  - '${each}' # ${each}`).join('\n')}`),
  fc
    .array(words, { minLength: 1, maxLength: 4 })
    .map((all) => `\n${all.map((each) => `- ${JSON.stringify(each)}`).join('\n')}`),
  fc
    .array(words, { minLength: 1, maxLength: 3 })
    .map((all) => `[${all.map((each) => JSON.stringify(each)).join(' ,  ')}] # all`),
)
const scalarKeys = ['title', 'description', 'owner', 'lang'] as const
const listKeys = ['tags', 'aliases', 'questions'] as const
const own = fc.constantFrom('x-tool', 'sidebar_position', '"quoted key"', 'Ünlaut')

interface Segment {
  key?: string
  source: string
}

const segment: fc.Arbitrary<Segment> = fc.oneof(
  fc.tuple(fc.constantFrom(...scalarKeys), fc.constantFrom(' ', '   ', '\t'), scalar).map(([key, gap, value]) => ({
    key,
    source: `${key}:${value.startsWith('\n') ? '' : gap}${value}`,
  })),
  fc.tuple(fc.constantFrom(...listKeys), list).map(([key, value]) => ({
    key,
    source: `${key}:${value.startsWith('\n') ? '' : ' '}${value}`,
  })),
  fc.tuple(own, scalar).map(([key, value]) => ({ key, source: `${key}:${value.startsWith('\n') ? '' : ' '}${value}` })),
  words.map((each) => ({ source: `# ${each}` })),
  fc.constantFrom('', '   ').map((source) => ({ source })),
)
/** Most have each key once; those with one twice are read by nobody. */
const segments = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.uniqueArray(segment, { maxLength: 7, selector: ({ key, source }) => key ?? `${source} ` }),
  },
  { weight: 1, arbitrary: fc.array(segment, { maxLength: 7 }) },
)
const shape = fc.record({
  mark: fc.constantFrom('', '\uFEFF'),
  newline: fc.constantFrom('\n', '\r\n', '\r'),
  opening: fc.constantFrom('---', '--- ', '---yaml'),
  closing: fc.constantFrom('---', '...', '---\t'),
  body: fc.constantFrom('', '# Text', '\n# Text  \n\n\tcode', 'Text\n---\nnot: a block\n---\n', '\u00a0\n\n\n'),
})
const changes = fc.oneof(
  fc.tuple(fc.constantFrom(...scalarKeys), fc.oneof(words, fc.constant(null))),
  fc.tuple(fc.constantFrom(...listKeys), fc.oneof(fc.array(words, { maxLength: 3 }), fc.constant(null))),
)

describe('A key of the front matter that is changed', () => {
  it('leaves every byte that is not its own where it was, or changes nothing at all', () => {
    let changed = 0
    fc.assert(
      fc.property(segments, shape, changes, (all, { mark, newline, opening, closing, body }, [key, value]) => {
        const broken = (text: string) => text.replaceAll('\n', newline)
        const lines = all.map(({ source }) => broken(`${source}\n`))
        const head = `${mark}${opening}${newline}`
        const tail = `${closing}${newline}${broken(body)}`
        const before = `${head}${lines.join('')}${tail}`
        const after = withFront(before, { [key]: value })
        if (after === undefined || after === before) return
        changed++
        const at = all.findIndex((each) => each.key === key)
        const upTo = (count: number) => head + lines.slice(0, count).join('')
        const from = (count: number) => lines.slice(count).join('') + tail
        const fits = (first: number, next: number) =>
          after.length >= upTo(first).length + from(next).length &&
          after.startsWith(upTo(first)) &&
          after.endsWith(from(next))
        // A new key stands between two others.
        const kept = at === -1 ? lines.concat('').some((_, place) => fits(place, place)) : fits(at, at + 1)
        expect(kept, JSON.stringify([before, after])).toBe(true)
      }),
      { numRuns: 1_500 },
    )
    expect(changed).toBeGreaterThan(500)
  })

  it('leaves any text alone where nothing is given, or where the block cannot be read', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.oneof(letter, fc.constantFrom('\n', '\r', '\t', '-', ':', '#', '"', "'")) }),
        (text) => {
          expect(withFront(text, {})).toBe(text)
          expect(withFront(`---\ntitle: ${text}\ntitle: twice\n---\n${text}`, { owner: 'Ana' })).toBeUndefined()
          expect(withFront(`---\na:\n\t- ${text}x\n---\n`, { owner: 'Ana' })).toBeUndefined()
        },
      ),
      { examples: [['']] },
    )
  })
})

describe('A text of a browser, whose lines all end alike', () => {
  const breaks = fc.constantFrom('\n', '\r\n', '\r')
  const raw = fc
    .tuple(
      fc.constantFrom('', '\uFEFF'),
      fc.array(fc.tuple(fc.oneof(words, fc.constant('')), breaks)),
      fc.constantFrom('', 'end'),
    )
    .map(([mark, lines, end]) => mark + lines.map((each) => each.join('')).join('') + end)

  it('that nobody edited is published as the very bytes that were there', () => {
    fc.assert(
      fc.property(raw, (text) => {
        expect(withBreaksOf(text, withPlainBreaks(text))).toBe(text)
        expect(withBreaksOf(text, withPlainBreaks(text).replace(/^\uFEFF/, ''))).toBe(text)
        expect(editedAs(text, withPlainBreaks(text))).toBe(text)
      }),
      { numRuns: 1_000 },
    )
  })

  it('keeps the breaks of all lines but those that were edited', () => {
    const lines = fc.array(fc.tuple(words, breaks), { minLength: 2, maxLength: 12 })
    fc.assert(
      fc.property(lines, fc.nat(), (all, n) => {
        const at = n % all.length
        const text = all.map((each) => each.join('')).join('')
        const plain = all.map(([each], line) => `${line === at ? 'Edited' : each}\n`).join('')
        for (const now of [withBreaksOf(text, plain), editedAs(text, plain)]) {
          const rest = (count: number) =>
            all
              .slice(count)
              .map((each) => each.join(''))
              .join('')
          expect(now.startsWith(text.slice(0, text.length - rest(at).length))).toBe(true)
          expect(now.endsWith(rest(at + 1))).toBe(true)
        }
      }),
      { numRuns: 1_000 },
    )
  })
})
