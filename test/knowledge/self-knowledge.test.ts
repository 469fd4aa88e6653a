import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { Library } from '../../src/knowledge/library.ts'
import { usualNeighbour } from '../../src/knowledge/self-knowledge.ts'
import { open, until } from './library.ts'

const opened: Library[] = []
const made: string[] = []
afterEach(async () => {
  for (const library of opened.splice(0)) await library.close()
  for (const folder of made.splice(0)) await rm(folder, { recursive: true, force: true })
})

interface File {
  title: string
  text: string
  questions?: string[]
}

async function baseOf(files: readonly File[]): Promise<{ library: Library; folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'bellhop-self-'))
  made.push(folder)
  for (const [at, file] of files.entries()) await put(folder, at, file)
  const library = await open(folder)
  opened.push(library)
  return { library, folder }
}

function put(folder: string, at: number, { title, text, questions = [] }: File): Promise<void> {
  const front = ['---', `title: ${JSON.stringify(title)}`, 'lang: en', `questions: ${JSON.stringify(questions)}`, '---']
  return writeFile(join(folder, `${at}.md`), `${front.join('\n')}\n\n${text}\n`)
}

const things = ['kettle', 'lantern', 'bicycle', 'violin', 'tent', 'camera', 'teapot', 'ladder', 'drill', 'scarf']
/** Each article has a sister that says nearly the same. */
const alike = things.flatMap((thing) =>
  ['broken', 'faulty'].map((state) => ({
    title: `Return a ${state} ${thing}`,
    text: `Send the ${state} ${thing} back in the box of the ${thing}.`,
  })),
)
const apart = [
  ['Opening hours', 'The shop is open every weekday until six.'],
  ['Sharpening knives', 'Blades are ground by hand on wet stone.'],
  ['Gift vouchers', 'A voucher is valid for three years.'],
  ['Parking nearby', 'Two garages lie behind the station.'],
  ['Job offers', 'Vacancies are announced each spring.'],
].map(([title = '', text = '']) => ({ title, text }))
/** Ten articles with seven questions each, asked in words that their text has and others have not. */
const asked = things.map((thing) => ({
  title: `About the ${thing}`,
  text: `The ${thing} needs ${thing} oil, ${thing} care, ${thing} storage, ${thing} cleaning and a ${thing} box.`,
  questions: ['oil', 'care', 'storage', 'cleaning', 'box', 'price', 'repair'].map((what) => `${thing} ${what}?`),
}))

const neighbours = async (library: Library) =>
  Number((await library.search({ query: 'return something', history: [], lang: 'en' })).features.neighbours)

describe('what a base tells about itself', () => {
  it('is how well a question fits whose article is missing', async () => {
    const near = await neighbours((await baseOf(alike)).library)
    const far = await neighbours((await baseOf(apart)).library)
    expect(near).toBeGreaterThan(far + 0.1)
    expect(far).toBeLessThan(usualNeighbour)
  })

  it('is taken to be the usual where there is one article', async () => {
    const { library } = await baseOf(alike.slice(0, 1))
    expect(await neighbours(library)).toBe(usualNeighbour)
  })

  it('follows the articles', async () => {
    const { library, folder } = await baseOf(apart)
    const before = await neighbours(library)
    for (const [at, file] of alike.entries()) await put(folder, at + 50, file)
    await library.reload()
    await until(async () => (await neighbours(library)) !== before)
    expect(await neighbours(library)).toBeGreaterThan(before + 0.1)
  })

  it('fits the judge to sixty questions or more, and says so', async () => {
    const { library } = await baseOf(asked)
    await library.studied()
    expect(library.status().calibration).toEqual({ questions: 70, fitted: true })
    const { calibration } = await library.search({ query: 'oil for the violin', history: [] })
    expect(calibration?.slope).toBeGreaterThan(0)
  })

  it('leaves the judge as it is with fewer', async () => {
    const { library } = await baseOf(asked.slice(0, 8))
    await library.studied()
    expect(library.status().calibration).toEqual({ questions: 56, fitted: false })
    expect((await library.search({ query: 'oil for the violin', history: [] })).calibration).toBeUndefined()
  })
})

describe('a search without some names', () => {
  it('finds an article by what is left', async () => {
    const { library } = await baseOf([
      { title: 'Delivery', text: 'Parcels take three days.', questions: ['when will my zeppelin arrive'] },
      { title: 'Payment', text: 'Cards are welcome.' },
    ])
    const search = (unnamed: string[]) =>
      library.search({ query: 'When will my zeppelin arrive?', history: [], unnamed })
    const named = (await search([])).features
    const left = (await search(['When will my zeppelin arrive?'])).features
    expect(named.nameCosine).toBeGreaterThan(0.9)
    expect(left.nameCosine).toBeLessThan(0.3)
  })
})

describe('an article that lists the very question', () => {
  it('is put ahead of one whose text is nearer', async () => {
    const files = [
      { title: 'Parcels', text: 'Parcels take three days. A parcel may arrive on a Sunday.' },
      { title: 'Holidays', text: 'We are closed on holidays.', questions: ['Will my parcel arrive on a Sunday?'] },
    ]
    const { library } = await baseOf(files)
    const asked = async (unnamed: string[]) => {
      const query = 'will my parcel arrive on a sunday'
      const { evidence } = await library.search({ query, history: [], unnamed })
      const [first, second] = evidence
      return { first: first?.passage.title, ahead: (first?.score ?? 0) - (second?.score ?? 0) }
    }
    const listed = await asked([])
    expect(listed.first).toBe('Holidays')
    expect(listed.ahead).toBeGreaterThan(0.05)
    expect((await asked(['Will my parcel arrive on a Sunday?'])).first).toBe('Parcels')
  })
})
