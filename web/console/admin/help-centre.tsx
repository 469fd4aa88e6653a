/** The articles as pages of their own: whether there is a help centre, and what stands above and below them. */
import { helpPage } from '../pure/settings/help-centre.ts'
import { Area, Group, Line } from './settings/fields.tsx'
import { SettingsPage } from './settings/shell.tsx'

export default function HelpCentrePage() {
  return (
    <SettingsPage
      title="Help centre"
      lead="Your public articles as pages that anybody can browse and search, at /help. They wear the look of the chat."
      kind={helpPage}
    >
      {({ form, set, faults }) => (
        <>
          <Group id="help" title="Pages">
            <label class="check">
              <input
                type="checkbox"
                checked={form.on}
                aria-describedby="about-on"
                onChange={(event) => set({ on: event.currentTarget.checked })}
              />
              There is a help centre
            </label>
            <p class="help" id="about-on">
              Without it, the sources of answers still lead to single articles; nothing lists them, and search engines
              are asked to leave them out. <a href="/help">Look at it</a>
            </p>
          </Group>
          {form.on && (
            <Group id="around" title="Around the articles">
              <Line
                label="Name"
                path="help.name"
                help="At the top of each page; empty: the assistant’s name."
                value={form.name}
                onText={(name) => set({ name })}
                faults={faults}
              />
              <Area
                label="Introduction"
                path="help.intro"
                help="A sentence or two above the search field."
                rows={2}
                value={form.intro}
                onText={(intro) => set({ intro })}
                faults={faults}
              />
              <Area
                label="Links"
                path="help.links"
                help="At the foot of each page, up to eight, one a line: what it says, then the address."
                placeholder="Our shop https://shop.example"
                rows={4}
                value={form.links}
                onText={(links) => set({ links })}
                faults={faults}
              />
            </Group>
          )}
        </>
      )}
    </SettingsPage>
  )
}
