import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultMaxWrong, judge, thresholdFor } from '../../src/answering/judge.ts'
import type { Library } from '../../src/knowledge/library.ts'
import { fixtures, open } from '../knowledge/library.ts'

let library: Library
beforeAll(async () => {
  library = await open(join(fixtures, 'kb'))
})
afterAll(() => library.close())

const ask = async (query: string, clarified = false, maxWrong = defaultMaxWrong) =>
  judge(await library.search({ query, history: [] }), { clarified }, { maxWrong })

describe('the judge', () => {
  it.each([
    'How do I return a kettle?',
    'I forgot my password',
    'what does shipping to Serbia cost?',
    'pause my subscription',
  ])('answers what an article answers: %s', async (query) => {
    const verdict = await ask(query)
    expect(verdict.decision).toBe('answer')
    expect(verdict.confidence).toBeGreaterThanOrEqual(Number(verdict.features.threshold))
  })

  it.each([
    'who won the football match last night',
    'recommend me a horror movie',
    'what is the weather in Oslo tomorrow',
  ])('declines what is about something else: %s', async (query) => {
    expect((await ask(query)).decision).toBe('decline')
  })

  it('asks once where two articles might be meant, and then brings in a person', async () => {
    const between = { ...(await library.search({ query: 'How do I return a kettle?', history: [] })) }
    const at = async (share: number) => {
      const features = Object.fromEntries(
        Object.entries(between.features).map(([name, value]) => [name, value * share]),
      )
      return { ...between, features: { ...features, known: 1, telling: 0.3 } }
    }
    const shares = Array.from({ length: 40 }, (_, step) => 1 - step / 40)
    const verdicts = await Promise.all(shares.map(async (share) => judge(await at(share), { clarified: false })))
    const clarifying = verdicts.findIndex(({ decision }) => decision === 'clarify')
    expect(clarifying).toBeGreaterThan(0)
    const asked = verdicts[clarifying]
    expect(asked?.suggestions[0]).toBe('Send something back')
    expect(asked?.suggestions.length).toBeLessThanOrEqual(3)
    expect(judge(await at(shares[clarifying] ?? 0), { clarified: true }).decision).toBe('handoff')
  })

  it('hands over everything where there are no articles', async () => {
    const empty = { query: 'x', lang: 'und', evidence: [], features: {}, unknown: [], missing: [], words: 1 }
    expect(judge(empty, { clarified: false })).toMatchObject({ decision: 'handoff', confidence: 0, suggestions: [] })
  })

  it('says in plain words what it saw', async () => {
    const { why } = await ask('How do I return a xylophone to the zeppelin?')
    expect(why.join(' ')).toContain(
      'Two of three telling words of the question are nowhere in the articles: “xylophone”, “zeppelin”.',
    )
  })

  it('does not call two articles by one name, or a probability less than itself', async () => {
    const found = await library.search({ query: 'How do I return a kettle?', history: [] })
    const [first] = found.evidence
    if (!first) throw new Error('nothing found')
    const twin = { ...first, passage: { ...first.passage, articleId: 'twin' } }
    const alike = judge(
      { ...found, evidence: [first, twin], features: { ...found.features, margin: 0 } },
      { clarified: false },
    )
    expect(alike.why).toContain(`Two articles called “${first.passage.title}” fit about equally well.`)
    const { confidence } = judge(found, { clarified: false })
    const justUnder = Array.from({ length: 500 }, (_, at) => ({ slope: 1, offset: -at / 50 }))
      .map((calibration) => judge({ ...found, calibration }, { clarified: false }))
      .find((verdict) => verdict.confidence < Number(verdict.features.threshold))
    expect(justUnder?.confidence).toBeLessThan(confidence)
    expect(justUnder?.why[0]).toMatch(/just under the \d+ % probability/)
  })

  it('says that all telling words are unknown rather than three of three', async () => {
    const { why } = await ask('xylophone zeppelin quokka')
    expect(why.join(' ')).toContain('All telling words of the question are nowhere in the articles: “xylophone”')
  })

  it('moves its confidence to what the questions of the base itself taught, and keeps what it was', async () => {
    const retrieval = await library.search({ query: 'How do I return a kettle?', history: [] })
    const plain = judge(retrieval, { clarified: false })
    const doubting = judge({ ...retrieval, calibration: { slope: 1, offset: -2 } }, { clarified: false })
    expect(doubting.confidence).toBeLessThan(plain.confidence)
    expect(doubting.features.uncalibrated).toBe(plain.confidence)
    expect(plain.features.uncalibrated).toBeUndefined()
    const nothing = { ...retrieval, evidence: [], calibration: { slope: 1, offset: 5 } }
    expect(judge(nothing, { clarified: false }).confidence).toBe(0)
  })

  it('trusts a match less where the articles of a base resemble each other more', async () => {
    const retrieval = await library.search({ query: 'How do I return a kettle?', history: [] })
    const among = (neighbours: number) =>
      judge({ ...retrieval, features: { ...retrieval.features, neighbours } }, { clarified: false }).confidence
    expect(among(0.8)).toBeLessThan(among(0.2))
  })

  it('answers less, the fewer wrong answers the operator accepts', () => {
    const thresholds = [50, 40, 30, 20, 10, 5, 1].map(thresholdFor)
    expect(thresholds).toEqual([...thresholds].sort((a, b) => a - b))
    expect(thresholds[0]).toBeLessThan(0.2)
    expect(thresholds.at(-1)).toBeGreaterThan(0.8)
    expect(thresholdFor(-5)).toBe(thresholdFor(1))
    expect(thresholdFor(500)).toBe(thresholdFor(50))
  })

  it('gives a confidence between 0 and 1 to anything', async () => {
    for (const query of ['', '*', 'a', '重置密码', 'x'.repeat(5000), 'password '.repeat(500)]) {
      const { confidence } = await ask(query)
      expect(confidence).toBeGreaterThanOrEqual(0)
      expect(confidence).toBeLessThanOrEqual(1)
    }
  })
})
