/** Measures what understanding finds in labelled messages that nobody on this project wrote. Run: npx tsx test/eval/understanding.ts */
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { understand } from '../../src/answering/understand.ts'

export interface UnderstandingRow {
  set: string
  measure: string
  n: number
  value: number
  /** What the product holds itself to; `at_least` unless the measure counts false alarms. */
  goal?: number
}

interface Labelled {
  text: string
  wants_human: boolean | null
  offensive: boolean | null
  frustrated: boolean | null
}

const folder = resolve(import.meta.dirname, '../../../shared/eval')

/** Rows of figures; empty where the evaluation data is not beside the repository. */
export async function measureUnderstanding(): Promise<UnderstandingRow[]> {
  if (!existsSync(folder)) return []
  const bitext = lines<Labelled>('escalation/bitext.jsonl')
  const rasa = lines<Labelled>('escalation/rasa.jsonl')
  const ordinary = [
    'clinc150/queries.val.jsonl',
    'clinc150/queries.test.jsonl',
    'arduino-help/queries.jsonl',
    'logingov-help/queries.en.jsonl',
    'logingov-help/queries.es.jsonl',
    'logingov-help/queries.fr.jsonl',
    'stackfaq/queries.jsonl',
    'gnome-help/queries.en.jsonl',
    'gnome-help/queries.de.jsonl',
    'gnome-help/queries.fr.jsonl',
    'gnome-help/queries.es.jsonl',
    'gnome-help/queries.sr-Cyrl.jsonl',
    'gnome-help/queries.sr-Latn.jsonl',
    'gnome-help/queries.sr-ascii.jsonl',
  ].map((file) => ({ file, texts: lines<{ query: string }>(file).map(({ query }) => query) }))
  const texts = ordinary.flatMap((set) => set.texts)
  return [
    ...wantsPerson('escalation/bitext', bitext, 0.98),
    ...wantsPerson('escalation/rasa', rasa, 0.97),
    ...ordinary.map(({ file, texts }) =>
      perThousand(file, 'asks for a person, false alarms per 1,000', texts, (t) => !!read(t).wantsPerson),
    ),
    {
      ...perThousand('all ordinary', 'asks for a person, false alarms per 1,000', texts, (t) => !!read(t).wantsPerson),
      goal: 3,
    },
    perThousand('all ordinary', 'sensitive topic, per 1,000', texts, (t) => !!read(t).sensitive),
    perThousand('all ordinary', 'upset (0.6 and more), per 1,000', texts, (t) => read(t).upset >= 0.6),
    perThousand('all ordinary', 'taken for small talk, per 1,000', texts, (t) => !!read(t).smalltalk),
    auroc(
      'escalation/rasa',
      'anger, AUROC',
      rasa.filter((m) => m.frustrated !== null),
      (m) => m.frustrated === true,
      0.93,
    ),
    auroc(
      'escalation/bitext',
      'swearing, AUROC',
      bitext.filter((m) => m.offensive !== null),
      (m) => m.offensive === true,
    ),
  ]
}

const readings = new Map<string, ReturnType<typeof understand>>()

function read(text: string): ReturnType<typeof understand> {
  const known = readings.get(text)
  if (known) return known
  const fresh = understand(text, [])
  readings.set(text, fresh)
  return fresh
}

function wantsPerson(set: string, messages: Labelled[], goal: number): UnderstandingRow[] {
  const labelled = messages.filter((m) => m.wants_human !== null)
  const found = labelled.filter((m) => read(m.text).wantsPerson)
  const right = found.filter((m) => m.wants_human).length
  const wanted = labelled.filter((m) => m.wants_human).length
  const precision = right / Math.max(1, found.length)
  const recall = right / Math.max(1, wanted)
  const row = (measure: string, value: number) => ({ set, measure, n: labelled.length, value })
  return [
    row('asks for a person, precision', precision),
    row('asks for a person, recall', recall),
    { ...row('asks for a person, F1', (2 * precision * recall) / Math.max(1e-9, precision + recall)), goal },
  ]
}

function perThousand(
  set: string,
  measure: string,
  texts: string[],
  fires: (text: string) => boolean,
): UnderstandingRow {
  return { set, measure, n: texts.length, value: (1000 * texts.filter(fires).length) / texts.length }
}

/** The chance that a positive scores above a negative, ties counting half. */
function auroc(
  set: string,
  measure: string,
  messages: Labelled[],
  positive: (m: Labelled) => boolean,
  goal?: number,
): UnderstandingRow {
  const scored = messages.map((m) => ({ yes: positive(m), score: read(m.text).upset }))
  const yes = scored.filter((s) => s.yes)
  const no = scored.filter((s) => !s.yes)
  let wins = 0
  for (const a of yes) for (const b of no) wins += a.score > b.score ? 1 : a.score === b.score ? 0.5 : 0
  return { set, measure, n: messages.length, value: wins / (yes.length * no.length), ...(goal ? { goal } : {}) }
}

function lines<T>(file: string): T[] {
  return readFileSync(resolve(folder, file), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { set, measure, n, value, goal } of await measureUnderstanding()) {
    console.log(
      `${set.padEnd(34)} ${measure.padEnd(44)} n=${String(n).padEnd(6)} ${value.toFixed(3)}${goal ? ` (goal ${goal})` : ''}`,
    )
  }
}
