/** One cluster: what it is about, what to do about it, examples side by side with how people answered, its history. */
import { useEffect } from 'preact/hooks'
import type { MissExample, OneMissCluster } from '../../../src/protocol/misses.ts'
import { Moment } from '../../console/view/times.tsx'
import { ArrowStart } from '../../shared/icons.tsx'
import { askCluster, opened } from '../live/misses.ts'
import { onNews } from '../live/news.ts'
import { costWords, deedWords, kindWords, timeWords, trendWords } from '../pure/misses.ts'
import { hashOf } from '../pure/place.ts'
import { MissDeeds } from './miss-deeds.tsx'
import { Sparkline } from './miss-parts.tsx'
import { Stray } from './miss-stray.tsx'
import { Failed, Loading } from './parts.tsx'

export function ClusterPage({ clusterId }: { clusterId: string }) {
  useEffect(() => {
    const ask = () => void askCluster(clusterId)
    const ends = [onNews('misses', ask), onNews('back', ask)]
    ask()
    return () => {
      for (const end of ends) end()
    }
  }, [clusterId])
  const now = opened.value
  return (
    <div class="sheet-body">
      <a class="miss-back" href={hashOf({ page: 'misses' })}>
        <ArrowStart size={16} /> All questions
      </a>
      {now.is === 'loading' && <Loading words="Loading the questions" />}
      {now.is === 'failed' && <Failed message={now.message} again={() => void askCluster(clusterId)} />}
      {now.is === 'ready' && <One cluster={now.value} />}
    </div>
  )
}

const stateWords = { open: 'Open', closed: 'Answered since', dismissed: 'Dismissed' }

function One({ cluster }: { cluster: OneMissCluster }) {
  const { label, state, since, conversations, languages, days, costSeconds, examples, history, kinds } = cluster
  return (
    <>
      <h1 tabIndex={-1} dir="auto">
        {label || 'Its questions were erased'}
      </h1>
      <dl class="miss-facts">
        <div>
          <dt>State</dt>
          <dd>
            {stateWords[state]} <span class="faint">since</span> <Moment at={since} />
          </dd>
        </div>
        <div>
          <dt>Conversations</dt>
          <dd>
            {conversations} <span class="faint">{trendWords(cluster)}</span> <Sparkline days={days} />
          </dd>
        </div>
        <div>
          <dt>Time it cost</dt>
          <dd>
            {timeWords(costSeconds)} <span class="faint">{costWords(cluster)}</span>
          </dd>
        </div>
        <div>
          <dt>Languages</dt>
          <dd>{languages.map(({ lang, conversations: many }) => `${lang} ${many}`).join(', ')}</dd>
        </div>
        <div>
          <dt>How they were missed</dt>
          <dd>
            {Object.entries(kinds)
              .map(([kind, count]) => `${kindWords[kind as MissExample['kind']]} (${count})`)
              .join(', ')}
          </dd>
        </div>
      </dl>
      <MissDeeds cluster={cluster} />
      <h2 class="miss-part">What was asked, and what came of it</h2>
      <ol class="miss-examples">
        {examples.map((example) => (
          <Example
            key={example.missId}
            example={example}
            within={state === 'open' && examples.length > 1 ? cluster.clusterId : undefined}
          />
        ))}
      </ol>
      <h2 class="miss-part">History</h2>
      <ol class="miss-history">
        {history.map(({ at, by, deed }, place) => (
          <li key={place}>
            <Moment at={at} /> <span dir="auto">{deedWords(deed)}</span>
            {by && (
              <span class="faint">
                , <bdi>{by.name}</bdi>
              </span>
            )}
          </li>
        ))}
      </ol>
    </>
  )
}

/** @param within the cluster that it may be taken out of */
function Example({ example, within }: { example: MissExample; within?: string | undefined }) {
  const { question, at, lang, kind, said, withheld, why, considered, replies, again, conversationId, times } = example
  const [best] = considered
  return (
    <li class="miss-example">
      <p class="miss-question" dir="auto" lang={lang}>
        {question}
      </p>
      <p class="miss-about">
        <Moment at={at} /> · {kindWords[kind]}
        {times > 1 && ` · asked ${times} times in these words`}
        {again && ` · asked again: ${again.answered ? 'answered' : 'still not answered'}`}
        {conversationId && (
          <>
            {' · '}
            <a href={`/console/#/resolved/${conversationId}`} target="_blank" rel="noreferrer">
              The conversation
            </a>
          </>
        )}
      </p>
      <div class="miss-sides">
        <section aria-label="What the assistant said">
          <h3>The assistant</h3>
          <p dir="auto" lang={lang}>
            {said || 'Nothing.'}
          </p>
          {withheld && (
            <p class="miss-withheld" dir="auto">
              <strong>Held back:</strong> {withheld}
            </p>
          )}
          {why.length > 0 && <p class="faint">{why.join(' ')}</p>}
          {best && (
            <p class="faint">
              Nearest: <a href={hashOf({ page: 'articles', path: best.articleId })}>{best.title}</a>
            </p>
          )}
        </section>
        <section aria-label="How people answered">
          <h3>Your team{example.handlingSeconds !== null && ` · ${timeWords(example.handlingSeconds)}`}</h3>
          {replies.length === 0 ? (
            <p class="faint">Nobody has answered this yet.</p>
          ) : (
            replies.map((reply) => (
              <p key={reply} class="miss-reply" dir="auto" lang={lang}>
                {reply}
              </p>
            ))
          )}
        </section>
      </div>
      {within && <Stray clusterId={within} example={example} />}
    </li>
  )
}
