/** What is gone without having been put into the bin: files removed outside, and one's own drafts that others discarded. */
import type { Discarded as DiscardedDraft, Removed as RemovedArticle } from '../../../src/protocol/editor.ts'
import { day, moment, serverNow } from '../../shared/time.ts'
import { hashOf } from '../pure/place.ts'

const idOf = (path: string) => path.replace(/\.md$/, '')
const when = (at: string) => moment(at, serverNow(), navigator.language)

export function Removed({ articles }: { articles: readonly RemovedArticle[] }) {
  if (articles.length === 0) return null
  return (
    <section aria-labelledby="removed">
      <h2 id="removed" class="sheet-part">
        Removed on disk or by git
      </h2>
      <p class="faint">What they said is in their history and can be published again from there.</p>
      <ul class="cards">
        {articles.map(({ path, by, at, why }) => (
          <li key={path} class="card">
            <div>
              <h3>
                <code>{path}</code>
              </h3>
              <p>
                <Who name={by.name} at={at} why={why} />
              </p>
            </div>
            <a class="button" href={hashOf({ page: 'articles', path: idOf(path) })}>
              History<span class="unseen"> of {path}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function Discarded({ drafts }: { drafts: readonly DiscardedDraft[] }) {
  if (drafts.length === 0) return null
  return (
    <section aria-labelledby="discarded">
      <h2 id="discarded" class="sheet-part">
        Your drafts that others discarded
      </h2>
      <ul class="cards">
        {drafts.map(({ discardId, path, by, at, why, until }) => (
          <li key={discardId} class="card">
            <div>
              <h3>
                <code>{path}</code>
              </h3>
              <p>
                <Who name={by.name} at={at} why={why} />
              </p>
              <p class="faint">Kept until {day(until, serverNow(), navigator.language)}.</p>
            </div>
            <a class="button" href={hashOf({ page: 'articles', path: idOf(path) })}>
              Open<span class="unseen"> {path}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Who({ name, at, why }: { name: string; at: string; why: string }) {
  return (
    <>
      <bdi>{name}</bdi>, {when(at)}
      {why && (
        <>
          : <q dir="auto">{why}</q>
        </>
      )}
    </>
  )
}
