/** Who else writes here, and what can be done with their drafts; and that one's own was discarded. */
import { useState } from 'preact/hooks'
import { mayDiscard } from '../../../src/domain/idle-drafts.ts'
import type { Draft } from '../../../src/protocol/editor.ts'
import { me, wordsOf } from '../../console/live/session.ts'
import { People, Trash } from '../../shared/icons.tsx'
import { day, moment, serverNow } from '../../shared/time.ts'
import { discarded, others } from '../live/article.ts'
import { letGo, takeBack, takeOver } from '../live/colleagues.ts'
import { toast } from '../live/toast.ts'
import { DiscardColleague } from './discard-colleague.tsx'

/** Colleagues whose drafts have a line of their own. */
const MOST_SHOWN = 3

/** @param onMerge shows two texts side by side */
export function DraftStrips({ onMerge }: { onMerge: () => void }) {
  const [leaving, setLeaving] = useState<Draft>()
  const more = others.value.length - MOST_SHOWN
  return (
    <>
      {discarded.value && <Discarded onMerge={onMerge} />}
      {others.value.slice(0, MOST_SHOWN).map((draft) => (
        <Other key={draft.by.id} draft={draft} onMerge={onMerge} onDiscard={() => setLeaving(draft)} />
      ))}
      {more > 0 && (
        <div class="article-strip">
          <p>{more === 1 ? 'One more colleague has' : `${more} more colleagues have`} unpublished changes here.</p>
        </div>
      )}
      {leaving && <DiscardColleague draft={leaving} onClose={() => setLeaving(undefined)} />}
    </>
  )
}

interface OtherProps {
  draft: Draft
  onMerge: () => void
  onDiscard: () => void
}

function Other({ draft, onMerge, onDiscard }: OtherProps) {
  const { by, at } = draft
  const goOn = async () => {
    if ((await takeOver(draft)) === 'merge') onMerge()
    else toast(`You go on with the draft of ${by.name}. Theirs stays as it is.`)
  }
  return (
    <div class="article-strip" role="status">
      <People size={16} />
      <p>
        <bdi>{by.name}</bdi> has unpublished changes here, last saved {moment(at, serverNow(), navigator.language)}.
      </p>
      <button type="button" class="button small" onClick={() => void goOn()}>
        Continue it
      </button>
      {mayDiscard(me().roles, at, serverNow().toISOString()) && (
        <button type="button" class="button small" onClick={onDiscard}>
          Discard…
        </button>
      )}
    </div>
  )
}

function Discarded({ onMerge }: { onMerge: () => void }) {
  const [wrong, setWrong] = useState('')
  const lost = discarded.value
  if (!lost) return null
  const now = serverNow()
  const act = (work: () => Promise<unknown>) => () => void work().catch((error: unknown) => setWrong(wordsOf(error)))
  return (
    <div class="article-strip urgent" role="alert">
      <Trash size={16} />
      <p>
        {wrong || (
          <>
            <bdi>{lost.by.name}</bdi> discarded your draft of {moment(lost.savedAt, now, navigator.language)}:{' '}
            <q dir="auto">{lost.why}</q> It is kept until {day(lost.until, now, navigator.language)}.
          </>
        )}
      </p>
      <button
        type="button"
        class="button small"
        onClick={act(async () => {
          if ((await takeBack()) === 'merge') onMerge()
        })}
      >
        Take it back
      </button>
      <button type="button" class="button small" onClick={act(letGo)}>
        Let it go
      </button>
    </div>
  )
}
