/** What customers are owed: the service clocks of the desk. */

import { hashOf } from '../pure/place.ts'
import { clocksPage } from '../pure/settings/clocks.ts'
import { ClockRows } from './settings/clock-rows.tsx'
import { Group, Line } from './settings/fields.tsx'
import { SettingsPage } from './settings/shell.tsx'

export default function ClocksPage() {
  return (
    <SettingsPage
      title="Service clocks"
      lead="What customers are owed. Clocks run within opening hours; agents are warned before one runs out, and each that does is recorded."
      kind={clocksPage}
    >
      {({ form, set, faults, saved }) => {
        const own = saved.settings.teams.filter(({ clocks }) => clocks)
        return (
          <>
            <Group id="clocks" title="Clocks of the desk">
              <ClockRows form={form.clocks} path="clocks" faults={faults} onForm={(clocks) => set({ clocks })} />
              {own.length > 0 && (
                <p class="help">
                  {own.map(({ name }) => name).join(', ')}{' '}
                  {own.length === 1 ? 'has clocks of its own' : 'have clocks of their own'}:{' '}
                  <a href={hashOf({ at: 'admin', page: 'teams' })}>see Teams</a>.
                </p>
              )}
            </Group>
            <Group id="warning" title="Warning">
              <Line
                number
                label="Warn when this much has run, in per cent"
                path="clocks.warnAt"
                help="10 to 99. At 75, a clock of a minute warns after 45 seconds."
                value={form.warnAt}
                onText={(warnAt) => set({ warnAt })}
                faults={faults}
              />
            </Group>
          </>
        )
      }}
    </SettingsPage>
  )
}
