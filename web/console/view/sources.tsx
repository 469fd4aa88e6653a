/** The articles that a text rests on. */
import type { Citation } from '../../../src/domain/judgement.ts'

export function Sources({ citations, label = 'Sources' }: { citations: readonly Citation[]; label?: string }) {
  return (
    <ul class="sources" aria-label={label}>
      {citations.map(({ n, title, heading, url }) => {
        const words = heading ? `${title} › ${heading}` : title
        return (
          <li key={n}>
            <span class="source-n">{n}</span>
            {/^(https?:\/\/|\/(?!\/))/.test(url) ? (
              <a href={url} target="_blank" rel="noopener noreferrer">
                <bdi>{words}</bdi>
              </a>
            ) : (
              <bdi>{words}</bdi>
            )}
          </li>
        )
      })}
    </ul>
  )
}
