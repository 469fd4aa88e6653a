/** What customers asked and did not get: clusters by what they cost, or one of them. */
import { useEffect } from 'preact/hooks'
import type { MissCluster, MissList } from '../../../src/protocol/misses.ts'
import { Search, Warning } from '../../shared/icons.tsx'
import { go, place } from '../live/address.ts'
import { askList, list, type Wanted } from '../live/misses.ts'
import { onNews } from '../live/news.ts'
import { counted, timeWords, trendWords } from '../pure/misses.ts'
import { hashOf } from '../pure/place.ts'
import { ClusterPage } from './miss-cluster.tsx'
import { MissPages } from './miss-pages.tsx'
import { Sparkline } from './miss-parts.tsx'
import { Empty, Failed, Loading, Sheet } from './parts.tsx'

export default function Misses() {
  const { path, query } = place.value
  if (path) return <ClusterPage key={path} clusterId={path} />
  return query.state === 'pages' ? <Pages /> : <Clusters />
}

const states = [
  { state: 'open', words: 'Open' },
  { state: 'closed', words: 'Answered since' },
  { state: 'dismissed', words: 'Dismissed' },
] as const

function wantedOf(query: Record<string, string>): Wanted {
  const state = states.find((one) => one.state === query.state)?.state ?? 'open'
  return { state, sort: query.sort ?? 'impact', lang: query.lang ?? '', q: query.q ?? '' }
}

function Clusters() {
  const wanted = wantedOf(place.value.query)
  const { state, sort, lang, q } = wanted
  useEffect(() => {
    const ask = () => void askList({ state, sort, lang, q })
    const ends = [onNews('misses', ask), onNews('back', ask)]
    ask()
    return () => {
      for (const end of ends) end()
    }
  }, [state, sort, lang, q])
  const change = (more: Partial<Wanted>) => go({ page: 'misses', query: { ...wanted, ...more } }, true)
  const now = list.value
  return (
    <Sheet
      title="Questions without answers"
      lead="What customers asked and did not get, gathered by what it is about. What costs your team most stands first."
    >
      <div class="miss-bar">
        <Which
          shown={state}
          counts={now.is === 'ready' ? now.value.states : undefined}
          onState={(chosen) => change({ state: chosen })}
        />
        <label class="miss-search">
          <Search size={16} />
          <span class="unseen">Find by words</span>
          <input
            type="search"
            value={q}
            placeholder="Find by words"
            onInput={({ currentTarget }) => change({ q: currentTarget.value })}
          />
        </label>
        <label class="miss-sort">
          <span>Sort by</span>
          <select value={sort} onChange={({ currentTarget }) => change({ sort: currentTarget.value })}>
            <option value="impact">Impact</option>
            <option value="conversations">Conversations</option>
            <option value="recent">Growth this week</option>
            <option value="cost">Time it cost</option>
          </select>
        </label>
      </div>
      {now.is === 'loading' && <Loading words="Loading questions" />}
      {now.is === 'failed' && <Failed message={now.message} again={() => void askList(wanted)} />}
      {now.is === 'ready' && <Ranked found={now.value} wanted={wanted} />}
    </Sheet>
  )
}

type State = (typeof states)[number]['state']

interface WhichProps {
  shown: State | 'pages'
  counts?: Record<State, number> | undefined
  onState: (state: State) => void
}

/** Which questions are shown, or the pages that did not help. */
function Which({ shown, counts, onState }: WhichProps) {
  return (
    <fieldset class="bare miss-states" aria-label="What is shown">
      {states.map(({ state, words }) => (
        <button
          key={state}
          type="button"
          class="miss-state"
          aria-pressed={shown === state}
          onClick={() => onState(state)}
        >
          {words}
          {counts && <span class="miss-count">{counts[state]}</span>}
        </button>
      ))}
      <button
        type="button"
        class="miss-state"
        aria-pressed={shown === 'pages'}
        onClick={() => go({ page: 'misses', query: { state: 'pages' } }, true)}
      >
        Help pages
      </button>
    </fieldset>
  )
}

function Pages() {
  return (
    <Sheet
      title="Pages that did not help"
      lead="What readers of the help centre said below its pages. Where many of them were not helped, and few were, stands first."
    >
      <div class="miss-bar">
        <Which shown="pages" onState={(state) => go({ page: 'misses', query: { state } }, true)} />
      </div>
      <MissPages />
    </Sheet>
  )
}

function Ranked({ found, wanted }: { found: MissList; wanted: Wanted }) {
  const { clusters, total, conversations, costSeconds } = found
  if (total === 0) return <Nothing wanted={wanted} />
  return (
    <>
      <p class="miss-sum">
        {counted(total, 'subject')}, {counted(conversations, 'conversation')} in 90 days, about {timeWords(costSeconds)}{' '}
        of your team’s time
      </p>
      <ol class="miss-list">
        {clusters.map((cluster) => (
          <Line key={cluster.clusterId} cluster={cluster} />
        ))}
      </ol>
      {total > clusters.length && (
        <p class="faint">The first {clusters.length} are shown; find others by their words.</p>
      )}
    </>
  )
}

function Line({ cluster }: { cluster: MissCluster }) {
  const { clusterId, label, terms, conversations, costSeconds, costFrom, languages, days, alarm, articleIds } = cluster
  return (
    <li class="miss-line">
      <a class="miss-label" href={hashOf({ page: 'misses', path: clusterId })} dir="auto">
        {alarm && (
          <span class="miss-rings">
            <Warning size={16} />
            <span class="unseen">Grows suddenly: </span>
          </span>
        )}
        {label || 'Its questions were erased'}
      </a>
      <span class="miss-terms" dir="auto">
        {terms.join(' · ')}
        {articleIds.length > 0 && <span class="miss-has">has an article</span>}
      </span>
      <span class="miss-figures">
        <Sparkline days={days} />
        <span class="miss-many">
          <strong>{counted(conversations, 'conversation')}</strong> <span>{trendWords(cluster)}</span>
        </span>
        <span class="miss-langs">{languages.map(({ lang }) => lang).join(', ')}</span>
        <span class="miss-cost">
          {costFrom === 'measured' ? '' : '≈ '}
          {timeWords(costSeconds)}
        </span>
      </span>
    </li>
  )
}

function Nothing({ wanted: { state, q, lang } }: { wanted: Wanted }) {
  if (q || lang) {
    return (
      <Empty title="No question has these words">
        <p>Try fewer of them, or look under another state.</p>
      </Empty>
    )
  }
  if (state === 'dismissed') {
    return (
      <Empty title="Nothing is dismissed">
        <p>What you decide to leave without an answer is kept here, with your reason. It comes back if it grows.</p>
      </Empty>
    )
  }
  if (state === 'closed') {
    return (
      <Empty title="Nothing was closed yet">
        <p>
          When an article is published, open questions are asked again. Those that it answers close by themselves and
          are kept here, with how many it answers.
        </p>
      </Empty>
    )
  }
  return (
    <Empty title="Nothing waits for an answer">
      <p>
        When an answer is not sure enough, is marked as no help, or a person has to step in, the question is kept here
        without the customer’s name, beside others that ask the same.
      </p>
      <p>Come back once customers have talked to the assistant.</p>
    </Empty>
  )
}
