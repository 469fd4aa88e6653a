/** The manual's pictures: there, small, shown, and told in words. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseArticle } from '../../src/knowledge/article.ts'

const manual = join(import.meta.dirname, '../../knowledge-base')
const files = readdirSync(manual, { recursive: true, encoding: 'utf8' })
const lying = files.filter((path) => path.endsWith('.png')).sort()
const readme = readFileSync(join(manual, '../README.md'), 'utf8')

/** What a picture may cost the repository. */
const MOST_BYTES = 150_000
const MOST_IN_README = 6

const written = (path: string) => readFileSync(join(manual, path), 'utf8')
const shown = files
  .filter((path) => path.endsWith('.md'))
  .flatMap((path) => {
    const { article } = parseArticle(path, new TextEncoder().encode(written(path)))
    return (article?.pictures ?? []).map((picture) => ({ article: path, ...picture }))
  })
const inReadme = [...readme.matchAll(/!\[([^\]]*)\]\(([^)]+)\)/g)].map(([, alt, path]) => ({ alt, path }))

describe('A picture of the manual', () => {
  it('is there where an article or the README shows it, with what it shows in words', () => {
    const missing = shown.filter(({ path }) => !lying.includes(path))
    expect(missing).toEqual([])
    expect(inReadme.filter(({ path = '' }) => !existsSync(join(manual, '..', path)))).toEqual([])
    expect([...shown, ...inReadme].filter(({ alt }) => !alt)).toEqual([])
    expect(inReadme.length).toBeLessThanOrEqual(MOST_IN_README)
    expect(shown.length).toBeGreaterThan(30)
  })

  it('is shown by some article, and by none that could not read its address', () => {
    expect(lying.filter((path) => !shown.some((each) => each.path === path))).toEqual([])
    const pointed = files.filter((path) => path.endsWith('.md')).flatMap((path) => written(path).match(/^!\[/gm) ?? [])
    expect(pointed).toHaveLength(shown.length)
  })

  it('costs the repository little', () => {
    expect(lying.filter((path) => statSync(join(manual, path)).size > MOST_BYTES)).toEqual([])
  })
})
