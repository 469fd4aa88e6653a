/** An article that is not there: where it may be, and, where it once was, what it said and the way back. */
import { useEffect, useState } from 'preact/hooks'
import type { Revised } from '../../../src/protocol/editor.ts'
import { lazy } from '../../console/view/lazy.tsx'
import { moment, serverNow } from '../../shared/time.ts'
import { revisionsOf } from '../live/calls.ts'
import { hashOf } from '../pure/place.ts'
import { Empty } from './parts.tsx'

const History = lazy(async () => (await import('./history.tsx')).History)

export function MissingArticle({ path }: { path: string }) {
  const [last, setLast] = useState<Revised>()
  useEffect(() => {
    let over = false
    revisionsOf(path).then(
      ({ revisions }) => over || setLast(revisions[0]),
      // Without its history this is an article like any that never was.
      () => {},
    )
    return () => {
      over = true
    }
  }, [path])
  return (
    <>
      <Empty title={last ? 'This article is gone' : 'There is no such article'}>
        {last?.kind === 'removed' ? (
          <p>
            <code>{path}</code> was removed on disk or by git, {moment(last.at, serverNow(), navigator.language)}
            {last.why && (
              <>
                {' '}
                (<bdi>{last.by.name}</bdi>: <q dir="auto">{last.why}</q>)
              </>
            )}
            . What it said is below.
          </p>
        ) : (
          <p>
            Nothing lies at <code>{path}</code>. It may have been moved or deleted.
          </p>
        )}
        {last?.kind !== 'removed' && (
          <a class="button" href={hashOf({ page: 'bin' })}>
            Look in the bin
          </a>
        )}
      </Empty>
      {last && <History path={path} />}
    </>
  )
}
