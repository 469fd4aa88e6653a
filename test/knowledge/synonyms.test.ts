import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Library } from '../../src/knowledge/library.ts'
import { maxGroup, maxPhrases, maxSynonymsBytes, parseSynonyms } from '../../src/knowledge/synonyms.ts'
import { maxWordings, thesaurusOf, wordings } from '../../src/knowledge/wordings.ts'
import { open, until } from './library.ts'

const parse = (text: string) => parseSynonyms(new TextEncoder().encode(text))
const lines = (text: string) => parse(text).problems.map(({ line, message }) => `${line}: ${message}`)

describe('synonyms.yml', () => {
  it('lists groups, and words that find others but are not found by them', () => {
    const { synonyms, problems } = parse('# what customers say\n- [log in, sign in]\n- hdd: [hard drive, hard disk]\n')
    expect(problems).toEqual([])
    expect(synonyms).toEqual([
      { phrase: 'log in', others: ['sign in'] },
      { phrase: 'sign in', others: ['log in'] },
      { phrase: 'hdd', others: ['hard drive', 'hard disk'] },
    ])
  })

  it('takes lists by language, and one for all', () => {
    const { synonyms } = parse('all:\n- [tv, television]\nde:\n- handy: mobiltelefon\n')
    expect(synonyms).toEqual([
      { phrase: 'tv', others: ['television'] },
      { phrase: 'television', others: ['tv'] },
      { lang: 'de', phrase: 'handy', others: ['mobiltelefon'] },
    ])
  })

  it('takes words that YAML reads as numbers or truth as they are written', () => {
    const { synonyms, problems } = parse('- [2fa, 007]\n- ["yes", okay]\n')
    expect(problems).toEqual([])
    expect(synonyms.map(({ phrase }) => phrase)).toEqual(['2fa', '007', 'yes', 'okay'])
  })

  it.each([
    ['- [a, b\n- [c, d]\n', /^[12]: .+ No synonyms are used until this is mended\.$/],
    ['- [log in]\n', /^1: A group has at least two different words/],
    ['- [tv, TV]\n', /^1: A group has at least two different words/],
    ['- one\n', /^1: A line is a group/],
    ['log in, sign in\n', /^1: A list is needed here/],
    ['- hdd:\n', /^1: Nothing stands behind the colon/],
    ['- [a, [b, c]]\n', /^1: Only words can stand here/],
    ['- [a, "!!"]\n', /^1: “!!” has no letter or digit/],
    [`- [a, ${'x'.repeat(61)}]\n`, /^1: “x+” is longer than 60 characters/],
    ['- [a, one two three four five six]\n', /has more than 5 words/],
    ['english:\n- [a, b]\n', /^1: Here stands a language/],
    [
      `- [${Array.from({ length: maxGroup + 1 }, (_, at) => `w${at}`).join(', ')}]\n`,
      /^1: There are more than 20 in one/,
    ],
  ])('reports %j with its line', (text, message) => {
    expect(lines(text)[0]).toMatch(message)
  })

  it('leaves out what is wrong and keeps the rest', () => {
    const { synonyms, problems } = parse('- [tv, television]\n- lonely\n- [fee, price]\n')
    expect(problems).toMatchObject([{ severity: 'error', file: 'synonyms.yml', line: 2 }])
    expect(synonyms.map(({ phrase }) => phrase)).toEqual(['tv', 'television', 'fee', 'price'])
  })

  it('is bounded in bytes and in phrases, and says so', () => {
    const many = Array.from({ length: maxPhrases }, (_, at) => `- [a${at}, b${at}]`).join('\n')
    expect(parse(many).problems).toHaveLength(maxPhrases / 2 + 1)
    expect(parseSynonyms(new Uint8Array(maxSynonymsBytes + 1)).problems[0]?.message).toMatch(/larger than 256 KB/)
    expect(parseSynonyms(Uint8Array.of(0xff, 0xfe)).problems[0]?.message).toMatch(/not UTF-8/)
  })

  it('may be empty, or all comment', () => {
    expect(parse('')).toEqual({ synonyms: [], problems: [] })
    expect(parse('# later\n').problems).toEqual([])
    expect(parse('en:\n').problems).toEqual([])
  })
})

