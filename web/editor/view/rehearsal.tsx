/**
 * What a change of the articles would change in the answers: shown in its dialog, above the buttons.
 * Whatever stands here says by `onResult` what goes along with the publishing, and whether it is held up.
 */
import { useEffect, useMemo, useState } from 'preact/hooks'
import { type QuestionSource, rehearsalVerdicts } from '../../../src/domain/rehearsal.ts'
import type { RehearsalReport } from '../../../src/protocol/rehearsals.ts'
import { Field } from '../../console/view/field.tsx'
import { type Trial, useRehearsal } from '../live/rehearsal.ts'
import { type Filter, firstFilter, heldBy, shown, sourceWords, verdictWords } from '../pure/rehearsal.ts'
import { Failed } from './parts.tsx'
import { RehearsedList } from './rehearsed-list.tsx'

export interface Rehearsed {
  rehearsalId?: string
  /** Why it is published although answers are lost. */
  overrule?: string
  /** In words, why it cannot be published yet; empty where it can. */
  held: string
}

export interface RehearsalProps {
  trial: Trial
  onResult: (result: Rehearsed) => void
}

export function Rehearsal({ trial, onResult }: RehearsalProps) {
  const { report, failed, again, cancel } = useRehearsal(trial)
  const [reason, setReason] = useState('')
  const held = heldBy(failed ? undefined : report, reason)
  useEffect(() => {
    const overrule = reason.trim()
    const id = report?.state === 'done' ? report.rehearsalId : undefined
    onResult({ held, ...(id && { rehearsalId: id }), ...(overrule && { overrule }) })
  }, [held, reason, report?.rehearsalId, report?.state])

  return (
    <section class="rehearsal" aria-label="What changes in the answers">
      <h3>What changes in the answers</h3>
      {failed ? (
        <Failed message={`The known questions could not be asked: ${failed}`} again={again} />
      ) : report?.state === 'cancelled' ? (
        <p class="rehearsal-note">
          You stopped it. An article is published only when it is known what that changes.{' '}
          <button type="button" class="button small" onClick={again}>
            Ask the questions
          </button>
        </p>
      ) : report?.state === 'done' ? (
        <Report report={report} reason={reason} onReason={setReason} />
      ) : (
        <Progress done={report?.done ?? 0} total={report?.total ?? 0} onStop={cancel} />
      )}
    </section>
  )
}

function Progress({ done, total, onStop }: { done: number; total: number; onStop: () => void }) {
  return (
    <div class="rehearsal-progress">
      <progress {...(total > 0 && { value: done, max: total })} aria-label="Questions asked" />
      <span role="status">
        {total > 0 ? `${done} of ${total} known questions asked, before and after` : 'Collecting the known questions…'}
      </span>
      <button type="button" class="button small" onClick={onStop}>
        Stop
      </button>
    </div>
  )
}

function Report({
  report,
  reason,
  onReason,
}: {
  report: RehearsalReport
  reason: string
  onReason: (reason: string) => void
}) {
  const { counts, rows = [], failing = 0, total, rehearsalId } = report
  const [filter, setFilter] = useState<Filter>(() => firstFilter(report))
  const listed = useMemo(() => shown(rows, filter), [rows, filter])
  const lost = counts?.lost ?? 0
  if (total === 0) {
    return (
      <p class="rehearsal-note">
        No question is known yet, so nothing can be compared. List questions in the articles: they are asked before
        every publishing.
      </p>
    )
  }
  return (
    <>
      <p class="rehearsal-note" role="status">
        {summary(report)}
      </p>
      <div class="rehearsal-filters">
        <fieldset class="verdicts">
          <legend class="unseen">Show</legend>
          {rehearsalVerdicts.map((verdict) => (
            <Choice
              key={verdict}
              kind={verdict}
              count={counts?.[verdict] ?? 0}
              words={verdictWords[verdict].one}
              title={verdictWords[verdict].explained}
              chosen={filter.verdict === verdict}
              onChoose={() => setFilter({ ...filter, verdict: filter.verdict === verdict ? 'all' : verdict })}
            />
          ))}
          {failing > 0 && (
            <Choice
              kind="failing"
              count={failing}
              words="Not holding"
              title="Listed in an article, and not answered from it."
              chosen={filter.verdict === 'failing'}
              onChoose={() => setFilter({ ...filter, verdict: filter.verdict === 'failing' ? 'all' : 'failing' })}
            />
          )}
        </fieldset>
        <label class="rehearsal-source">
          <span class="unseen">Where the questions are from</span>
          <select
            value={filter.source}
            onChange={(event) => setFilter({ ...filter, source: event.currentTarget.value as Filter['source'] })}
          >
            <option value="all">All questions</option>
            {(Object.keys(sourceWords) as QuestionSource[]).map((source) => (
              <option key={source} value={source}>
                {sourceWords[source]}
              </option>
            ))}
          </select>
        </label>
      </div>
      <RehearsedList rehearsalId={rehearsalId} rows={listed} />
      {lost > 0 && (
        <Field
          label={lost === 1 ? 'Why may this answer be lost?' : `Why may these ${lost} answers be lost?`}
          help="It stands in the article’s history. At least 10 characters; or go back and mend the text."
        >
          {(wires) => (
            <textarea
              {...wires}
              dir="auto"
              rows={2}
              maxLength={500}
              value={reason}
              onInput={(event) => onReason(event.currentTarget.value)}
            />
          )}
        </Field>
      )}
    </>
  )
}

function summary({ counts, total }: RehearsalReport): string {
  const questions = total === 1 ? 'One known question was' : `${total} known questions were`
  const lost = counts?.lost ?? 0
  const better = counts?.better ?? 0
  if (lost > 0) return `${questions} asked. ${lost === 1 ? 'One answer' : `${lost} answers`} would be lost.`
  if (better > 0)
    return `${questions} asked. No answer is lost, and ${better === 1 ? 'one gets' : `${better} get`} better.`
  return `${questions} asked. No answer is lost.`
}

interface ChoiceProps {
  kind: string
  count: number
  words: string
  title: string
  chosen: boolean
  onChoose: () => void
}

function Choice({ kind, count, words, title, chosen, onChoose }: ChoiceProps) {
  return (
    <button
      type="button"
      class="verdict"
      data-verdict={kind}
      aria-pressed={chosen}
      title={title}
      disabled={count === 0}
      onClick={onChoose}
    >
      <b>{count}</b> {words}
    </button>
  )
}
