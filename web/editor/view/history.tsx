/** Every change of an article: who, when and why; what it changed; which answers cited it; and the way back. */
import { useEffect, useState } from 'preact/hooks'
import type { CitedAnswer, Revised } from '../../../src/protocol/editor.ts'
import { wordsOf } from '../../console/live/session.ts'
import { Undo } from '../../shared/icons.tsx'
import { moment, serverNow } from '../../shared/time.ts'
import { go, place } from '../live/address.ts'
import { opened, published } from '../live/article.ts'
import { readList } from '../live/articles.ts'
import { revision, revisionsOf, rollBack } from '../live/calls.ts'
import { byOurselves, nowRolledBack, open } from '../live/opened.ts'
import { toast } from '../live/toast.ts'
import { counted, kindWords } from '../pure/words.ts'
import { Answers } from './answers.tsx'
import { DeedDialog } from './deed-dialog.tsx'
import { Difference } from './difference.tsx'
import { Empty, Failed, Loading } from './parts.tsx'
import { Rehearsal, type Rehearsed } from './rehearsal.tsx'
import { orMerge } from './strips.tsx'
import { WhyField } from './why-field.tsx'

type Past = { is: 'asking' } | { is: 'failed'; message: string } | { is: 'here'; revisions: Revised[] }

export function History({ path }: { path: string }) {
  const [past, setPast] = useState<Past>({ is: 'asking' })
  const chosen = place.value.query.revision
  const ask = async () => {
    try {
      setPast({ is: 'here', revisions: (await revisionsOf(path)).revisions })
    } catch (error) {
      setPast({ is: 'failed', message: wordsOf(error) })
    }
  }
  useEffect(() => void ask(), [path, published.value.revision])

  if (past.is === 'asking') return <Waiting />
  if (past.is === 'failed') return <Failed message={past.message} again={() => void ask()} />
  const { revisions } = past
  if (revisions.length === 0) {
    return (
      <Empty title="No history yet">
        <p>It begins with the first publishing.</p>
      </Empty>
    )
  }
  const at = Math.max(
    0,
    revisions.findIndex(({ revisionId }) => revisionId === chosen),
  )
  const now = revisions[at]
  return (
    <div class="history">
      <ol class="history-list" aria-label="Revisions, newest first">
        {revisions.map((each, index) => (
          <li key={each.revisionId}>
            <RevisionLine revision={each} current={index === at} newest={index === 0} />
          </li>
        ))}
      </ol>
      {now && <Compared key={now.revisionId} path={path} now={now} before={revisions[at + 1]} newest={at === 0} />}
    </div>
  )
}

function Waiting() {
  return (
    <div class="article-wait">
      <Loading words="Loading the history" />
    </div>
  )
}

function RevisionLine({ revision, current, newest }: { revision: Revised; current: boolean; newest: boolean }) {
  const { page, path, query } = place.value
  return (
    <button
      type="button"
      class="revision"
      aria-current={current ? 'true' : undefined}
      onClick={() => go({ page, path, query: { ...query, revision: revision.revisionId } }, true)}
    >
      <span class="revision-when">
        {moment(revision.at, serverNow(), navigator.language)}
        {newest && published.value.revision !== null && <span class="chip chip-good">Now</span>}
      </span>
      <span class="revision-who">
        {revision.kind !== 'outside' && <bdi>{revision.by.name}</bdi>}
        {revision.kind !== 'published' && revision.kind !== 'outside' && ' · '}
        {revision.kind !== 'published' && kindWords[revision.kind]}
      </span>
      {revision.why && (
        <span class="revision-why" dir="auto">
          {revision.why}
        </span>
      )}
      {revision.cited > 0 && <span class="revision-cited">cited by {counted(revision.cited, 'answer')}</span>}
    </button>
  )
}

interface ComparedProps {
  path: string
  now: Revised
  before: Revised | undefined
  newest: boolean
}

type Texts =
  | { is: 'asking' }
  | { is: 'failed'; message: string }
  | { is: 'here'; now: string; before: string; answers: CitedAnswer[] }

