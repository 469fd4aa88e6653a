/** Two texts side by side, or one below the other where there is no room; what differs is marked by word. */
import { useMemo } from 'preact/hooks'
import { type DiffRow, folded, type Piece, rowsBetween, tally } from '../pure/diff.ts'
import { counted } from '../pure/words.ts'

interface DifferenceProps {
  before: string
  after: string
  /** What the two are called. */
  titles: readonly [string, string]
}

export function Difference({ before, after, titles }: DifferenceProps) {
  const rows = useMemo(() => rowsBetween(before, after), [before, after])
  const shown = useMemo(() => folded(rows), [rows])
  const { added, removed } = tally(rows)
  if (before === after) return <p class="faint">The two are the same.</p>
  // Where one of them is empty, the other has the room.
  const one = before === '' ? 'after' : after === '' ? 'before' : undefined
  return (
    <div class="difference">
      <p class="faint" role="status">
        {counted(added, 'line')} added, {removed} removed.
      </p>
      <table class="diff" data-one={one}>
        <caption class="unseen">
          What differs between {titles[0]} and {titles[1]}
        </caption>
        <thead>
          <tr>
            <th scope="col" class="diff-number">
              <span class="unseen">Line</span>
            </th>
            <th scope="col">{titles[0]}</th>
            <th scope="col" class="diff-number">
              <span class="unseen">Line</span>
            </th>
            <th scope="col">{titles[1]}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row, at) =>
            row.kind === 'gap' ? (
              <tr key={`gap ${at}`} class="diff-gap">
                <td colSpan={4}>{counted(row.count, 'line')} the same</td>
              </tr>
            ) : (
              <Row key={`${row.left?.line ?? ''} ${row.right?.line ?? ''}`} row={row} />
            ),
          )}
        </tbody>
      </table>
    </div>
  )
}

function Row({ row }: { row: DiffRow }) {
  return (
    <tr data-kind={row.kind}>
      <td class="diff-number">{row.left?.line}</td>
      <td class="diff-side was">{row.left && <Words pieces={row.left.pieces} as="del" />}</td>
      <td class="diff-number">{row.right?.line}</td>
      <td class="diff-side is">{row.right && <Words pieces={row.right.pieces} as="ins" />}</td>
    </tr>
  )
}

export function Words({ pieces, as: Tag }: { pieces: readonly Piece[]; as: 'ins' | 'del' }) {
  return (
    <span class="diff-words" dir="auto">
      {pieces.map((piece, at) =>
        piece.changed && piece.text ? <Tag key={at}>{piece.text}</Tag> : <span key={at}>{piece.text}</span>,
      )}
    </span>
  )
}
