/** What an admin decides about the desk: one document, one form, saved as a whole. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Settings } from '../../../src/protocol/settings.ts'
import { ApiError } from '../../shared/api.ts'
import { askStaff } from '../live/desk.ts'
import { me, staffCall, wordsOf } from '../live/session.ts'
import { type FieldFault, faultAt, formOf, type SettingsForm, settingsOf } from '../pure/settings-form.ts'
import { sensitiveFamilies } from '../pure/words.ts'
import { Field } from './field.tsx'
import { HolidayRows, WeekRows } from './hours.tsx'
import { TeamRows } from './team-rows.tsx'

type Loaded = { is: 'loading' } | { is: 'failed'; message: string } | { is: 'ready'; form: SettingsForm }

export function SettingsPage() {
  const [loaded, setLoaded] = useState<Loaded>({ is: 'loading' })
  const load = async () => {
    setLoaded({ is: 'loading' })
    try {
      setLoaded({ is: 'ready', form: formOf(await staffCall<Settings>('GET', '/api/settings')) })
    } catch (error) {
      setLoaded({ is: 'failed', message: wordsOf(error) })
    }
  }
  const admin = me().roles.includes('admin')
  useEffect(() => {
    if (admin) void load()
  }, [])

  return (
    <div class="page-body">
      <h1>Settings</h1>
      {!admin ? (
        <p>Only an admin can see and change the settings.</p>
      ) : loaded.is === 'loading' ? (
        <div class="skeleton" role="status">
          <span class="unseen">Loading the settings</span>
          <i class="bone w30 tall" />
          <i class="bone w90 tall" />
          <i class="bone w90 tall" />
        </div>
      ) : loaded.is === 'failed' ? (
        <div role="alert">
          <p>{loaded.message}</p>
          <button type="button" class="button" onClick={() => void load()}>
            Try again
          </button>
        </div>
      ) : (
        <TheForm first={loaded.form} />
      )}
    </div>
  )
}

export interface PartProps {
  form: SettingsForm
  set: (change: Partial<SettingsForm>) => void
  faults: readonly FieldFault[]
}

function TheForm({ first }: { first: SettingsForm }) {
  const [form, setForm] = useState(first)
  const [faults, setFaults] = useState<FieldFault[]>([])
  const [outcome, setOutcome] = useState<{ saved?: boolean; wrong?: string }>({})
  const [busy, setBusy] = useState(false)
  const root = useRef<HTMLFormElement>(null)
  const set = (change: Partial<SettingsForm>) => {
    setForm({ ...form, ...change })
    setOutcome({})
  }

  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setBusy(true)
    setFaults([])
    setOutcome({})
    try {
      setForm(formOf(await staffCall<Settings>('PUT', '/api/settings', { body: settingsOf(form) })))
      setOutcome({ saved: true })
      void askStaff()
    } catch (error) {
      const found = error instanceof ApiError ? error.fields : []
      setFaults(found)
      setOutcome({ wrong: found.length > 0 ? placed(found) : wordsOf(error) })
      requestAnimationFrame(() => root.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
    } finally {
      setBusy(false)
    }
  }

  const part = { form, set, faults }
  return (
    <form ref={root} onSubmit={(event) => void submit(event)} noValidate>
      <AssistantPart {...part} />
      <section class="group" aria-labelledby="hours">
        <h2 id="hours">Opening hours</h2>
        <p>Outside them customers are told when a person comes, and the assistant goes on answering.</p>
        <WeekRows {...part} />
        <HolidayRows {...part} />
      </section>
      <QueuePart {...part} />
      <HandoffPart {...part} />
      <section class="group" aria-labelledby="teams">
        <h2 id="teams">Teams</h2>
        <p>Conversations can be transferred to a team; its members see them first.</p>
        <TeamRows {...part} />
      </section>
      <div class="save-bar">
        <button type="submit" class="button primary" disabled={busy}>
          {busy ? 'Saving…' : 'Save settings'}
        </button>
        <span role="status" class="saved">
          {outcome.saved ? 'Saved. It holds from now on.' : ''}
        </span>
        <span role="alert" class="wrong">
          {outcome.wrong ?? ''}
        </span>
      </div>
    </form>
  )
}

function AssistantPart({ form, set, faults }: PartProps) {
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

function QueuePart({ form, set, faults }: PartProps) {
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

function HandoffPart({ form, set, faults }: PartProps) {
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

interface TextProps {
  label: string
  path: string
  value: string
  onText: (text: string) => void
  faults: readonly FieldFault[]
  help?: string
  number?: boolean
}

export function Text({ label, path, value, onText, faults, help, number = false }: TextProps) {
  return (
    <Field label={label} help={help} error={faultAt(faults, path)}>
      {(wires) => (
        <input
          {...wires}
          type="text"
          dir="auto"
          inputMode={number ? 'decimal' : undefined}
          class={number ? 'number' : undefined}
          value={value}
          onInput={(event) => onText(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}

function placed(faults: readonly FieldFault[]): string {
  return faults.length === 1
    ? 'Not saved: one field needs another look.'
    : `Not saved: ${faults.length} fields need another look.`
}