describe('other wordings of a question', () => {
  const english = thesaurusOf(parse('- [sign in, log in]\n- [in, within]\n- hdd: hard drive\n').synonyms, 'en')

  it('put one phrase in the place of another, whatever its form and length', () => {
    expect(wordings('Why does logging in take so long?', english, 'en')).toEqual(['Why does sign in take so long?'])
    expect(wordings('two HDDs?', english, 'en')).toEqual(['two hard drive?'])
    expect(wordings('my hard drive hums', english, 'en')).toEqual([])
  })

  it('find words in scripts without spaces', () => {
    const chinese = thesaurusOf(parse('zh:\n- [密码, 口令]\n').synonyms, 'zh')
    expect(wordings('忘记口令怎么办', chinese, 'zh')).toEqual(['忘记密码怎么办'])
    expect(wordings('忘记口令', thesaurusOf(parse('zh:\n- [密码, 口令]\n').synonyms, 'en'), 'en')).toEqual([])
  })

  it('are few, however many synonyms there are', () => {
    const group = Array.from({ length: maxGroup }, (_, at) => `word${'abcdefghijklmnopqrstuvwxyz'[at]}`)
    const thesaurus = thesaurusOf(parse(`- [${group.join(', ')}]\n`).synonyms, 'en')
    expect(wordings(group.join(' '), thesaurus, 'en')).toHaveLength(maxWordings)
  })
})

describe('a knowledge base with synonyms', () => {
  let folder: string
  let library: Library | undefined
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bellhop-synonyms-'))
    await mkdir(join(folder, 'help'))
    const article = (name: string, text: string) => writeFile(join(folder, 'help', `${name}.md`), `${text}\n`)
    await article('disk', '---\nlang: en\n---\n\n# Replacing the hard drive\n\nOpen the case and swap the hard drive.')
    await article('fan', '---\nlang: en\n---\n\n# Cleaning the fan\n\nOpen the case and brush the dust off the fan.')
    await article(
      'lamp',
      '---\nlang: en\n---\n\n# The lamp blinks\n\nA blinking lamp tells that the disc tray is open.',
    )
  })
  afterEach(async () => {
    await library?.close()
    library = undefined
    await rm(folder, { recursive: true })
  })
  const first = async (query: string) =>
    (await library?.search({ query, history: [], lang: 'en' }))?.evidence[0]?.passage.articleId

  it('finds by them, beside its own words, and says what was looked up', async () => {
    await writeFile(join(folder, 'synonyms.yml'), '- hdd: [hard drive]\n')
    library = await open(folder)
    expect(await first('swap my HDD')).toBe('help/disk')
    expect(await first('hdd')).toBe('help/disk')
    expect((await library.search({ query: 'hdd', history: [], lang: 'en' })).query).toBe('hard drive')
    expect(await first('clean the fan')).toBe('help/fan')
    expect((await library.search({ query: 'hdd', history: [], lang: 'en', exclude: ['help/disk'] })).evidence).toEqual(
      [],
    )
  })

  it('takes a change of them in while it runs, and reports what is wrong with them', async () => {
    library = await open(folder, { watch: true })
    expect(await first('hdd')).toBeUndefined()
    await writeFile(join(folder, 'synonyms.yml'), '- hdd: [hard drive]\n- oops\n')
    await until(async () => (await first('hdd')) === 'help/disk')
    expect(library.status().problems).toMatchObject([{ severity: 'error', file: 'synonyms.yml', line: 2 }])
    await rm(join(folder, 'synonyms.yml'))
    await until(async () => (await first('hdd')) === undefined)
    expect(library.status().problems).toEqual([])
  })

  it('says what to do with a file of nearly that name', async () => {
    await writeFile(join(folder, 'synonyms.yaml'), '- hdd: [hard drive]\n')
    library = await open(folder)
    expect(library.status().problems).toMatchObject([
      { file: 'synonyms.yaml', message: expect.stringMatching(/Rename/) },
    ])
  })
})
