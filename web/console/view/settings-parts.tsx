/** The parts of the settings form that are plain fields: the assistant, the queue, handing over. */
import { faultAt } from '../pure/settings-form.ts'
import { sensitiveFamilies } from '../pure/words.ts'
import { Field } from './field.tsx'
import { type PartProps, Text } from './settings-field.tsx'

export function AssistantPart({ form, set, faults }: PartProps) {
  return (
    <section class="group" aria-labelledby="assistant">
      <h2 id="assistant">Assistant</h2>
      <p>Customers always see that it is an AI; that label cannot be changed.</p>
      <Text label="Name" path="assistant.name" value={form.name} onText={(name) => set({ name })} faults={faults} />
      <Field
        label="Greeting"
        help="Left empty, the assistant greets in the customer’s language."
        error={faultAt(faults, 'assistant.greeting')}
      >
        {(wires) => (
          <textarea
            {...wires}
            rows={2}
            dir="auto"
            value={form.greeting}
            onInput={(event) => set({ greeting: event.currentTarget.value })}
          />
        )}
      </Field>
      <Text
        label="Helps with"
        path="assistant.helpsWith"
        help="Said when a question is about something else, e.g. “orders, delivery and returns”."
        value={form.helpsWith}
        onText={(helpsWith) => set({ helpsWith })}
        faults={faults}
      />
    </section>
  )
}

export function QueuePart({ form, set, faults }: PartProps) {
  return (
    <section class="group" aria-labelledby="queue">
      <h2 id="queue">Queue</h2>
      <p>How much an agent holds, and how long one who loses the connection has to come back.</p>
      <div class="pair">
        <Text
          number
          label="Conversations at once"
          path="queue.capacity"
          help="For each agent, 1 to 50."
          value={form.capacity}
          onText={(capacity) => set({ capacity })}
          faults={faults}
        />
        <Text
          number
          label="Grace in seconds"
          path="queue.graceSeconds"
          help="Then the conversation goes back to the front of the queue."
          value={form.graceSeconds}
          onText={(graceSeconds) => set({ graceSeconds })}
          faults={faults}
        />
      </div>
    </section>
  )
}

export function HandoffPart({ form, set, faults }: PartProps) {
  return (
    <section class="group" aria-labelledby="handoff">
      <h2 id="handoff">When a person is brought in</h2>
      <p>A customer who asks for a person always gets one; that cannot be switched off.</p>
      <div class="pair">
        <Text
          number
          label="Fruitless turns in a row"
          path="handoff.fruitlessTurns"
          help="Questions back and refusals, 1 to 10."
          value={form.fruitlessTurns}
          onText={(fruitlessTurns) => set({ fruitlessTurns })}
          faults={faults}
        />
        <Text
          number
          label="Turns in any case"
          path="handoff.turnCap"
          help="After this many answers a person takes over."
          value={form.turnCap}
          onText={(turnCap) => set({ turnCap })}
          faults={faults}
        />
        <Text
          number
          label="Counts as upset from"
          path="handoff.upsetFrom"
          help="0 to 1; lower offers a person sooner."
          value={form.upsetFrom}
          onText={(upsetFrom) => set({ upsetFrom })}
          faults={faults}
        />
        <Text
          number
          label="Same question this often"
          path="handoff.sameQuestion"
          help="Then a person is offered, 2 to 10."
          value={form.sameQuestion}
          onText={(sameQuestion) => set({ sameQuestion })}
          faults={faults}
        />
      </div>
      <fieldset class="choices">
        <legend>Bring in a person at once when it is about</legend>
        {sensitiveFamilies.map(({ id, about }) => (
          <label key={id} class="check">
            <input
              type="checkbox"
              checked={!form.off.includes(id)}
              onChange={(event) =>
                set({
                  off: event.currentTarget.checked ? form.off.filter((family) => family !== id) : [...form.off, id],
                })
              }
            />
            {about}
          </label>
        ))}
      </fieldset>
    </section>
  )
}
