import { cp, mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { KnowledgeUnavailable, type Library } from '../../src/knowledge/library.ts'
import { fixtures, open, until } from './library.ts'

const opened: Library[] = []
/** Only what was made here may be removed: a checkout can itself lie below the folder for temporary files. */
const made: string[] = []
const temporary = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bellhop-kb-'))
  made.push(folder)
  return folder
}
const openAt = async (folder: string, options = {}) => {
  const library = await open(folder, options)
  opened.push(library)
  return library
}
afterEach(async () => {
  for (const library of opened.splice(0)) await library.close()
  for (const folder of made.splice(0)) await rm(folder, { recursive: true, force: true })
})

const answers = async (library: Library, query: string) =>
  (await library.search({ query, history: [] })).evidence[0]?.passage.articleId

describe('opening a knowledge base', () => {
  it('counts articles, passages and languages', async () => {
    const status = (await openAt(join(fixtures, 'kb'))).status()
    expect(status.articles).toBe(14)
    expect(status.languages).toEqual({ en: 9, de: 2, sr: 2, zh: 1 })
    expect(status.passages).toBeGreaterThan(14)
    expect(status.problems).toEqual([])
  })

  it('leaves out the broken articles alone, and says why with file and line', async () => {
    const library = await openAt(join(fixtures, 'kb-broken'))
    const { problems, articles } = library.status()
    expect(articles).toBe(3)
    expect(library.article('fine')?.title).toBe('Fine')
    const errors = problems.filter(({ severity }) => severity === 'error').map(({ file }) => file)
    expect(new Set(errors)).toEqual(
      new Set(
        ['bomb', 'latin1', 'list', 'nul', 'script', 'unclosed', 'wrong-audience', 'wrong-draft', 'yaml'].map(
          (name) => `${name}.md`,
        ),
      ),
    )
  })

  it('says once what the same foreign key in many files is', async () => {
    const folder = await temporary()
    for (let at = 0; at < 9; at++)
      await writeFile(join(folder, `${at}.md`), `---\nhelp_desk_id: ${at}\n---\n\nText ${at}.`)
    const { problems } = (await openAt(folder)).status()
    expect(problems).toHaveLength(1)
    expect(problems[0]?.message).toContain('8 other files')
  })

  it.each([
    ['missing', 'There is no knowledge base at', async (path: string) => path],
    [
      'a file',
      'is not a folder',
      async (path: string) => {
        await writeFile(path, 'x')
        return path
      },
    ],
  ])('says what to do where the folder is %s', async (_, said, prepare) => {
    const path = await prepare(join(await temporary(), 'nowhere'))
    const failed = await open(path).catch((error: unknown) => error)
    expect(failed).toBeInstanceOf(KnowledgeUnavailable)
    expect((failed as Error).message).toContain(said)
    expect((failed as Error).message).toContain('BELLHOP_KB')
  })

  it('is fine with an empty folder: nothing is found', async () => {
    const library = await openAt(await temporary())
    expect(library.status()).toMatchObject({ articles: 0, passages: 0, problems: [] })
    expect((await library.search({ query: 'anything', history: [] })).evidence).toEqual([])
    expect(library.suggestions({}, 3)).toEqual([])
  })

  it('does not follow links out of the folder', async () => {
    const [inside, outside] = [await temporary(), await temporary()]
    await writeFile(join(outside, 'secret.md'), 'The vault code is 1234.')
    await symlink(join(outside, 'secret.md'), join(inside, 'link.md'))
    const { articles, problems } = (await openAt(inside)).status()
    expect(articles).toBe(0)
    expect(problems).toMatchObject([{ severity: 'error', file: 'link.md' }])
  })

  it('takes an article whose language cannot be told for one of the common language', async () => {
    const folder = await temporary()
    await cp(join(fixtures, 'kb/account'), folder, { recursive: true })
    await writeFile(join(folder, 'short.md'), '# KB-2\n\nQX-77 ZR.')
    expect((await openAt(folder)).article('short')?.lang).toBe('en')
  })

  it('keeps a redirect from where an article was before', async () => {
    const folder = await temporary()
    await writeFile(join(folder, 'new.md'), '---\nredirectFrom: [old/place.md, /older]\n---\n\nText here.')
    const library = await openAt(folder)
    expect(library.redirect('old/place')).toBe('new')
    expect(library.redirect('older')).toBe('new')
    expect(library.redirect('constructor')).toBeUndefined()
  })
})

