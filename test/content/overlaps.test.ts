import { describe, expect, it } from 'vitest'
import { differ } from '../../src/content/differ.ts'
import { shingled } from '../../src/content/shingles.ts'
import { valuesIn } from '../../src/content/values.ts'
import { parseArticle } from '../../src/knowledge/article.ts'
import { overlapsIn, plant } from '../eval/overlaps/measure.ts'
import { before } from '../eval/overlaps/pairs-before.ts'
import { scenes } from '../eval/overlaps/scenes.ts'

const article = (path: string, title: string, text: string) => {
  const markdown = `---\ntitle: ${title}\nlang: en\n---\n\n${text}\n`
  const { article: read } = parseArticle(path, new TextEncoder().encode(markdown))
  if (!read) throw new Error(`${path} does not load`)
  return read
}

describe('Values of a sentence', () => {
  it.each([
    ['Refunds take 14 working days.', 'duration 336-336'],
    ['It takes two to three weeks.', 'duration 336-504'],
    ['It costs €1,200.50 a year.', 'money euro/year 1200.5-1200.5'],
    ['Das kostet 4,90 Euro.', 'money euro 4.9-4.9'],
    ['At least 2 GB are free.', 'size 2000-2000 least'],
    ['Envíos hasta 23 kg.', 'weight 23-23 most'],
    ['Hitna služba radi 24 sata.', 'duration 24-24'],
    ['The meeting was 3 days ago.', ''],
    ['We are there 24 hours a day.', ''],
    ['It runs on 5 V.', 'voltage 5-5'],
    ['You can invite up to 25 members.', 'count 25-25 most'],
    ['Messages: 500 per day', 'count/day 500-500'],
    ['Send 5 requests per minute.', 'count/hour 300-300'],
    ['Open from 9 am to 5:30 pm.', 'clock 9-17.5'],
    ['Ouvert de 9 h à 18 h.', 'clock 9-18'],
    ['It needs iOS 15 or later.', 'version 15-15 least'],
    ['Version 4 can open files.', ''],
    ['Parcels are free of charge.', 'money 0-0'],
    ['Backups are made twice a week.', 'every duration 84-84'],
    ['It must not be heavier than 10 kg.', 'weight 10-10 most'],
    ['Riders are at least 18 years old.', 'duration 157680-157680 least'],
    ['A monthly fee of €4 is due.', 'money euro/month 4-4'],
    ['Un fichier de 25 Mo.', 'size 25-25'],
  ])('“%s”: %s', (sentence, said) => {
    const values = valuesIn(sentence).map(({ kind, low, high, bound }) =>
      `${kind} ${low}-${high} ${bound ?? ''}`.trim(),
    )
    expect(values.join(', ')).toBe(said)
  })

  it('agree where they are the same in other units, and where ranges meet', () => {
    const [days] = valuesIn('It takes 14 days.')
    const [weeks] = valuesIn('It takes two weeks.')
    const [range] = valuesIn('It takes 10 to 14 days.')
    const [month] = valuesIn('It takes one month.')
    if (!days || !weeks || !range || !month) throw new Error('a value is missing')
    expect([differ(days, weeks), differ(days, range), differ(days, month)]).toEqual([false, false, true])
  })
})

describe('Articles that are compared', () => {
  const bystanders = [
    article('a/hours.md', 'Opening hours', 'We open at nine. The doors close at six in the evening.'),
    article('a/cups.md', 'Care of cups', 'Wash cups by hand. Glaze does not like the machine.'),
  ]

  it('are told where they contradict or repeat each other, and not where they only seem to', () => {
    for (const pair of before) {
      const { judged, strays } = plant(pair.lang, bystanders, [pair])
      expect([pair.id, judged[0]?.found ?? []]).toEqual([pair.id, pair.kind === 'none' ? [] : [pair.kind]])
      expect(strays).toEqual([])
    }
  })

  it('are told of most that contradicts itself in sentences, lists, tables and hours, and of nothing that only looks so', () => {
    const { open } = scenes()
    const told = open.filter((pair) => plant(pair.lang, bystanders, [pair]).judged[0]?.found.includes('contradiction'))
    expect(told.filter(({ kind }) => kind === 'none').map(({ id }) => id)).toEqual([])
    const missed = open.filter((pair) => pair.kind === 'contradiction' && !told.includes(pair)).map(({ id }) => id)
    // Those take knowing the world, or were judged too strictly.
    expect(missed).toEqual(
      ['points-value', 'free-from-amount', 'phone-number-change', 'commission'].map((id) => `contradiction/${id}`),
    )
  })

  it('are told of two places of one article, but not of one list, table or paragraph', () => {
    const twice = article(
      'x/cups.md',
      'Cups',
      'A cup holds 200 ml.\n\n## Wash\n\nBy hand. Each of our cups holds up to 300 ml.',
    )
    expect(overlapsIn('en', [twice])).toMatchObject([{ one: { articleId: 'x/cups' }, other: { anchor: 'wash' } }])
    const listed = article('x/cups.md', 'Cups', '- A cup holds 200 ml.\n- A cup holds 300 ml.')
    expect(overlapsIn('en', [listed])).toEqual([])
  })

  it('have one finding for what stands in many of them, with all that hold it', () => {
    const footer =
      'If this did not help, write to us. Tell us what you did, what you saw, and what you expected to see instead, and put a picture of it into the message so that we can see the same. We answer on working days, in the order in which people write.'
    const many = ['a', 'b', 'c', 'd', 'e'].map((name) =>
      article(`x/${name}.md`, `About ${name}`, `This is ${name}.\n\n${footer}`),
    )
    const found = overlapsIn('en', many)
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ kind: 'duplicate', also: ['x/c', 'x/d', 'x/e'] })
  })

  it('keep the key of a finding while its texts stay, and have another once one changes', () => {
    const pair = (first: string, above = '') => [
      article('x/one.md', 'Post', `${above}A letter takes 3 days to Peru. ${first}`),
      article('x/two.md', 'Letters', 'A letter takes 9 days to Peru.'),
    ]
    const keyOf = (articles: ReturnType<typeof pair>) => overlapsIn('en', articles).map(({ key }) => key)
    const [key] = keyOf(pair(''))
    expect(key).toMatch(/^[0-9a-f]{16}$/)
    expect(keyOf(pair('More follows.', 'Good to know.\n\n'))).toEqual([key])
    const changed = [pair('')[0], article('x/two.md', 'Letters', 'A letter takes 8 days to Peru.')] as ReturnType<
      typeof pair
    >
    expect(keyOf(changed)).toHaveLength(1)
    expect(keyOf(changed)).not.toEqual([key])
  })
})

describe('Runs of words', () => {
  it('are the same wherever they stand in a text', () => {
    const words = 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen'
    const [alone, moved] = [shingled(words), shingled(`zero and ${words}`)]
    expect(alone.prints.filter((print) => moved.prints.includes(print)).length).toBeGreaterThan(0)
    expect([...moved.runs].slice(2)).toEqual([...alone.runs])
  })
})
