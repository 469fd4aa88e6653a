/** `bellhop check --replay` on a real repository. */
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { check } from '../../src/commands/check.ts'

let folder: string
let kb: string
const git = (...args: string[]) =>
  execFileSync('git', ['-C', folder, '-c', 'user.name=Ines', '-c', 'user.email=ines@shop.example', ...args], {
    encoding: 'utf8',
  })
const returns = () => join(kb, 'orders/returns.md')

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bellhop-replay-'))
  kb = join(folder, 'articles')
  cpSync(join(import.meta.dirname, '../fixtures/journey-kb'), kb, { recursive: true })
  git('init', '-q')
  git('add', '-A')
  git('commit', '-qm', 'Articles')
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true, force: true })
})

/** What it printed, and its exit status. */
const ran = async (...args: string[]) => {
  const out: string[] = []
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => out.push(String(text)) > 0)
  vi.spyOn(process.stderr, 'write').mockImplementation(() => true)
  const status = await check(['--replay', kb, ...args])
  vi.restoreAllMocks()
  return { status, out: out.join('') }
}
const lose = () => writeFileSync(returns(), '---\ntitle: Lamps\nlang: en\n---\n\nThe lamp is red.\n')

describe('bellhop check --replay', () => {
  it('passes while every listed question is answered from its article', async () => {
    const { status, out } = await ran()
    expect(status).toBe(0)
    expect(out).toContain('all listed ones are answered from their articles')
  })

  it('fails on what a change loses against a commit, tells it in every form, and leaves the work tree alone', async () => {
    lose()
    const before = git('status', '--porcelain')
    const [page, xml] = [join(folder, 'report.md'), join(folder, 'report.xml')]
    const { status, out } = await ran('--against', 'HEAD', '--report', page, '--junit', xml)
    expect(status).toBe(1)
    expect(out).toMatch(
      /orders\/returns\.md: lost: “How do I return an item\?”\n {4}before: answered from orders\/returns/,
    )
    expect(readFileSync(page, 'utf8')).toMatch(/### Bellhop: \d answers are lost/)
    expect(readFileSync(xml, 'utf8')).toContain('<failure type="lost"')
    expect(git('status', '--porcelain', '--', 'articles')).toBe(before)
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('bellhop-against-'))).toEqual([])
    expect((await ran('--against', 'HEAD', '--allow-lost')).status).toBe(0)
  })

  it('holds a folder against another, and reads synonyms there as well', async () => {
    const old = join(folder, 'old')
    cpSync(kb, old, { recursive: true })
    lose()
    const { status, out } = await ran('--against', old, '--json')
    expect(status).toBe(1)
    const { rows } = JSON.parse(out) as { rows: { verdict: string; former?: true }[] }
    expect(rows.filter(({ verdict }) => verdict === 'lost').every(({ former }) => former)).toBe(true)
  })

  it('asks the rows of a file too, those among them that nothing should answer', async () => {
    const file = join(folder, 'questions.jsonl')
    writeFileSync(
      file,
      '{"query": "How long do I have to send something back?", "gold": ["orders/returns"]}\n' +
        '{"query": "How do I return an item?", "answerable": false}\n{"query": 7}\n',
    )
    const { status, out } = await ran('--questions', file)
    expect(status).toBe(1)
    expect(out).toContain('questions.jsonl:2: fails: “How do I return an item?” answered from orders/returns')
    expect(out).not.toContain('questions.jsonl:1:')
  })

  it('says what to do where it cannot be held against anything', async () => {
    await expect(ran('--against', 'no-such-branch')).rejects.toThrow('git fetch')
    await expect(ran('--against', '--output=x')).rejects.toThrow()
    expect(existsSync('x')).toBe(false)
    await expect(ran('--with-conversations')).rejects.toThrow('database')
    await expect(ran('--questions', join(folder, 'nowhere.jsonl'))).rejects.toThrow('There is no file')
    await expect(ran('one', 'two')).rejects.toThrow('one folder at most')
  })
})
