import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sentenceGate, sentencesOf } from '../../src/answering/sentences.ts'

const trimmed = (text: string) => sentencesOf(text).map((piece) => piece.trim())

describe('cutting a draft into what can be checked', () => {
  it('ends sentences at their marks, with the citations that follow', () => {
    expect(trimmed('Click Install. [1] It takes a while.[2][3] Done? Yes! [1, 2] Good.')).toEqual([
      'Click Install. [1]',
      'It takes a while.[2][3]',
      'Done?',
      'Yes! [1, 2]',
      'Good.',
    ])
  })

  it.each([
    'Use e.g. the blue one.',
    'Es kostet ca. 5 Euro, z.B. im Laden.',
    'Version 3.5 costs 1.000,50 and runs at 2.4 GHz.',
    'See [the page. It is long](https://example.com/a.b?c=d.) for more.',
    'Open `a. b` and `c! d` now.',
    'Am 3. März öffnen wir.',
    'Visit example.com/index.html now.',
    'From “Where can I review my plan? And how!” [1]:',
    'Write to mr. Smith (he knows. Really) today.',
    'Wait… then go on.',
  ])('does not break inside: %s', (text) => {
    expect(trimmed(text)).toEqual([text])
  })

  it('gives list items, headings, table rows and fenced code as wholes', () => {
    const text =
      'Do this:\n\n1. Open it. Then wait. [1]\n   It beeps.\n2. Close it.\n   * Gently.\n\n```sh\na. b\n\nc. d\n```\n\n| a | b |\n|---|---|\n| 1. 2 | 3 |\n\nBye. Now.'
    expect(trimmed(text)).toEqual([
      'Do this:',
      '1. Open it. Then wait. [1]\n   It beeps.',
      '2. Close it.',
      '* Gently.',
      '```sh\na. b\n\nc. d\n```',
      '| a | b |',
      '|---|---|',
      '| 1. 2 | 3 |',
      'Bye.',
      'Now.',
    ])
  })

  it('gives nothing on before it is whole', () => {
    const gate = sentenceGate()
    expect(gate.feed('Click Install')).toEqual([])
    expect(gate.feed('.')).toEqual([])
    expect(gate.feed(' [1')).toEqual([])
    expect(gate.feed('] Then')).toEqual(['Click Install. [1] '])
    expect(gate.feed(' go.')).toEqual([])
    expect(gate.end()).toEqual(['Then go.'])
  })

  it('waits for the end of a fence', () => {
    const gate = sentenceGate()
    expect(gate.feed('```\na.\n\nb.\n')).toEqual([])
    expect(gate.feed('```\nThen')).toEqual(['```\na.\n\nb.\n```\n'])
  })

  it('loses and adds nothing, however the draft arrives', () => {
    const part = fc.constantFrom(
      'Click',
      ' ',
      '. ',
      '.',
      '\n',
      '\n\n',
      '1. ',
      '- ',
      '[1]',
      '`',
      '```\n',
      '(',
      ')',
      '[',
      '“',
      '”',
      '| a |\n',
      '# H\n',
      'z.B.',
      '3.5',
      '?',
      '👩‍🔧',
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), fc.integer({ min: 1, max: 7 }), (parts, size) => {
        const text = parts.join('')
        const gate = sentenceGate()
        const pieces: string[] = []
        for (let at = 0; at < text.length; at += size) pieces.push(...gate.feed(text.slice(at, at + size)))
        pieces.push(...gate.end())
        expect(pieces.join('')).toBe(text)
      }),
    )
  })

  it('finds the same sentences in a stream as in the finished text', () => {
    const text =
      'You can return it. [1] See [the page](https://example.com/a.b).\n\n1. Open e.g. this. [2]\n2. Close it.\n\nFrom “Any title? Yes” [3]: it costs 3.5 euro. Bye!'
    for (const size of [1, 2, 3, 5, 8, 13]) {
      const gate = sentenceGate()
      const pieces: string[] = []
      for (let at = 0; at < text.length; at += size) pieces.push(...gate.feed(text.slice(at, at + size)))
      pieces.push(...gate.end())
      expect(pieces.map((piece) => piece.trim())).toEqual(trimmed(text))
    }
  })

  it('stays quick on a draft that never ends a sentence', () => {
    const gate = sentenceGate()
    const pieces: string[] = []
    for (let i = 0; i < 2_000; i++) pieces.push(...gate.feed('and on '))
    expect(pieces).toEqual([])
    expect(gate.end()).toHaveLength(1)
  })
})
