/** Passages that say the same, or contradict each other, in two articles or in one, side by side. */
import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { moment } from '../../shared/time.ts'
import { go, place } from '../live/address.ts'
import { dismiss, failure, loadOverlaps, overlaps, restore } from '../live/overlaps.ts'
import { against, apart, type Piece } from '../pure/apart.ts'
import { kindWords, type SeenOverlap, shownKind, shownKinds, shownOverlaps, trailOf } from '../pure/overlaps.ts'
import { hashOf } from '../pure/place.ts'
import { Empty, Failed, Loading, Sheet } from './parts.tsx'

/** Findings that are drawn at first, and more at a time. */
const PAGE = 40

const lead =
  'Where two places say different things of one subject, customers get either. What stands twice is mended in one of them.'

export default function Overlaps() {
  const shown = useSignal(PAGE)
  useEffect(() => void loadOverlaps(), [])
  const kind = shownKind(place.value.query.kind)
  const all = overlaps.value
  return (
    <Sheet title="Duplicates and contradictions" lead={lead}>
      {failure.value && <Failed message={failure.value} again={() => void loadOverlaps()} />}
      {!all && !failure.value && <Loading words="Articles are being compared" />}
      {all && (
        <>
          <Filter all={all} />
          <Found found={shownOverlaps(all, kind)} dismissed={kind === 'dismissed'} limit={shown.value} />
          {shownOverlaps(all, kind).length > shown.value && (
            <button type="button" class="button" onClick={() => (shown.value += PAGE)}>
              Show more
            </button>
          )}
        </>
      )}
    </Sheet>
  )
}

function Filter({ all }: { all: readonly SeenOverlap[] }) {
  const chosen = shownKind(place.value.query.kind)
  return (
    <fieldset class="overlap-filter">
      <legend class="unseen">Show</legend>
      {shownKinds.map((kind) => (
        <button
          key={kind}
          type="button"
          class="button small"
          aria-pressed={kind === chosen}
          onClick={() => go({ page: 'overlaps', query: { kind: kind === 'all' ? '' : kind } }, true)}
        >
          {kindWords[kind]} <span class="overlap-count">{shownOverlaps(all, kind).length}</span>
        </button>
      ))}
    </fieldset>
  )
}

function Found({ found, dismissed, limit }: { found: SeenOverlap[]; dismissed: boolean; limit: number }) {
  const list = useRef<HTMLUListElement>(null)
  if (found.length === 0) {
    return dismissed ? (
      <Empty title="Nothing was dismissed">
        <p>What you let be stands here, with your reason, until one of the texts changes.</p>
      </Empty>
    ) : (
      <Empty title="Nothing found">
        <p>Passages that repeat or contradict each other show up here.</p>
      </Empty>
    )
  }
  return (
    <ul class="overlaps" ref={list} tabIndex={-1} aria-label="Findings">
      {found.slice(0, limit).map((overlap) => (
        <li key={overlap.key}>
          <Finding overlap={overlap} gone={() => list.current?.focus()} />
        </li>
      ))}
    </ul>
  )
}

/** @param gone puts the focus somewhere when the finding leaves the list */
function Finding({ overlap, gone }: { overlap: SeenOverlap; gone: () => void }) {
  const { key, kind, why, one, other, also, dismissed } = overlap
  const [left, right] = kind === 'contradiction' ? against(why, one.text, other.text) : apart(one.text, other.text)
  return (
    <article class="overlap" aria-labelledby={`overlap-${key}`}>
      <header>
        <span class="overlap-kind" data-kind={kind}>
          {kind === 'contradiction' ? 'Contradiction' : 'Duplicate'}
        </span>
        <h2 id={`overlap-${key}`}>{why}</h2>
      </header>
      <div class="overlap-sides">
        <Side at={one} pieces={left} lang={overlap.lang} />
        <Side at={other} pieces={right} lang={overlap.lang} />
      </div>
      {also.length > 0 && (
        <p class="overlap-also">
          Also in{' '}
          {also.map((articleId, at) => (
            <>
              {at > 0 && ', '}
              <a href={hashOf({ page: 'articles', path: articleId })}>{articleId}</a>
            </>
          ))}
        </p>
      )}
      {dismissed ? (
        <footer class="overlap-foot">
          <span>
            {dismissed.by.name} let it be, {moment(dismissed.at, new Date(), navigator.language)}
            {dismissed.reason && `: “${dismissed.reason}”`}
          </span>
          <button type="button" class="button small" onClick={() => void restore(key).then(gone)}>
            Show again
          </button>
        </footer>
      ) : (
        <Dismiss overlapKey={key} gone={gone} />
      )}
    </article>
  )
}

function Side({ at, pieces, lang }: { at: SeenOverlap['one']; pieces: readonly Piece[]; lang: string }) {
  return (
    <section class="overlap-side" aria-label={at.title}>
      <a class="overlap-title" href={hashOf({ page: 'articles', path: at.articleId })}>
        <bdi>{trailOf(at)}</bdi>
      </a>
      <span class="overlap-place">
        <bdi>{at.articleId}.md</bdi>
        {at.line > 0 && `, line ${at.line}`}
      </span>
      <blockquote lang={lang} dir="auto">
        {pieces.map(({ text, differs }) => (differs ? <Marked text={text} /> : text))}
      </blockquote>
    </section>
  )
}

/** The blank before a word is no part of what differs. */
function Marked({ text }: { text: string }) {
  const blank = /^\s*/.exec(text)?.[0] ?? ''
  return (
    <>
      {blank}
      <mark>{text.slice(blank.length)}</mark>
    </>
  )
}

function Dismiss({ overlapKey, gone }: { overlapKey: string; gone: () => void }) {
  const open = useSignal(false)
  const reason = useSignal('')
  const busy = useSignal(false)
  const send = async () => {
    busy.value = true
    if (await dismiss(overlapKey, reason.value.trim())) gone()
    busy.value = false
  }
  if (!open.value) {
    return (
      <footer class="overlap-foot">
        <button type="button" class="button small" onClick={() => (open.value = true)}>
          Dismiss
        </button>
      </footer>
    )
  }
  return (
    <form
      class="overlap-foot"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') open.value = false
      }}
    >
      <label for={`why-${overlapKey}`}>Why is it right as it is?</label>
      <input
        id={`why-${overlapKey}`}
        maxLength={500}
        value={reason.value}
        ref={(input) => input?.focus()}
        onInput={({ currentTarget }) => {
          reason.value = currentTarget.value
        }}
        placeholder="Optional, e.g. two different plans"
      />
      <button type="submit" class="button small primary" disabled={busy.value}>
        Dismiss
      </button>
      <button type="button" class="button small" onClick={() => (open.value = false)}>
        Cancel
      </button>
    </form>
  )
}
