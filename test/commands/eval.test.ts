import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { evaluate, evaluateBase } from '../../src/commands/eval.ts'
import { type Evaluation, readable } from '../../src/commands/eval-report.ts'
import { readRows } from '../../src/commands/eval-rows.ts'
import { openAside } from '../../src/compose.ts'
import { packageRoot, readConfig } from '../../src/config.ts'
import { replyTo } from '../../src/desk/aside.ts'
import { openLog } from '../../src/system/log.ts'
import { fixtures } from '../knowledge/library.ts'

const scratch = mkdtempSync(join(tmpdir(), 'bellhop-eval-test-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

const configOf = (folder: string) => readConfig({ BELLHOP_KB: folder, BELLHOP_DATA: scratch })
const rowsFile = (name: string, ...lines: string[]) => {
  const file = join(scratch, name)
  writeFileSync(file, lines.join('\n'))
  return file
}

describe('an editor who asks every article its own questions', () => {
  let evaluation: Evaluation
  beforeAll(async () => {
    const file = rowsFile(
      'asked.jsonl',
      '{"query": "price of a monthly pass for students", "gold": ["prices"]}',
      '',
      '{"query": "do you sell used cars", "answerable": false}',
    )
    evaluation = await evaluateBase(configOf(join(fixtures, 'eval-kb')), file)
  }, 60_000)

  it('is told that all of them are answered by their article', () => {
    expect(evaluation.listed.filter(({ holds }) => !holds).map(({ question }) => question)).toEqual([])
    expect(evaluation.listed.length).toBeGreaterThanOrEqual(14)
    expect(evaluation.fails).toBe(false)
  })

  it('is told of those that only the list finds, which is no failure', () => {
    const leaning = evaluation.leaning.map(({ question }) => question)
    expect(leaning).toContain('What do I do about a puncture?')
    expect(leaning.length).toBeLessThan(evaluation.listed.length)
  })

  it('gets the rows of a file judged too', () => {
    expect(evaluation.rows.map(({ source }) => source)).toEqual(['asked.jsonl:1', 'asked.jsonl:3'])
    expect(evaluation.rows[1]?.holds).toBe(true)
    expect(evaluation.rows[1]?.answerable).toBeUndefined()
  })

  it('reads a table, the curve and what the threshold comes to', () => {
    const text = readable(evaluation)
    expect(text).toMatch(/^12 articles in /m)
    expect(text).toMatch(/own questions that are answered by their article +15 of +15 +100\.0 %/)
    expect(text).toContain('●')
    expect(text).toContain('With BELLHOP_MAX_WRONG=20')
    expect(text).toContain('With fewer than 60 questions this is rough.')
  })
})

describe('an article that no longer answers its own question', () => {
  it('is named with what was answered instead and why, and the command fails', async () => {
    const folder = join(scratch, 'kb')
    cpSync(join(fixtures, 'eval-kb'), folder, { recursive: true })
    const file = join(folder, 'helmets-children.md')
    const strange = '  - How can I pay?\n'
    writeFileSync(file, readFileSync(file, 'utf8').replace('questions:\n', `questions:\n${strange}`))
    const evaluation = await evaluateBase(configOf(folder))
    const failed = evaluation.listed.filter(({ holds }) => !holds)
    expect(evaluation.fails).toBe(true)
    expect(failed.map(({ question }) => question)).toEqual(['How can I pay?'])
    const text = readable(evaluation)
    expect(text).toMatch(/^helmets-children\.md: “How can I pay\?” is .+ \(confidence 0\.\d\d\)\.$/m)
    expect(text).toMatch(/^ {4}The best article answers this with/m)
  }, 60_000)

  it('is not blamed for what a rule takes: whoever asks for a person gets one', async () => {
    const folder = join(scratch, 'rules')
    cpSync(join(fixtures, 'eval-kb'), folder, { recursive: true })
    const body = 'Write to us, and we call back.'
    writeFileSync(
      join(folder, 'hotline.md'),
      `---\ntitle: Hotline\nquestions: [Can I talk to a human?]\n---\n\n${body}\n`,
    )
    const { byRule, listed } = await evaluateBase(configOf(folder))
    expect(byRule.map(({ question }) => question)).toEqual(['Can I talk to a human?'])
    expect(listed.some(({ source }) => source === 'hotline.md')).toBe(false)
  }, 60_000)
})

describe('a file of questions', () => {
  const isArticle = (id: string) => id === 'a' || id === 'b/c'

  it.each([
    ['{"query": "x"', /not JSON/],
    ['{"gold": ["a"]}', /"query" takes the question/],
    ['{"query": " ", "gold": ["a"]}', /"query" takes the question/],
    ['{"query": "x", "gold": "a"}', /"gold" takes a list/],
    ['{"query": "x"}', /"gold" names no article/],
    ['{"query": "x", "gold": ["a"], "answerable": false}', /empty the list/],
    ['{"query": "x", "gold": ["d"]}', /There is no article d that customers may see/],
    ['[]', /An example/],
  ])('says what to do about %s, with its line, and uses the others', (line, says) => {
    const file = rowsFile('rows.jsonl', '\uFEFF{"query": "one", "gold": ["b/c.md"]}', '', line)
    const { questions, problems } = readRows(file, isArticle)
    expect(questions).toEqual([{ question: 'one', gold: ['b/c'], source: 'rows.jsonl:1' }])
    expect(problems).toEqual([{ file, line: 3, message: expect.stringMatching(says) }])
  })

  it('that is not there is a mistake in the command', () => {
    expect(() => readRows(join(scratch, 'none.jsonl'), isArticle)).toThrow(/none\.jsonl cannot be read/)
  })
})

describe('bellhop eval', () => {
  it.each([
    [['--max-wrong', '0'], /--max-wrong takes/],
    [['--max-wrong', 'few'], /--max-wrong takes/],
    [['none.jsonl'], /There is no file none\.jsonl/],
    [['one.jsonl', 'two.jsonl'], /one file of questions/],
    [['--nonsense'], /nonsense/],
  ])('refuses %j with a sentence', async (args, says) => {
    await expect(evaluate(args)).rejects.toThrow(says)
  })
})

describe('the manual', () => {
  it('answers its own questions', async () => {
    const { desk, library, close } = await openAside(configOf(join(packageRoot, 'knowledge-base')), openLog('silent'))
    await library.studied()
    const missed: string[] = []
    for (const { id, lang, questions } of library.articles()) {
      for (const question of questions) {
        const reply = await replyTo(desk, question, lang)
        const byRule = reply.query === ''
        const right = reply.decision === 'answer' && reply.citations.some(({ articleId }) => articleId === id)
        if (!byRule && !right) missed.push(`${id}: ${question}`)
      }
    }
    await close()
    expect(library.articles().length).toBeGreaterThan(80)
    expect(missed).toEqual([])
  }, 300_000)
})