describe('a change on disk', () => {
  it('is answered from: added, edited, renamed, deleted', async () => {
    const folder = await temporary()
    await writeFile(join(folder, 'pay.md'), '# Paying\n\nWe take cards.')
    const library = await openAt(folder, { watch: true })

    await writeFile(join(folder, 'umbrella.md'), '# Umbrellas\n\nBorrow an umbrella at the door.')
    await until(async () => (await answers(library, 'borrow an umbrella')) === 'umbrella')

    await writeFile(join(folder, 'umbrella.md'), '# Parasols\n\nParasols stand on the terrace.')
    await until(async () => (await answers(library, 'where are the parasols')) === 'umbrella')

    await rename(join(folder, 'umbrella.md'), join(folder, 'parasol.md'))
    await until(async () => (await answers(library, 'where are the parasols')) === 'parasol')
    expect(library.article('umbrella')).toBeUndefined()

    await rm(join(folder, 'parasol.md'))
    await until(() => library.status().articles === 1)
    expect(await answers(library, 'where are the parasols')).toBeUndefined()
  })

  it('is noticed in a folder that is made later, and when an editor saves by renaming', async () => {
    const folder = await temporary()
    const library = await openAt(folder, { watch: true })
    await mkdir(join(folder, 'guests/late'), { recursive: true })
    await writeFile(join(folder, 'guests/late/.keys.md.swp'), 'not an article')
    await writeFile(join(folder, 'guests/late/keys.md~'), '# Draft\n\nnot an article')
    await writeFile(join(folder, 'guests/late/.keys.tmp'), '# Keys\n\nThe night porter has the keys.')
    await rename(join(folder, 'guests/late/.keys.tmp'), join(folder, 'guests/late/keys.md'))
    await until(async () => (await answers(library, 'who has the keys at night')) === 'guests/late/keys')
    expect(library.status().articles).toBe(1)
  })

  it('is noticed in a folder that was moved here, and no more once it is moved away', async () => {
    const [folder, elsewhere] = [await temporary(), await temporary()]
    await mkdir(join(elsewhere, 'spa/hours'), { recursive: true })
    await writeFile(join(elsewhere, 'spa/hours/sauna.md'), '# Saunas\n\nThe sauna is upstairs.')
    const library = await openAt(folder, { watch: true })
    await rename(join(elsewhere, 'spa'), join(folder, 'spa'))
    await until(async () => (await answers(library, 'where is the sauna')) === 'spa/hours/sauna')
    await writeFile(join(folder, 'spa/hours/pool.md'), '# Pools\n\nThe pool is in the cellar.')
    await until(async () => (await answers(library, 'where is the pool')) === 'spa/hours/pool')
    await rename(join(folder, 'spa'), join(elsewhere, 'spa'))
    await until(() => library.status().articles === 0)
    await mkdir(join(folder, 'spa'))
    await writeFile(join(folder, 'spa/bar.md'), '# Bars\n\nThe bar is on the roof.')
    await until(async () => (await answers(library, 'where is the bar')) === 'spa/bar')
    expect(library.status().articles).toBe(1)
  })

  it('tells those who listen, once it is taken in', async () => {
    const folder = await temporary()
    const library = await openAt(folder, { watch: true })
    const heard: number[] = []
    const stop = library.onChange(({ articles }) => heard.push(articles))
    await writeFile(join(folder, 'a.md'), 'Text of a.')
    await until(() => heard.at(-1) === 1)
    stop()
    await writeFile(join(folder, 'b.md'), 'Text of b.')
    await until(() => library.status().articles === 2)
    expect(heard.at(-1)).toBe(1)
  })

  it('that breaks an article reports it and leaves the others', async () => {
    const folder = await temporary()
    await writeFile(join(folder, 'a.md'), '# A\n\nText of a.')
    await writeFile(join(folder, 'b.md'), '# B\n\nText of b.')
    const library = await openAt(folder, { watch: true })
    await writeFile(join(folder, 'b.md'), '---\ndraft: maybe\n---\n\nText of b.')
    await until(() => library.status().problems.length === 1)
    expect(library.status().problems[0]).toMatchObject({ file: 'b.md', line: 2 })
    expect(library.article('a')).toBeDefined()
  })

  it('that takes the whole folder away keeps the last reading, and the folder is taken up again', async () => {
    const folder = await temporary()
    await writeFile(join(folder, 'a.md'), '# Towels\n\nTowels are by the pool.')
    const library = await openAt(folder, { watch: true })
    await rm(folder, { recursive: true })
    await until(() => library.status().problems.length > 0)
    expect(await answers(library, 'where are towels')).toBe('a')
    await mkdir(folder)
    await writeFile(join(folder, 'b.md'), '# Saunas\n\nThe sauna is upstairs.')
    await until(async () => (await answers(library, 'where is the sauna')) === 'b')
    expect(library.status().problems).toEqual([])
  })

  it('that comes while another is being read is not lost', async () => {
    const folder = await temporary()
    const library = await openAt(folder)
    await writeFile(join(folder, 'a.md'), 'Text of a.')
    const reading = library.reload()
    await writeFile(join(folder, 'b.md'), 'Text of b.')
    await Promise.all([reading, library.reload(), library.reload()])
    expect(library.status().articles).toBe(2)
  })
})
