/** Before the first message, and above it ever after: that this is an AI, a greeting, and what one might ask. */
import { Bell, Clock } from '../../shared/icons.tsx'
import type { Desk } from './desk.ts'

export function Greeting({ desk: { client, say, lookingBack } }: { desk: Desk }) {
  const welcome = client.welcome.value
  if (!welcome) return null
  const fresh = !client.talk.value && client.pending.value.length === 0
  return (
    <section class="greeting">
      <p class="disclosure">
        <Bell size={16} />
        <span dir="auto">{welcome.disclosure}</span>
      </p>
      <div class="message theirs">
        <div class="body" dir="auto">
          <p>{welcome.greeting}</p>
        </div>
      </div>
      {fresh && (
        <Suggestions questions={welcome.suggestions.slice(0, 3)} label={say('suggestions')} ask={client.send} />
      )}
      {fresh && client.earlier.value.length > 0 && (
        <button type="button" class="plain to-earlier" onClick={() => (lookingBack.value = true)}>
          <Clock size={16} />
          {say('earlier')}
        </button>
      )}
    </section>
  )
}

export function Suggestions({
  questions,
  label,
  ask,
}: {
  questions: string[]
  label: string
  ask(text: string): void
}) {
  if (questions.length === 0) return null
  return (
    <ul class="suggestions" aria-label={label}>
      {questions.map((question) => (
        <li key={question}>
          <button type="button" dir="auto" onClick={() => ask(question)}>
            {question}
          </button>
        </li>
      ))}
    </ul>
  )
}
