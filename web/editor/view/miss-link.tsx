/** Which article answers a cluster, and which other cluster is the same. */
import { useEffect, useState } from 'preact/hooks'
import type { OneMissCluster } from '../../../src/protocol/misses.ts'
import { list, readList } from '../live/articles.ts'
import { searchText } from '../live/calls.ts'
import { clustersLike } from '../live/misses.ts'
import { articleChoices, clusterChoices, counted } from '../pure/misses.ts'
import { Choose } from './choose.tsx'

/** Milliseconds after a key before the server is asked. */
const PAUSE_MS = 120

interface AboutProps {
  cluster: OneMissCluster
  busy: boolean
  onChoose: (id: string) => void
}

/** The articles that came up for it, or any other by its title, path or text. */
export function ArticleChoice({ cluster: { closest }, busy, onChoose }: AboutProps) {
  const [words, setWords] = useState('')
  const texts = useFound(words, async (q) => (await searchText(q)).map(({ articleId }) => articleId))
  useEffect(() => {
    if (list.peek().is !== 'here') void readList()
  }, [])
  const now = list.value
  return (
    <div class="miss-form">
      <p>
        Which article answers it? Its questions are put into your draft of that article, for you to look over and
        publish.
      </p>
      <Choose
        label="Articles"
        placeholder="Find an article by its title, path or text"
        choices={articleChoices(words, closest, now.is === 'here' ? now.items : [], texts)}
        nothing={nothingFound(now)}
        does={({ words: title }) => `Put them into “${title}”`}
        busy={busy}
        onWords={setWords}
        onChoose={({ id }) => onChoose(id)}
      />
    </div>
  )
}

/** The clusters that are nearest to it, or any other open one by its words. */
export function ClusterChoice({ cluster, busy, onChoose }: AboutProps) {
  const [words, setWords] = useState('')
  const found = useFound(words, clustersLike)
  return (
    <div class="miss-form">
      <p>
        Which subject is the same? These questions become part of it, and so does what is asked like them from now on.
        It can be taken apart again.
      </p>
      <Choose
        label="Subjects"
        placeholder="Find a subject by its words"
        choices={clusterChoices(words, cluster, found)}
        nothing={words.trim() ? 'No open subject has these words.' : 'Nothing is near. Find it by its words.'}
        does={({ words: label }) => `It is the same as “${label}”`}
        busy={busy}
        onWords={setWords}
        onChoose={({ id }) => onChoose(id)}
      />
    </div>
  )
}

/** What an editor joined to it, each with the way back. */
export function Joined({
  cluster: { parts },
  busy,
  onApart,
}: {
  cluster: OneMissCluster
  busy: boolean
  onApart: (id: string) => void
}) {
  if (parts.length === 0) return null
  return (
    <ul class="miss-joined" aria-label="Joined to it">
      {parts.map(({ clusterId, label, conversations }) => (
        <li key={clusterId}>
          <span>
            Also holds “<bdi>{label}</bdi>” <span class="faint">{counted(conversations, 'conversation')}</span>
          </span>
          <button type="button" class="button small" disabled={busy} onClick={() => onApart(clusterId)}>
            Take apart
          </button>
        </li>
      ))}
    </ul>
  )
}

function nothingFound(now: typeof list.value): string {
  if (now.is === 'asking') return 'The articles are being read.'
  return now.is === 'failed' ? now.message : 'No article has these words.'
}

/** What the server finds for words, once no key has come for a moment; what is overtaken is dropped. */
function useFound<T>(words: string, ask: (q: string) => Promise<readonly T[]>): readonly T[] {
  const [found, setFound] = useState<readonly T[]>([])
  useEffect(() => {
    const q = words.trim()
    let overtaken = false
    const settle = (value: readonly T[]) => {
      if (!overtaken) setFound(value)
    }
    const timer = setTimeout(() => {
      if (q.length < 2) settle([])
      else ask(q).then(settle, () => settle([]))
    }, PAUSE_MS)
    return () => {
      overtaken = true
      clearTimeout(timer)
    }
  }, [words])
  return found
}
