/** Somebody else saved the same in the meantime: what differs, and which of the two is to hold. */
import { useEffect, useRef } from 'preact/hooks'
import { moment } from '../../../shared/time.ts'
import { now } from '../../live/now.ts'
import type { Theirs } from '../../live/settings.ts'
import { differences, MOST_TOLD } from '../../pure/settings/differences.ts'
import { locale } from '../../view/times.tsx'

interface ConflictProps {
  theirs: Theirs
  /** The parts that were to be saved. */
  mine: object
  onTakeTheirs(): void
  onSaveMine(): void
}

export function Conflict({ theirs, mine, onTakeTheirs, onSaveMine }: ConflictProps) {
  const root = useRef<HTMLElement>(null)
  useEffect(() => root.current?.focus(), [theirs.version])
  const found = differences(mine, theirs.parts)
  const told = found.slice(0, MOST_TOLD)
  return (
    <section ref={root} class="conflict" role="alert" tabIndex={-1} aria-labelledby="conflict">
      <h2 id="conflict">
        {theirs.by.name} saved this while you were changing it ({moment(theirs.at, new Date(now.value), locale)})
      </h2>
      <p>Nothing of yours was saved yet, and nothing of theirs is lost. Choose which holds.</p>
      <div class="scrolls-sideways">
        <table>
          <thead>
            <tr>
              <th scope="col">Where</th>
              <th scope="col">Yours</th>
              <th scope="col">{theirs.by.name}’s</th>
            </tr>
          </thead>
          <tbody>
            {told.map((each) => (
              <tr key={each.place}>
                <th scope="row">{each.place}</th>
                <td>{each.mine}</td>
                <td>{each.theirs}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {found.length > told.length && <p class="faint">… and {found.length - told.length} more.</p>}
      <div class="verbs">
        <button type="button" class="button primary" onClick={onTakeTheirs}>
          Take theirs
        </button>
        <button type="button" class="button" onClick={onSaveMine}>
          Save mine over it
        </button>
      </div>
    </section>
  )
}
