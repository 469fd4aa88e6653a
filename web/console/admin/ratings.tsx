/** What customers are asked once a conversation is over, and when one is that nobody resolves. */
import { ratingsPage } from '../pure/settings/ratings.ts'
import { Checks, Group, Line } from './settings/fields.tsx'
import { SettingsPage } from './settings/shell.tsx'

const questions = [
  {
    key: 'csat',
    words: 'How did we do? (1 to 5)',
    about: 'Where a person went on after the assistant, for each of them.',
  },
  {
    key: 'ces',
    words: 'It was easy to get help here. (1 to 7)',
    about: 'How little trouble it was: the customer effort score.',
  },
  {
    key: 'nps',
    words: 'How likely are you to recommend us? (0 to 10)',
    about: 'About your company, not the one conversation.',
  },
] as const

export default function RatingsPage() {
  return (
    <SettingsPage
      title="Ratings"
      lead="What customers are asked once a conversation is over: one tap each, and each can be skipped. A word may be added at the end."
      kind={ratingsPage}
    >
      {({ form, set, faults }) => (
        <>
          <Group id="questions" title="Questions" about="None: nobody is asked anything.">
            <Checks of={questions} form={form} onSwitch={set} />
            {form.nps && (
              <Line
                number
                label="Days before a customer is asked again whether they recommend you"
                path="surveys.npsDays"
                help="1 to 3650. Whoever is signed in on your site counts once on all their devices."
                value={form.npsDays}
                onText={(npsDays) => set({ npsDays })}
                faults={faults}
              />
            )}
          </Group>
          <Group
            id="end"
            title="When it is over"
            about="An agent resolves what they hold. What the assistant has is over when the customer says that it is solved, or when nobody writes any more."
          >
            <Line
              number
              label="Hours without a word"
              path="surveys.idleHours"
              help="1 to 8760. It counts as “No answer from the customer”, never as solved; whoever writes again goes on."
              value={form.idleHours}
              onText={(idleHours) => set({ idleHours })}
              faults={faults}
            />
          </Group>
        </>
      )}
    </SettingsPage>
  )
}
