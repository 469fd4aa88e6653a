/** The tables of languages: which one a message is in, and Serbian words cut to their stems. */
import { measureLanguage } from './language.ts'
import { measureStemming } from './serbian.ts'
import { type Row, share, type Table } from './tables.ts'

/** Languages that a base with all of the sets' articles would have. */
const served = ['en', 'de', 'fr', 'es', 'sr', 'zh']

export function languageTable(): Table {
  const figures = measureLanguage(served)
  const rows = figures.flatMap(({ set, long, right, wrong, short, shortRight, shortWrong }): Row[] => [
    { label: set.replace('.jsonl', ''), n: long, cells: [{ value: right }, { value: wrong }] },
    ...(short > 0
      ? [{ label: 'shorter', n: short, part: true, cells: [{ value: shortRight }, { value: shortWrong }] }]
      : []),
  ])
  return {
    title: 'Language: which one a message is in, where the base has articles in six',
    columns: [share('right', 'higher'), share('wrong', 'lower')],
    rows,
    notes: ['Messages of four words and more; shorter: those below, which fall back to what the browser says.'],
  }
}

export function stemmingTable(): Table {
  return {
    title: 'Serbian stemmer: pairs of words that share a stem, here and in the reference vocabulary',
    columns: [share('same', 'higher'), share('precision', 'higher'), share('recall', 'higher'), share('F1', 'higher')],
    rows: measureStemming().map(({ stemmer, words, same, precision, recall, f1 }) => ({
      label: stemmer,
      n: words,
      cells: [{ value: same }, { value: precision }, { value: recall }, { value: f1 }],
    })),
  }
}
