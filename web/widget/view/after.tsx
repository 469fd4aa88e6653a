/** What comes after: whether it is solved, and how it was, one tap a question, each of which may be skipped. */
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Survey } from '../../../src/domain/events.ts'
import { Star } from '../../shared/icons.tsx'
import {
  type Answers,
  answersFrom,
  hasMarks,
  keepAnswers,
  type Marks,
  passed,
  type Question,
  type Step,
  stepNow,
} from '../survey.ts'
import { afterSpeaker, type SayAfter } from '../words/after.ts'
import type { Desk } from './desk.ts'

/** The card, in the customer's language. */
export async function afterCard(locale: string) {
  const tell = await afterSpeaker(locale)
  return ({ desk }: { desk: Desk }) => <After desk={desk} tell={tell} />
}

interface Telling {
  desk: Desk
  tell: SayAfter
}

/** Asked before surveys could be chosen. */
const onlyHow: Survey = { asks: ['csat'], of: 'person' }

function After({ desk, tell }: Telling) {
  const talk = desk.client.talk.value
  if (!talk) return null
  if (talk.snapshot.status !== 'resolved') return <Solved desk={desk} tell={tell} />
  const ended = talk.happened.findLast(({ type }) => type === 'conversation.resolved')
  const episode = `${talk.snapshot.conversationId} ${ended?.seq ?? 0}`
  return <Asked key={episode} desk={desk} tell={tell} episode={episode} survey={talk.snapshot.survey ?? onlyHow} />
}

/** The answer helped: is that all? */
function Solved({ desk: { client }, tell }: Telling) {
  return (
    <section class="card">
      <p>{tell('solvedAsk')}</p>
      <button type="button" class="secondary small" onClick={() => void client.solved()}>
        {tell('solved')}
      </button>
    </section>
  )
}

function Asked({ desk, tell, episode, survey }: Telling & { episode: string; survey: Survey }) {
  const { client, say, session } = desk
  const rating = client.talk.value?.snapshot.rating ?? null
  const kept = useMemo(() => keepAnswers(`${session.textKey}:survey`, session.storage), [session])
  const [answers, setAnswers] = useState(() => kept.read(episode) ?? answersFrom(episode, rating, survey))
  const card = useRef<HTMLElement>(null)
  const step = stepNow(survey, answers)
  const reachable = client.line.value !== 'down'

  const keep = (next: Answers) => {
    kept.write(next)
    setAnswers(next)
  }
  const deliver = async (next: Answers) => {
    if (!(await client.rate(next.marks))) return
    const sent = kept.read(episode) ?? next
    // What was said meanwhile is on its way by itself.
    if (JSON.stringify(sent.marks) === JSON.stringify(next.marks)) keep({ ...sent, unsent: false })
  }
  const give = (at: Step, marks: Marks) => {
    const next = passed(answers, at, marks)
    keep(next)
    void deliver(next)
  }
  useEffect(() => {
    if (reachable && answers.unsent) void deliver(answers)
  }, [reachable])
  // Whoever is inside goes on with what is asked next.
  const before = useRef(step)
  useLayoutEffect(() => {
    if (before.current === step) return
    before.current = step
    const first = card.current?.querySelector<HTMLElement>('[data-first]')
    const fields = [...(first?.querySelectorAll<HTMLInputElement>('[type=radio]') ?? [])]
    // A field for words is not entered by itself: on a phone, half of the panel would go.
    const field = fields.find(({ checked }) => checked) ?? fields[0] ?? first
    field?.focus()
  }, [step])

  const skip = step && (
    <button type="button" class="plain small" onClick={() => keep(passed(answers, step))}>
      {say('skip')}
    </button>
  )
  return (
    <section ref={card} class="card rating">
      {step === 'comment' ? (
        <Comment key="comment" desk={desk} tell={tell} first={answers.marks.comment ?? ''} give={give} skip={skip} />
      ) : step ? (
        <Scale key={step} {...{ desk, tell, survey, step, skip }} mark={answers.marks[step]} give={give} />
      ) : null}
      <p role="status" class="hint" hidden={!answers.unsent && (step !== undefined || !hasMarks(answers.marks))}>
        {answers.unsent && !reachable ? tell('kept') : step || !hasMarks(answers.marks) ? '' : tell('thanks')}
      </p>
      {!step && (
        <>
          <p class="hint" tabIndex={-1} data-first>
            {tell('writeAgainHint')}
          </p>
          <div class="actions">
            {hasMarks(answers.marks) && (
              <button type="button" class="link" onClick={() => keep({ ...answers, passed: [] })}>
                {tell('change')}
              </button>
            )}
            <button type="button" class="link" onClick={client.startNew}>
              {say('newConversation')}
            </button>
          </div>
        </>
      )}
    </section>
  )
}

