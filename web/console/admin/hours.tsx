/** Opening hours and holidays, in the desk's own time zone. */
import { useMemo } from 'preact/hooks'
import { type Weekday, weekdays } from '../../../src/domain/hours.ts'
import { now } from '../live/now.ts'
import { faultAt } from '../pure/settings/fields.ts'
import { clockIn, type HoursForm, hoursPage, openAlways, openNow, zonesLike } from '../pure/settings/hours.ts'
import { Combobox } from './settings/combobox.tsx'
import { DayRow } from './settings/day.tsx'
import { Group } from './settings/fields.tsx'
import { Holidays } from './settings/holidays.tsx'
import { type Editing, SettingsPage } from './settings/shell.tsx'

const ZONES_SHOWN = 60

export default function HoursPage() {
  return (
    <SettingsPage
      title="Hours and holidays"
      lead="Outside them customers are told when a person comes, and the assistant goes on answering. Service clocks stand still."
      kind={hoursPage}
    >
      {(editing) => (
        <>
          <Group id="hours" title="Opening hours">
            <Zone {...editing} />
            <Week {...editing} />
            <Preview form={editing.form} />
          </Group>
          <Group id="holidays" title="Holidays" about="Closed all day on these dates, in the desk’s own time zone.">
            <Holidays {...editing} />
          </Group>
        </>
      )}
    </SettingsPage>
  )
}

function Zone({ form, set, faults }: Editing<HoursForm>) {
  const zones = useMemo(() => ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')], [])
  const time = clockIn(form.timeZone, new Date(now.value).toISOString())
  return (
    <Combobox
      label="Time zone"
      help={time ? `It is ${time} there now.` : 'Search by a city, as in Europe/Belgrade.'}
      error={faultAt(faults, 'hours.timeZone')}
      value={form.timeZone}
      find={(typed) => zonesLike(zones, typed, ZONES_SHOWN)}
      onValue={(timeZone) => set({ timeZone })}
    />
  )
}

function Week({ form, set, faults }: Editing<HoursForm>) {
  return (
    <>
      <label class="check">
        <input
          type="checkbox"
          checked={form.alwaysOpen}
          onChange={(event) => set(openAlways(form, event.currentTarget.checked))}
        />
        Always open
      </label>
      {!form.alwaysOpen && (
        <div class="days">
          {weekdays.map((day: Weekday) => (
            <DayRow key={day} day={day} weekly={form.weekly} faults={faults} onWeekly={(weekly) => set({ weekly })} />
          ))}
        </div>
      )}
    </>
  )
}

function Preview({ form }: { form: HoursForm }) {
  const state = openNow(form, new Date(now.value).toISOString(), 'en-GB')
  return (
    <p class="open-now" role="status">
      {state ? (
        <>
          <span class={state === 'Open now' ? 'dot online' : 'dot'} aria-hidden="true" /> With these hours: {state}
        </>
      ) : (
        'Some hours are not whole yet.'
      )}
    </p>
  )
}
