/** The queue: how much an agent holds, who gets a conversation, and what happens while nobody has it. */
import { useEffect, useState } from 'preact/hooks'
import { readSites } from '../live/settings.ts'
import { queuePage } from '../pure/settings/queue.ts'
import { Choice, Group, LengthField, Line } from './settings/fields.tsx'
import { SettingsPage } from './settings/shell.tsx'

const ways = [
  { id: 'claim', words: 'Agents take what they choose' },
  { id: 'automatic', words: 'Automatically: fewest open, then longest idle' },
] as const

const emails = [
  { id: 'sent', words: 'Offered where Bellhop can send mail' },
  { id: 'yes', words: 'Always offered; agents may write from their own mail program' },
  { id: 'no', words: 'Never offered' },
] as const

export default function QueuePage() {
  const [mails, setMails] = useState<boolean>()
  useEffect(() => {
    // Without it the page is whole.
    readSites().then(
      ({ mail }) => setMails(mail),
      () => {},
    )
  }, [])
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
            <Choice
              label="An answer by email in place of waiting"
              help={
                mails === undefined
                  ? undefined
                  : mails
                    ? 'Bellhop sends the replies by itself.'
                    : 'Bellhop sends no mail here: whoever operates it sets BELLHOP_SMTP_URL.'
              }
              value={form.email}
              options={emails}
              onPick={(email) => set({ email })}
            />
          </Group>
        </>
      )}
    </SettingsPage>
  )
}
