/** A rehearsal as it is looked through: its verdicts in words, and what of it is shown. */
import type { Decision } from '../../../src/domain/judgement.ts'
import type { QuestionSource, RehearsalVerdict } from '../../../src/domain/rehearsal.ts'
import type { RehearsalReport, RehearsalRow } from '../../../src/protocol/rehearsals.ts'

/** Characters that a reason for losing answers has at least. */
export const FEWEST_REASON_CHARACTERS = 10

export const verdictWords: Record<RehearsalVerdict, { one: string; explained: string }> = {
  lost: { one: 'Lost', explained: 'Answered well now, and not any more after this change.' },
  worse: { one: 'Worse', explained: 'Answered less well than now.' },
  better: { one: 'Better', explained: 'Answered now where it was not, or from the right article.' },
  changed: { one: 'Changed', explained: 'The same article, in other words.' },
  same: { one: 'Same', explained: 'Answered exactly as now.' },
}

export const sourceWords: Record<QuestionSource, string> = {
  listed: 'Listed in an article',
  asked: 'Asked by a customer, answered well',
  missed: 'Asked by a customer, not answered',
}

/** What the assistant does, in a few words. */
export function decisionWords(decision: Decision): string {
  return {
    answer: 'Answers',
    clarify: 'Asks back',
    handoff: 'Brings in a person',
    decline: 'Takes it for something else',
    smalltalk: 'Takes it for small talk',
  }[decision]
}

/** What a line says of one side: `Returns`, or what is done instead of an answer. */
export function briefly({ decision, articles }: RehearsalRow['before']): string {
  return decision === 'answer' ? articles.join(', ') : decisionWords(decision).toLowerCase()
}

export function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}

export interface Filter {
  /** `failing`: listed, and not answered from their article. */
  verdict: RehearsalVerdict | 'failing' | 'all'
  source: QuestionSource | 'all'
}

/** What is shown first: what needs a look, or all where nothing does. */
export function firstFilter({ counts }: Pick<RehearsalReport, 'counts'>): Filter {
  const found = (['lost', 'worse', 'better', 'changed'] as const).find((verdict) => (counts?.[verdict] ?? 0) > 0)
  return { verdict: found ?? 'all', source: 'all' }
}

export function shown(rows: readonly RehearsalRow[], { verdict, source }: Filter): RehearsalRow[] {
  return rows.filter(
    (row) =>
      (source === 'all' || row.source === source) &&
      (verdict === 'all' || (verdict === 'failing' ? row.fails : row.verdict === verdict)),
  )
}

/** Why a text cannot be published yet, in words; empty where it can. */
export function heldBy(report: RehearsalReport | undefined, reason: string): string {
  if (!report || report.state === 'running') return 'The known questions are still being asked.'
  if (report.state !== 'done') return 'The known questions have to be asked first.'
  const lost = report.counts?.lost ?? 0
  if (lost === 0 || reason.trim().length >= FEWEST_REASON_CHARACTERS) return ''
  return lost === 1 ? 'One answer is lost. Say why that is meant.' : `${lost} answers are lost. Say why that is meant.`
}

/** The newest questions that were put to a draft, each once, the newest first. */
export function remember(asked: readonly string[], question: string, most = 8): string[] {
  return [question, ...asked.filter((each) => each !== question)].slice(0, most)
}
