/**
 * The tables of the sentence gate: how many altered sentences it withholds, and how many faithful ones, by kind, by
 * language and by each rule alone. The rules were tuned on two bases; the others are held out.
 */
import { type Rule, rules } from '../../src/answering/claim-rules.ts'
import { faultsOf, verify } from '../../src/answering/verify.ts'
import { type Case, gateCases } from './gate-cases.ts'
import { type Cell, type Column, type Row, share, type Table } from './tables.ts'

interface Judged extends Case {
  withheld: boolean
  /** Each rule that finds fault with it by itself. */
  faults: ReadonlySet<string>
}

export async function gateTable(): Promise<Table> {
  const judged = await judgedCases()
  const rowsBy = (of: (one: Judged) => string): Row[] =>
    [...new Set(judged.map(of))].map((label) => ({
      ...row(
        label,
        judged.filter((one) => of(one) === label),
        ({ withheld }) => withheld,
      ),
      part: true,
    }))
  return {
    title: 'Sentence gate: withheld of altered sentences, and of faithful ones in other words',
    columns: columns({ altered: 'higher', faithful: 'lower' }),
    rows: [
      row('all', judged, ({ withheld }) => withheld),
      ...rowsBy(({ kind }) => kind),
      ...rowsBy(({ lang }) => lang),
    ],
    notes: ['Tuned: arduino-help and gnome-help, on which the rules were tried; held out: logingov-help and stackfaq.'],
  }
}

/** What each rule withholds by itself, whatever the others do: to be read, as one may take over from another. */
export async function gateRulesTable(): Promise<Table> {
  const judged = await judgedCases()
  return {
    title: 'Sentence gate: withheld by each rule alone',
    columns: columns({}),
    rows: (Object.keys(rules) as Rule[]).map((rule) => row(rule, judged, ({ faults }) => faults.has(rule))),
  }
}

let known: Promise<Judged[]> | undefined

function judgedCases(): Promise<Judged[]> {
  known ??= gateCases().then((cases) => cases.map(judgedOf))
  return known
}

function judgedOf(one: Case): Judged {
  const { said, passages, question, lang } = one
  const faults = faultsOf(said, passages, { question, lang }).map(({ rule }) => rule)
  return { ...one, withheld: !verify(said, passages, { question, lang }).ok, faults: new Set(faults) }
}

const parts = [' tuned', ' held out', ''] as const

function columns(better: { altered?: 'higher'; faithful?: 'lower' }): Column[] {
  return (['altered', 'faithful'] as const).flatMap((what) => parts.map((part) => share(what + part, better[what])))
}

function row(label: string, judged: readonly Judged[], hit: (one: Judged) => boolean): Row {
  const cells = [true, false].flatMap((altered) => {
    const same = judged.filter((one) => one.altered === altered)
    return [same.filter((one) => one.tuned), same.filter((one) => !one.tuned), same].map((some): Cell | undefined => {
      return some.length === 0 ? undefined : { value: some.filter(hit).length / some.length }
    })
  })
  return { label, n: judged.length, cells }
}
