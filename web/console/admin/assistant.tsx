/** The assistant: its name and words, and who writes its answers. */
import { voicePage } from '../pure/settings/window.ts'
import { Drafter } from './settings/drafter.tsx'
import { Area, Group, Line } from './settings/fields.tsx'
import { SettingsPage } from './settings/shell.tsx'

export default function AssistantPage() {
  return (
    <SettingsPage
      title="Assistant"
      lead="Customers always see that it is an AI; that label cannot be changed."
      kind={voicePage}
    >
      {({ form, set, faults }) => (
        <>
          <Group id="voice" title="Name and words">
            <Line
              label="Name"
              path="assistant.name"
              help={`Shown as “${form.name.trim() || 'Bellhop'} · AI assistant”.`}
              value={form.name}
              onText={(name) => set({ name })}
              faults={faults}
            />
            <Area
              label="Greeting"
              path="assistant.greeting"
              help="The same in every language. Left empty, the assistant greets in the customer’s own."
              rows={2}
              value={form.greeting}
              onText={(greeting) => set({ greeting })}
              faults={faults}
            />
            <Line
              label="Helps with"
              path="assistant.helpsWith"
              help="Said when a question is about something else, e.g. “orders, delivery and returns”."
              value={form.helpsWith}
              onText={(helpsWith) => set({ helpsWith })}
              faults={faults}
            />
          </Group>
          <Drafter />
        </>
      )}
    </SettingsPage>
  )
}
