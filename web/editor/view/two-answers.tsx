/** Two answers to one question beside each other: as it is, and as it would be. */
import type { ComponentChildren } from 'preact'
import { useMemo } from 'preact/hooks'
import type { ConsideredPassage, Decision } from '../../../src/domain/judgement.ts'
import { Considered } from '../../console/view/considered.tsx'
import { cleanHtml } from '../../shared/html.ts'
import { decisionWords, percent } from '../pure/rehearsal.ts'

export interface Answer {
  decision: Decision
  html: string
  confidence: number
  passages: readonly ConsideredPassage[]
}

interface TwoAnswersProps {
  before: Answer
  after: Answer
  /** Told below the second one. */
  children?: ComponentChildren
  /** More of each, below its passages. */
  more?: (side: 'before' | 'after') => ComponentChildren
}

export function TwoAnswers({ before, after, children, more }: TwoAnswersProps) {
  return (
    <div class="two-answers">
      <OneAnswer title="Now" answer={before}>
        {more?.('before')}
      </OneAnswer>
      <OneAnswer title="With this text" answer={after} marked>
        {children}
        {more?.('after')}
      </OneAnswer>
    </div>
  )
}

function OneAnswer({
  title,
  answer,
  marked,
  children,
}: {
  title: string
  answer: Answer
  marked?: boolean
  children?: ComponentChildren
}) {
  const { decision, html, confidence, passages } = answer
  const safe = useMemo(() => cleanHtml(html), [html])
  return (
    <section class={marked ? 'one-answer marked' : 'one-answer'} aria-label={title}>
      <header>
        <h4>{title}</h4>
        <span class="one-answer-what">
          {decisionWords(decision)} · {percent(confidence)} sure
        </span>
      </header>
      {safe ? (
        <div class="one-answer-text prose" dir="auto" dangerouslySetInnerHTML={{ __html: safe }} />
      ) : (
        <p class="one-answer-text faint">Nothing is said; a person takes over.</p>
      )}
      {children}
      <details class="one-answer-passages">
        <summary>Passages that were considered</summary>
        <Considered passages={passages} />
      </details>
    </section>
  )
}
