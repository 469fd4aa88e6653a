/** The table of understanding: who asks for a person, complains, swears or is angry, in labelled messages. */
import { understand } from '../../src/answering/understand.ts'
import { defaultPolicy } from '../../src/domain/handoff.ts'
import { auroc } from '../../src/insights/metrics.ts'
import { readRows } from './sets.ts'
import { area, type Cell, type Row, share, type Table } from './tables.ts'

interface Labelled {
  text: string
  wants_human: boolean | null
  complaint: boolean | null
  offensive: boolean | null
  frustrated: boolean | null
}

type Reading = ReturnType<typeof understand>

const columns = [
  share('precision', 'higher'),
  share('recall', 'higher'),
  share('F1', 'higher'),
  { name: 'false alarms', unit: 'per thousand' as const, better: 'lower' as const },
  area('AUROC', 'higher'),
  share('reference F1'),
  area('AUROC'),
]

/** Questions of help centres: none of them asks for a person, complains or is angry. */
const ordinarySets = [
  'clinc150/queries.val.jsonl',
  'clinc150/queries.test.jsonl',
  'arduino-help/queries.jsonl',
  'stackfaq/queries.jsonl',
  ...['en', 'es', 'fr'].map((lang) => `logingov-help/queries.${lang}.jsonl`),
  ...['en', 'de', 'fr', 'es', 'sr-Cyrl', 'sr-Latn', 'sr-ascii'].map((lang) => `gnome-help/queries.${lang}.jsonl`),
]

const angry = ({ upset }: Reading) => upset >= defaultPolicy.upsetFrom
const makesComplaint = ({ complaint }: Reading) => complaint !== undefined
const asksPerson = ({ wantsPerson }: Reading) => wantsPerson !== undefined

export async function understandingTable(): Promise<Table> {
  const bitext = await readRows<Labelled>('escalation/bitext.jsonl')
  const rasa = await readRows<Labelled>('escalation/rasa.jsonl')
  const ordinary = (await Promise.all(ordinarySets.map((file) => readRows<{ query: string }>(file)))).flat()
  const calm = ordinary.map(({ query }) => understand(query, []))
  const alarms = (fires: (reading: Reading) => boolean) => ({ value: (1000 * calm.filter(fires).length) / calm.length })
  const row = (
    label: string,
    messages: readonly Labelled[],
    of: keyof Omit<Labelled, 'text'>,
    fires: (reading: Reading) => boolean,
    reference: [f1?: number, auroc?: number],
  ): Row => {
    const told = messages
      .filter((message) => message[of] !== null)
      .map((message) => ({ is: message[of] === true, reading: understand(message.text, []) }))
    const scores = (is: boolean) => told.filter((one) => one.is === is).map(({ reading }) => reading.upset)
    const scored = fires === angry ? { value: auroc(scores(true), scores(false)) } : undefined
    const known = (value: number | undefined): Cell | undefined => (value === undefined ? undefined : { value })
    const cells = [...found(told, fires), alarms(fires), scored, known(reference[0]), known(reference[1])]
    return { label, n: told.length, cells }
  }
  return {
    title: 'Understanding: what a message says about itself',
    columns,
    rows: [
      row('asks for a person, bitext', bitext, 'wants_human', asksPerson, [0.98]),
      row('asks for a person, rasa', rasa, 'wants_human', asksPerson, [0.81]),
      row('complains, bitext', bitext, 'complaint', makesComplaint, []),
      row('swears, bitext', bitext, 'offensive', angry, []),
      row('is angry, rasa', rasa, 'frustrated', angry, [undefined, 0.75]),
    ],
    notes: [
      `False alarms: of 1,000 ordinary questions of help centres (${calm.length}, in seven languages and spellings).`,
      `Swearing and anger: upset of ${defaultPolicy.upsetFrom} and more, which is when a person is offered.`,
      'A complaint: handed in, aimed at the company or said. A claim that is only filed counts as missed: customers of insurers do that.',
      'Reference: a list of words, as measured by those who made the sets.',
    ],
  }
}

function found(told: readonly { is: boolean; reading: Reading }[], fires: (reading: Reading) => boolean): Cell[] {
  const fired = told.filter(({ reading }) => fires(reading))
  const right = fired.filter(({ is }) => is).length
  const precision = right / Math.max(1, fired.length)
  const recall = right / Math.max(1, told.filter(({ is }) => is).length)
  const f1 = right === 0 ? 0 : (2 * precision * recall) / (precision + recall)
  return [{ value: precision }, { value: recall }, { value: f1 }]
}