function Compared({ path, now, before, newest }: ComparedProps) {
  const [texts, setTexts] = useState<Texts>({ is: 'asking' })
  const [against, setAgainst] = useState<'before' | 'published'>('before')
  const [back, setBack] = useState(false)
  const ask = async () => {
    try {
      const [is, was] = await Promise.all([
        revision(now.revisionId),
        before ? revision(before.revisionId) : Promise.resolve({ text: '' }),
      ])
      setTexts({ is: 'here', now: is.text, before: was.text, answers: is.answers })
    } catch (error) {
      setTexts({ is: 'failed', message: wordsOf(error) })
    }
  }
  useEffect(() => void ask(), [])
  if (texts.is === 'failed') return <Failed message={texts.message} again={() => void ask()} />
  const isGone = published.value.revision === null
  const leaves = now.kind === 'removed' || now.kind === 'binned'
  const label = moment(now.at, serverNow(), navigator.language)
  return (
    <section class="history-shown" aria-label={`Revision of ${label}`}>
      <header class="history-head">
        <h3>
          {kindWords[now.kind]}, {label}
        </h3>
        {now.formerPath && (
          <p class="faint">
            It was at <code>{now.formerPath}</code> before.
          </p>
        )}
        <fieldset class="segments bare">
          <legend class="unseen">Compare with</legend>
          {(['before', 'published'] as const).map((each) => (
            <label key={each}>
              <input type="radio" name="against" checked={against === each} onChange={() => setAgainst(each)} />
              <span>{each === 'before' ? 'What it changed' : 'Against now'}</span>
            </label>
          ))}
        </fieldset>
        {(isGone || !newest) && (
          <button type="button" class="button" onClick={() => setBack(true)}>
            <Undo size={16} /> {isGone ? 'Restore this text' : 'Roll back to this'}
          </button>
        )}
      </header>
      {texts.is === 'asking' ? (
        <Loading words="Loading the texts" />
      ) : against === 'before' ? (
        <Difference
          before={leaves ? texts.now : texts.before}
          after={leaves ? '' : texts.now}
          titles={[before || leaves ? 'Before' : 'Nothing yet', 'After']}
        />
      ) : (
        <Difference
          before={texts.now}
          after={published.value.text}
          titles={['This revision', isGone ? 'Nothing now' : 'Published now']}
        />
      )}
      {texts.is === 'here' && now.cited > 0 && <Answers answers={texts.answers} cited={now.cited} />}
      {back && texts.is === 'here' && (
        <RollBack
          path={path}
          revisionId={now.revisionId}
          text={texts.now}
          label={label}
          onClose={() => setBack(false)}
        />
      )}
    </section>
  )
}

interface RollBackProps {
  path: string
  revisionId: string
  text: string
  label: string
  onClose: () => void
}

function RollBack({ path, revisionId, text, label, onClose }: RollBackProps) {
  const isGone = published.value.revision === null
  const [why, setWhy] = useState(`Back to the text of ${label}`)
  const [{ held, ...tried }, setTried] = useState<Rehearsed>({ held: '' })
  const goBack = () =>
    orMerge(onClose, () =>
      byOurselves(async () => {
        const done = await rollBack({ path, revisionId, base: published.value.revision, why: why.trim(), ...tried })
        if (opened.value.is === 'here') nowRolledBack({ text, revision: done.revision })
        onClose()
        toast(
          isGone
            ? 'Restored. It is answered from again.'
            : 'Rolled back. Customers are answered from it now; the newer text stays in the history.',
        )
        if (opened.value.is !== 'here') await open(path)
        void readList()
      }),
    )
  return (
    <DeedDialog
      title={isGone ? 'Restore this article?' : 'Roll back?'}
      verb={isGone ? 'Restore' : 'Roll back'}
      doing={isGone ? 'Restoring…' : 'Rolling back…'}
      wide
      held={held}
      onClose={onClose}
      onDo={goBack}
    >
      <p>
        {isGone
          ? 'It is published at its old path, as it was then.'
          : 'The text of then is published anew. Nothing is lost: what is published now stays in the history.'}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <section class="publish-changes" aria-label="What changes" tabIndex={0}>
        <Difference
          before={published.value.text}
          after={text}
          titles={[isGone ? 'Nothing now' : 'Published now', 'After']}
        />
      </section>
      <WhyField value={why} onText={setWhy} />
      <Rehearsal trial={{ changes: [{ path, text }] }} onResult={setTried} />
    </DeedDialog>
  )
}
