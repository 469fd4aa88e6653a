/** The passages that were looked at, with how well they matched, in words. */
import type { ConsideredPassage } from '../../../src/domain/judgement.ts'
import { scoreWords } from '../pure/words.ts'

export function Considered({ passages }: { passages: readonly ConsideredPassage[] }) {
  if (passages.length === 0) return <p class="faint">No passage came near.</p>
  return (
    <ul class="considered" aria-label="Passages found">
      {passages.map(({ articleId, title, heading, score, stale }) => (
        <li key={`${articleId}#${heading ?? ''}`}>
          <span>
            {stale && <span class="overdue">Review overdue</span>}
            <bdi>{heading ? `${title} › ${heading}` : title}</bdi>
          </span>
          <span class="score" title={score.toFixed(2)}>
            {scoreWords(score)}
          </span>
        </li>
      ))}
    </ul>
  )
}
