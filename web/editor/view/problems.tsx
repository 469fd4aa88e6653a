/** What is wrong with the text, in its order; a press leads there. */
import { useState } from 'preact/hooks'
import { ChevronDown, ChevronUp } from '../../shared/icons.tsx'
import { go, place } from '../live/address.ts'
import { text } from '../live/article.ts'
import { blind, problems as found, inspected } from '../live/inspect.ts'
import { write } from '../live/saving.ts'
import { editedAs, withPlainBreaks } from '../pure/line-breaks.ts'
import type { Problem } from '../pure/problem.ts'
import { counted } from '../pure/words.ts'
import { field } from './at-hand.ts'

/** More than these are counted. */
const MOST = 200

export function Problems() {
  const [open, setOpen] = useState(false)
  const problems = found.value
  const of = (severity: Problem['severity']) => problems.filter((problem) => problem.severity === severity).length
  const counts = [
    of('error') && counted(of('error'), 'error'),
    of('warning') && counted(of('warning'), 'warning'),
    of('hint') && counted(of('hint'), 'hint'),
  ].filter(Boolean)
  return (
    <section class="problems" aria-label="Problems">
      <button
        type="button"
        class="problems-head"
        aria-expanded={open && problems.length > 0}
        disabled={problems.length === 0}
        onClick={() => setOpen(!open)}
      >
        {open && problems.length > 0 ? <ChevronDown size={16} /> : <ChevronUp size={16} />}
        <span role="status">
          {problems.length > 0 ? counts.join(', ') : inspected.value ? 'No problems' : 'Looking for problems…'}
        </span>
        {blind.value && <span class="faint problems-blind">May be out of date: the server cannot be asked.</span>}
        {problems.length > 0 && (
          <span class="faint not-small">
            <kbd>F8</kbd> goes to the next
          </span>
        )}
      </button>
      {open && problems.length > 0 && (
        <ol class="problem-list">
          {problems.slice(0, MOST).map((problem, at) => (
            <ProblemLine key={`${problem.line} ${at}`} problem={problem} />
          ))}
        </ol>
      )}
    </section>
  )
}

const words = { error: 'Error', warning: 'Warning', hint: 'Hint' }

function ProblemLine({ problem }: { problem: Problem }) {
  const { severity, line, column, message, fix } = problem
  const lead = () => {
    const { page, path, query } = place.value
    if (query.show) go({ page, path, query: { ...query, show: '' } }, true)
    requestAnimationFrame(() => field.value?.goTo(line, column))
  }
  const mend = () => {
    const said = inspected.value
    if (!fix || !said || said.of !== text.value) return
    const plain = withPlainBreaks(text.value)
    write(editedAs(text.value, plain.slice(0, fix.from) + fix.text + plain.slice(fix.to)))
  }
  return (
    <li class="problem" data-severity={severity}>
      <button type="button" class="problem-words" onClick={lead}>
        <span class="problem-mark" aria-hidden="true" />
        <span class="unseen">{words[severity]}: </span>
        {message}
        {line > 0 && <span class="problem-line">line {line}</span>}
      </button>
      {fix && (
        <button type="button" class="button small" onClick={mend}>
          Fix
        </button>
      )}
    </li>
  )
}
