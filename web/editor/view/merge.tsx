/** Two texts that were made from one: what goes together by itself is put together, the rest is chosen side by side. */
import { useMemo, useState } from 'preact/hooks'
import { go, place } from '../live/address.ts'
import { base, type Theirs, text, theirs } from '../live/article.ts'
import { letGo } from '../live/colleagues.ts'
import { settle } from '../live/opened.ts'
import { toast } from '../live/toast.ts'
import { wordsBetween } from '../pure/diff.ts'
import { type Choice, conflictsIn, mergedText, mergeOf, type Part } from '../pure/merge.ts'
import { counted } from '../pure/words.ts'
import { Words } from './difference.tsx'

export function Merge() {
  const other = theirs.value
  const [mine] = useState(text.value)
  const parts = useMemo(() => mergeOf(mine, base.value.text, other?.text ?? ''), [mine, other])
  const count = conflictsIn(parts)
  const [choices, setChoices] = useState<(Choice | undefined)[]>([])
  if (!other) return null
  const merged = mergedText(
    parts,
    Array.from({ length: count }, (_, at) => choices[at]),
    other.text,
  )
  const open = count - choices.filter(Boolean).length
  const whose = whoseOf(other)

  const use = (result: string, words = 'Your draft holds both now.') => {
    settle(result)
    if (other.what === 'discarded') void letGo()
    leave()
    toast(`${words} Look it over, then publish.`)
  }
  let conflict = -1
  return (
    <section class="merge" aria-label="Merge">
      <header class="merge-head">
        <h3>{count === 0 ? 'Both fit together' : `${counted(count, 'place')} to decide`}</h3>
        <p class="faint">
          {count === 0
            ? 'You and the other text changed different places. This is the text with both.'
            : 'Where both changed the same place, choose what stands. Everything else is put together already.'}
        </p>
      </header>
      <div class="merge-parts">
        {parts.map((part, at) => {
          if (part.kind === 'taken') return <Taken key={`part ${at}`} part={part} />
          conflict++
          const index = conflict
          return (
            <Conflict
              key={`part ${at}`}
              part={part}
              number={index + 1}
              whose={whose}
              choice={choices[index]}
              onChoose={(choice) => {
                const next = [...choices]
                next[index] = choice
                setChoices(next)
              }}
            />
          )
        })}
      </div>
      <footer class="merge-verbs">
        <span class="faint" role="status">
          {open > 0 ? `${counted(open, 'place')} left to decide` : ''}
        </span>
        <button type="button" class="button" onClick={leave}>
          Later
        </button>
        <button type="button" class="button" onClick={() => use(other.text, 'Your draft is their text now.')}>
          Take theirs whole
        </button>
        <button type="button" class="button" onClick={() => use(mine, 'Your draft stands as you wrote it.')}>
          Keep mine whole
        </button>
        <button
          type="button"
          class="button primary"
          disabled={merged === undefined}
          onClick={() => merged !== undefined && use(merged)}
        >
          Use the merged text
        </button>
      </footer>
    </section>
  )
}

function whoseOf({ what, by }: Theirs): string {
  if (what === 'elsewhere') return 'From elsewhere'
  if (what === 'discarded') return 'Your discarded draft'
  if (what === 'colleague') return `Draft of ${by}`
  return `Published${by ? ` by ${by}` : ''}`
}

function leave(): void {
  const { page, path, query } = place.value
  go({ page, path, query: { ...query, show: '' } }, true)
}

/** Lines of an unchanged part that are shown at each end of it. */
const EDGE = 3

function Taken({ part }: { part: Extract<Part, { kind: 'taken' }> }) {
  const { from, lines } = part
  if (from === 'both') {
    const long = lines.length > 2 * EDGE + 1
    return (
      <div class="merge-part">
        <pre dir="auto">{(long ? lines.slice(0, EDGE) : lines).join('\n')}</pre>
        {long && <p class="diff-gap">{counted(lines.length - 2 * EDGE, 'line')} the same</p>}
        {long && <pre dir="auto">{lines.slice(-EDGE).join('\n')}</pre>}
      </div>
    )
  }
  return (
    <div class="merge-part" data-from={from}>
      <p class="merge-whose">{from === 'mine' ? 'Yours' : 'Theirs'}</p>
      <pre dir="auto">{lines.length > 0 ? lines.join('\n') : '(taken out)'}</pre>
    </div>
  )
}

interface ConflictProps {
  part: Extract<Part, { kind: 'conflict' }>
  number: number
  whose: string
  choice: Choice | undefined
  onChoose: (choice: Choice) => void
}

const choices: { choice: Choice; words: string }[] = [
  { choice: 'mine', words: 'Yours' },
  { choice: 'theirs', words: 'Theirs' },
  { choice: 'mine-first', words: 'Both, yours first' },
  { choice: 'theirs-first', words: 'Both, theirs first' },
]

function Conflict({ part, number, whose, choice, onChoose }: ConflictProps) {
  const [was, is] = useMemo(() => wordsBetween(part.mine.join('\n'), part.theirs.join('\n')), [part])
  return (
    <fieldset class="merge-conflict" data-decided={choice ? '' : undefined}>
      <legend>Place {number}</legend>
      <div class="merge-sides">
        <div data-chosen={choice && choice !== 'theirs' ? '' : undefined}>
          <p class="merge-whose">Yours</p>
          {part.mine.length > 0 ? <Words pieces={was} as="ins" /> : <p class="faint">(taken out)</p>}
        </div>
        <div data-chosen={choice && choice !== 'mine' ? '' : undefined}>
          <p class="merge-whose">{whose}</p>
          {part.theirs.length > 0 ? <Words pieces={is} as="ins" /> : <p class="faint">(taken out)</p>}
        </div>
      </div>
      <div class="merge-choices">
        {choices.map((each) => (
          <label key={each.choice} class="check">
            <input
              type="radio"
              name={`place-${number}`}
              checked={choice === each.choice}
              onChange={() => onChoose(each.choice)}
            />
            {each.words}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