const scales: Record<Question, readonly [from: number, to: number]> = {
  csat: [1, 5],
  assistant: [1, 5],
  ces: [1, 7],
  nps: [0, 10],
}

interface ScaleProps extends Telling {
  survey: Survey
  step: Question
  /** What was chosen before. */
  mark: number | undefined
  give(step: Step, marks: Marks): void
  skip: preact.ComponentChildren
}

/** A row of marks. A tap is an answer; by keyboard, arrows choose, and Enter or the button gives it. */
function Scale({ desk: { client, say }, tell, survey, step, mark, give, skip }: ScaleProps) {
  const [chosen, choose] = useState(mark)
  const legend = useId()
  const [from, to] = scales[step]
  const stars = step === 'csat' || step === 'assistant'
  const marks = Array.from({ length: to - from + 1 }, (_, at) => from + at)
  const named = (each: number) =>
    stars ? `${each}: ${tell(`rate${each as 1}`)}` : tell('mark', { mark: each, most: to })
  const agent = client.talk.value?.snapshot.agent?.name
  const words = {
    csat: () => (survey.of === 'both' && agent ? tell('ratePerson', { name: agent }) : tell('rate')),
    assistant: () => tell('rateAssistant'),
    ces: () => tell('ces'),
    nps: () => tell('nps'),
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (chosen !== undefined) give(step, { [step]: chosen })
      }}
    >
      <div
        role="radiogroup"
        aria-labelledby={legend}
        aria-describedby={stars ? undefined : `${legend}-ends`}
        data-first
      >
        <p id={legend} class="asked">
          {words[step]()}
        </p>
        <div class={stars ? 'stars' : 'scale'}>
          {marks.map((each) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field in it has the keyboard
            <label
              key={each}
              class={chosen !== undefined && (stars ? each <= chosen : each === chosen) ? 'lit' : ''}
              title={named(each)}
              onClick={({ target }) => {
                // Arrows and screen readers click the field itself: with them, nothing is given by choosing.
                if (!(target instanceof HTMLInputElement)) give(step, { [step]: each })
              }}
            >
              <input
                type="radio"
                name={step}
                class="unseen"
                value={each}
                checked={each === chosen}
                aria-label={named(each)}
                onChange={() => choose(each)}
              />
              {stars ? <Star size={26} /> : <span aria-hidden="true">{each}</span>}
            </label>
          ))}
        </div>
        {!stars && (
          <p id={`${legend}-ends`} class="hint ends">
            <span>{tell(step === 'ces' ? 'cesLow' : 'npsLow')}</span>
            <span>{tell(step === 'ces' ? 'cesHigh' : 'npsHigh')}</span>
          </p>
        )}
      </div>
      <div class="actions">
        {chosen !== undefined && (
          <button type="submit" class="primary small">
            {say('send')}
          </button>
        )}
        {skip}
      </div>
    </form>
  )
}

interface CommentProps extends Telling {
  first: string
  give(step: Step, marks: Marks): void
  skip: preact.ComponentChildren
}

function Comment({ desk: { say }, tell, first, give, skip }: CommentProps) {
  const [comment, setComment] = useState(first)
  const send = (event: Event) => {
    event.preventDefault()
    const word = comment.trim()
    if (word) give('comment', { comment: word })
  }
  return (
    <form onSubmit={send} tabIndex={-1} data-first>
      <label>
        {tell('comment')} <span class="hint">({say('optional')})</span>
        <textarea
          rows={2}
          maxLength={2_000}
          dir="auto"
          value={comment}
          onInput={(event) => setComment(event.currentTarget.value)}
        />
      </label>
      <div class="actions">
        <button type="submit" class="primary small" disabled={!comment.trim()}>
          {say('send')}
        </button>
        {skip}
      </div>
    </form>
  )
}
