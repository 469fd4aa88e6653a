/** The queue: how much an agent holds, who gets a conversation, and what happens while nobody has it. */
import { queuePage } from '../pure/settings/queue.ts'
import { Choice, Group, LengthField, Line } from './settings/fields.tsx'
import { SettingsPage } from './settings/shell.tsx'

const ways = [
  { id: 'claim', words: 'Agents take what they choose' },
  { id: 'automatic', words: 'Automatically: fewest open, then longest idle' },
] as const

export default function QueuePage() {
  return (
    <SettingsPage
      title="Queue"
      lead="How much an agent holds, and what happens while nobody has a conversation."
      kind={queuePage}
    >
      {({ form, set, faults }) => (
        <>
          <Group id="agents" title="Agents">
            <Choice
              label="Who gets a conversation"
              value={form.assign}
              options={ways}
              onPick={(assign) => set({ assign })}
            />
            <div class="pair">
              <Line
                number
                label="Conversations at once"
                path="queue.capacity"
                help="For each agent who has no number of their own, 1 to 50."
                value={form.capacity}
                onText={(capacity) => set({ capacity })}
                faults={faults}
              />
              <LengthField
                label="Time to come back"
                path="queue.graceSeconds"
                help="For an agent who loses the connection; then the conversation goes back to the front."
                value={form.grace}
                only={['s', 'min']}
                onLength={(grace) => set({ grace })}
                faults={faults}
              />
              <LengthField
                label="Left without a word"
                path="queue.unansweredMinutes"
                help="Then the conversation goes back to the front, and its agent is set to away."
                value={form.unanswered}
                only={['min', 'h']}
                onLength={(unanswered) => set({ unanswered })}
                faults={faults}
              />
            </div>
          </Group>
          <Group id="waiting" title="While a customer waits" about="At each step they are told something true.">
            <div class="pair">
              <LengthField
                label="For the team alone"
                path="queue.widenSeconds"
                help="Then everybody at the desk is asked."
                value={form.widen}
                only={['s', 'min']}
                onLength={(widen) => set({ widen })}
                faults={faults}
              />
              <LengthField
                label="For everybody"
                path="queue.laterSeconds"
                help="Then the customer is told when somebody will surely come."
                value={form.later}
                only={['s', 'min', 'h']}
                onLength={(later) => set({ later })}
                faults={faults}
              />
            </div>
            <label class="check">
              <input
                type="checkbox"
                checked={form.email}
                onChange={(event) => set({ email: event.currentTarget.checked })}
              />
              We answer by email too
            </label>
            <p class="help">Only then may a customer leave an address in place of waiting.</p>
          </Group>
        </>
      )}
    </SettingsPage>
  )
}
