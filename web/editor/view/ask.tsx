/** Asking the draft: what customers are answered now, and what they would be with this text. */
import { signal } from '@preact/signals'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { AskedDraft, DraftAnswer } from '../../../src/protocol/rehearsals.ts'
import { wordsOf } from '../../console/live/session.ts'
import { Field } from '../../console/view/field.tsx'
import { askDraft } from '../live/rehearsal.ts'
import { percent, remember } from '../pure/rehearsal.ts'
import { TwoAnswers } from './two-answers.tsx'

/** What was asked of each draft since the page was opened. */
const earlier = signal<Record<string, string[]>>({})

interface AskProps {
  path: string
  /** As it is written now. */
  text: string
  /** Those that the article lists. */
  questions: readonly string[]
  /** A draft, internal or for later: published as it is, customers would not be answered from it. */
  hidden: boolean
}

export function Ask({ path, text, questions, hidden }: AskProps) {
  const [typed, setTyped] = useState('')
  const [asPublished, setAsPublished] = useState(true)
  const [withModel, setWithModel] = useState(false)
  const [asked, setAsked] = useState<{ question: string; found: AskedDraft; text: string }>()
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState('')
  const running = useRef<AbortController>(undefined)
  useEffect(() => () => running.current?.abort(), [])

  const ask = async (given: string) => {
    const question = given.trim()
    if (!question) return
    running.current?.abort()
    const mine = new AbortController()
    running.current = mine
    setTyped(question)
    setBusy(true)
    setWrong('')
    try {
      const found = await askDraft({ question, changes: [{ path, text }], asPublished, withModel }, mine.signal)
      if (mine.signal.aborted) return
      setAsked({ question, found, text })
      earlier.value = { ...earlier.value, [path]: remember(earlier.value[path] ?? [], question) }
    } catch (error) {
      if (!mine.signal.aborted) setWrong(wordsOf(error))
    } finally {
      if (running.current === mine) setBusy(false)
    }
  }
  const known = (earlier.value[path] ?? []).filter((question) => !questions.includes(question))

  return (
    <div class="ask">
      <form
        class="ask-form"
        onSubmit={(event) => {
          event.preventDefault()
          void ask(typed)
        }}
      >
        <Field label="Ask as a customer would">
          {(wires) => (
            <input
              {...wires}
              dir="auto"
              maxLength={2000}
              value={typed}
              placeholder="How do I …?"
              onInput={(event) => setTyped(event.currentTarget.value)}
            />
          )}
        </Field>
        <button type="submit" class="button primary" disabled={typed.trim() === ''}>
          Ask
        </button>
      </form>
      <div class="ask-options">
        {hidden && (
          <label>
            <input
              type="checkbox"
              checked={asPublished}
              onChange={(event) => setAsPublished(event.currentTarget.checked)}
            />{' '}
            As if customers were answered from it already
          </label>
        )}
        {asked?.found.canAskModel && (
          <label>
            <input
              type="checkbox"
              checked={withModel}
              onChange={(event) => setWithModel(event.currentTarget.checked)}
            />{' '}
            With the model, on your budget
          </label>
        )}
      </div>
      <Chips title="This article’s questions" questions={questions} onAsk={ask} />
      <Chips title="Asked before" questions={known} onAsk={ask} />
      {wrong && (
        <p class="form-error" role="alert">
          {wrong}
        </p>
      )}
      <div class="ask-found" aria-busy={busy} aria-live="polite">
        {asked ? (
          <Found {...asked} stale={asked.text !== text} onAgain={() => void ask(asked.question)} />
        ) : (
          <p class="faint">
            {busy
              ? 'Asking…'
              : 'Both answers stand here side by side: the one that customers get now, and the one with your text.'}
          </p>
        )}
      </div>
    </div>
  )
}

function Chips({
  title,
  questions,
  onAsk,
}: {
  title: string
  questions: readonly string[]
  onAsk: (question: string) => void
}) {
  if (questions.length === 0) return null
  return (
    <div class="ask-chips">
      <h4>{title}</h4>
      <ul>
        {questions.map((question) => (
          <li key={question}>
            <button type="button" class="ask-chip" dir="auto" onClick={() => onAsk(question)}>
              {question}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

const unseenWords = {
  draft: 'This is a draft: customers are not answered from it until it is published.',
  internal: 'This is internal: customers are never answered from it.',
  scheduled: 'This is not published yet: customers are answered from it from its day on.',
  left_out: 'This text cannot be read as an article, so it is left out. Its problems say why.',
}

function Found({
  question,
  found,
  stale,
  onAgain,
}: {
  question: string
  found: AskedDraft
  stale: boolean
  onAgain: () => void
}) {
  const { before, after, unseen } = found
  const signs = (answer: DraftAnswer) => (
    <details class="one-answer-passages">
      <summary>Why it is so sure</summary>
      <dl class="signs">
        {answer.signs.map(({ name, words, value }) => (
          <div key={name}>
            <dt>{words}</dt>
            <dd>{percent(value)}</dd>
          </div>
        ))}
      </dl>
      {answer.why.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </details>
  )
  return (
    <>
      <h3 class="ask-question" dir="auto">
        {question}
      </h3>
      {stale && (
        <p class="ask-stale">
          The text has changed since.{' '}
          <button type="button" class="button small" onClick={onAgain}>
            Ask again
          </button>
        </p>
      )}
      <TwoAnswers before={before} after={after} more={(side) => signs(side === 'before' ? before : after)}>
        <p class={after.drafted ? 'ask-source drafted' : 'ask-source'}>
          {unseen[0]
            ? unseenWords[unseen[0].why]
            : after.drafted
              ? 'Answered from this article.'
              : after.articles.length > 0
                ? `Answered from ${after.articles.map(({ title }) => `“${title}”`).join(' and ')}, not from this article.`
                : 'Not answered from this article.'}
        </p>
      </TwoAnswers>
    </>
  )
}
