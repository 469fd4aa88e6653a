/** Articles that were deleted, and the way back. */
import { useEffect, useState } from 'preact/hooks'
import type { ArticleBin, Binned } from '../../../src/protocol/editor.ts'
import { wordsOf } from '../../console/live/session.ts'
import { day as dayOf, moment, serverNow } from '../../shared/time.ts'
import { go } from '../live/address.ts'
import { binned, restore } from '../live/calls.ts'
import { onNews } from '../live/news.ts'
import { toast } from '../live/toast.ts'
import { counted } from '../pure/words.ts'
import { Discarded, Removed } from './bin-more.tsx'
import { DeedDialog } from './deed-dialog.tsx'
import { Empty, Failed, Loading, Sheet } from './parts.tsx'
import { Rehearsal, type Rehearsed } from './rehearsal.tsx'
import { WhyField } from './why-field.tsx'

type Known = { is: 'asking' } | { is: 'failed'; message: string } | ({ is: 'here' } & ArticleBin)

export default function Bin() {
  const [known, setKnown] = useState<Known>({ is: 'asking' })
  const [chosen, setChosen] = useState<Binned>()
  const ask = () =>
    binned().then(
      (bins) => setKnown({ is: 'here', ...bins }),
      (error: unknown) => setKnown({ is: 'failed', message: wordsOf(error) }),
    )
  useEffect(() => {
    void ask()
    return onNews('articles', () => void ask())
  }, [])
  return (
    <Sheet title="Bin" lead="Deleted articles, newest first. Nobody is answered from them.">
      {known.is === 'asking' && <Loading words="Loading the bin" />}
      {known.is === 'failed' && <Failed message={known.message} again={() => void ask()} />}
      {known.is === 'here' && known.articles.length === 0 && (
        <Empty title="The bin is empty">
          <p>Articles that somebody deletes here can be restored, with their pictures.</p>
        </Empty>
      )}
      {known.is === 'here' && known.articles.length > 0 && (
        <ul class="cards">
          {known.articles.map((entry) => (
            <li key={entry.binId} class="card">
              <div>
                <h2 dir="auto">{entry.title}</h2>
                <p class="faint">
                  <code>{entry.path}</code>
                  {entry.pictures.length > 0 && ` with ${counted(entry.pictures.length, 'picture')}`}
                </p>
                <p>
                  <bdi>{entry.by.name}</bdi>, {moment(entry.at, serverNow(), navigator.language)}
                  {entry.why && (
                    <>
                      : <q dir="auto">{entry.why}</q>
                    </>
                  )}
                </p>
                <p class="faint">Kept until {day(entry.until)}.</p>
              </div>
              <button
                type="button"
                class="button"
                aria-label={`Restore ${entry.title}…`}
                onClick={() => setChosen(entry)}
              >
                Restore…
              </button>
            </li>
          ))}
        </ul>
      )}
      {known.is === 'here' && <Discarded drafts={known.discarded} />}
      {known.is === 'here' && <Removed articles={known.removed} />}
      {chosen && <Restore entry={chosen} onClose={() => setChosen(undefined)} />}
    </Sheet>
  )
}

function day(at: string): string {
  return dayOf(at, serverNow(), navigator.language)
}

function Restore({ entry, onClose }: { entry: Binned; onClose: () => void }) {
  const [why, setWhy] = useState('')
  const [{ held, ...tried }, setTried] = useState<Rehearsed>({ held: '' })
  const bringBack = async () => {
    const { path } = await restore({ binId: entry.binId, why: why.trim(), ...tried })
    onClose()
    toast('Restored. It is answered from again.')
    go({ page: 'articles', path: path.replace(/\.md$/, '') })
  }
  return (
    <DeedDialog
      title="Restore this article?"
      verb="Restore"
      doing="Restoring…"
      wide
      held={held}
      onClose={onClose}
      onDo={bringBack}
    >
      <p>
        It goes back to <code>{entry.path}</code>, as it was.
      </p>
      <Rehearsal trial={{ restore: { binId: entry.binId } }} onResult={setTried} />
      <WhyField value={why} onText={setWhy} />
    </DeedDialog>
  )
}
