/**
 * Measures what editors are told of duplicates and contradictions: pairs that were written for it are planted into real
 * help centres, beside pairs that only look like it; and what is found in the help centres as they are.
 */
import { openSet, recipes } from '../sets.ts'
import type { Row, Table } from '../tables.ts'
import { type Judged, type Planted, plant } from './measure.ts'
import type { Pair } from './pairs.ts'
import { after } from './pairs-after.ts'
import { before } from './pairs-before.ts'
import { later } from './pairs-later.ts'
import { scenes } from './scenes.ts'

/** Where the pairs of each language are planted. */
const bases: [set: string, lang: Pair['lang']][] = [
  ['arduino-help', 'en'],
  ['logingov-help en', 'en'],
  ['gnome-help de', 'de'],
  ['gnome-help fr', 'fr'],
  ['logingov-help es', 'es'],
  ['gnome-help sr-Cyrl', 'sr'],
]

const { open, held } = scenes()
const halves = [
  { name: 'written before tuning', pairs: before },
  { name: 'written after', pairs: after },
  { name: 'written later', pairs: later },
  { name: 'scenes, the half looked at', pairs: open },
  { name: 'scenes, the half only counted', pairs: held },
]

export async function overlapTable(): Promise<Table> {
  const all: { half: string; planted: Planted }[] = []
  const untouched: string[] = []
  for (const [name, lang] of bases) {
    const recipe = recipes.find((one) => one.name === name)
    if (!recipe) continue
    const articles = (await openSet(recipe)).library.articles().filter((article) => article.lang === lang)
    for (const { name: half, pairs } of halves) all.push({ half, planted: plant(lang, articles, pairs) })
    const { own } = plant(lang, articles, [])
    const contradictions = own.filter(({ kind }) => kind === 'contradiction').length
    untouched.push(`${name} ${own.length - contradictions} and ${contradictions}`)
  }
  const rows = [...halves.map(({ name }) => name), undefined].flatMap((half) => {
    const planted = all.filter((one) => half === undefined || one.half === half).map((one) => one.planted)
    const kinds = half?.startsWith('scenes') ? (['contradiction'] as const) : (['contradiction', 'duplicate'] as const)
    return kinds.map((kind) => rowOf(kind, half ?? 'all', planted))
  })
  return {
    title: 'Duplicates and contradictions: pairs planted into real help centres (English ones into two)',
    columns: [
      { name: 'precision', unit: 'share', better: 'higher' },
      { name: 'recall', unit: 'share', better: 'higher' },
      { name: 'false', unit: 'words' },
      { name: 'strays', unit: 'words' },
    ],
    rows,
    notes: [
      `n: pairs of the kind. False: findings of the kind in ${halves.flatMap(({ pairs }) => pairs).filter(({ kind }) => kind === 'none').length} pairs that only look like it. Strays: between a planted article and the help centre.`,
      `Duplicates and contradictions found in the help centres as they are: ${untouched.join(', ')}.`,
    ],
  }
}

function rowOf(kind: 'contradiction' | 'duplicate', half: string, planted: readonly Planted[]): Row {
  const judged = planted.flatMap((one) => one.judged)
  const wanted = judged.filter(({ pair }) => pair.kind === kind)
  const hit = ({ found }: Judged) => (found.includes(kind) ? 1 : 0)
  const right = wanted.reduce((sum, one) => sum + hit(one), 0)
  const wrong = judged.filter(({ pair, found }) => pair.kind !== kind && found.includes(kind)).length
  const strays = planted.flatMap((one) => one.strays).filter((stray) => stray.kind === kind).length
  const told = right + wrong + strays
  return {
    label: `${kind}s, ${half}`,
    n: wanted.length,
    cells: [
      { value: told === 0 ? Number.NaN : right / told },
      { value: right / wanted.length, each: wanted.map(hit) },
      { value: wrong },
      { value: strays },
    ],
  }
}
