/** The questions of a rehearsal, of which only those in view are drawn, and the one that is looked at. */
import { useEffect, useState } from 'preact/hooks'
import type { RehearsalDetail, RehearsalRow } from '../../../src/protocol/rehearsals.ts'
import { me, wordsOf } from '../../console/live/session.ts'
import { worksConversations } from '../../console/pure/admin.ts'
import { Virtual } from '../../console/view/virtual.tsx'
import { moment, serverNow } from '../../shared/time.ts'
import { detailOf } from '../live/rehearsal.ts'
import { briefly, sourceWords, verdictWords } from '../pure/rehearsal.ts'
import { TwoAnswers } from './two-answers.tsx'

/** Pixels of a line before one was measured. */
const ROW = 52

export function RehearsedList({ rehearsalId, rows }: { rehearsalId: string; rows: readonly RehearsalRow[] }) {
  // Where there is room for both, the first that differs is shown at once.
  const [opened, setOpened] = useState(() => {
    const first = rows[0]
    return first && first.verdict !== 'same' && matchMedia('(min-width: 901px)').matches ? first.n : undefined
  })
  const byId = new Map(rows.map((row) => [String(row.n), row]))
  const row = opened === undefined ? undefined : byId.get(String(opened))
  const step = (by: number) => {
    const at = rows.findIndex(({ n }) => n === opened)
    const next = rows[at + by]
    if (next) setOpened(next.n)
  }
  if (rows.length === 0) return <p class="rehearsal-none faint">None of these.</p>
  return (
    <div class="rehearsed" data-opened={row ? '' : undefined}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrows move between the buttons inside */}
      <div
        class="rehearsed-list"
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
          event.preventDefault()
          step(event.key === 'ArrowDown' ? 1 : -1)
        }}
      >
        <Virtual
          label="Questions"
          ids={[...byId.keys()]}
          more={false}
          current={opened === undefined ? undefined : String(opened)}
          row={ROW}
          onEnd={() => {}}
          line={(id) => {
            const one = byId.get(id)
            return one && <Line row={one} opened={one.n === opened} onOpen={() => setOpened(one.n)} />
          }}
        />
      </div>
      {row ? (
        <Detail key={row.n} rehearsalId={rehearsalId} row={row} onBack={() => setOpened(undefined)} />
      ) : (
        <p class="rehearsed-hint faint">Choose a question to see both answers.</p>
      )}
    </div>
  )
}

function Line({ row, opened, onOpen }: { row: RehearsalRow; opened: boolean; onOpen: () => void }) {
  const { question, verdict, before, after } = row
  const [was, is] = [briefly(before), briefly(after)]
  return (
    <button type="button" class="rehearsed-line" aria-current={opened ? 'true' : undefined} onClick={onOpen}>
      <span class="verdict-mark" data-verdict={verdict}>
        {verdictWords[verdict].one}
      </span>
      <span class="rehearsed-words">
        <span class="rehearsed-question" dir="auto">
          {question}
        </span>
        <span class="rehearsed-sides">{was === is ? was : `${was} → ${is}`}</span>
      </span>
    </button>
  )
}

function Detail({ rehearsalId, row, onBack }: { rehearsalId: string; row: RehearsalRow; onBack: () => void }) {
  const [detail, setDetail] = useState<RehearsalDetail>()
  const [wrong, setWrong] = useState('')
  useEffect(() => {
    detailOf(rehearsalId, row.n).then(setDetail, (error: unknown) => setWrong(wordsOf(error)))
  }, [rehearsalId, row.n])
  const works = worksConversations(me().roles)
  return (
    <div class="rehearsed-detail">
      <button type="button" class="link-button rehearsed-back" onClick={onBack}>
        Back to the questions
      </button>
      <h4 dir="auto">{row.question}</h4>
      <p class="faint">
        {sourceWords[row.source]}
        {row.at && `, last ${moment(row.at, serverNow(), navigator.language)}`}
        {row.fails && ' · not answered from its article'}
        {row.conversationId && works && (
          <>
            {' · '}
            <a href={`/console/#/resolved/${row.conversationId}`}>Open the conversation</a>
          </>
        )}
      </p>
      {wrong && (
        <p class="form-error" role="alert">
          {wrong}
        </p>
      )}
      {detail && <TwoAnswers before={detail.before} after={detail.after} />}
    </div>
  )
}
