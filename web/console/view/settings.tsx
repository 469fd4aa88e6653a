/** What an admin decides about the desk: one document, one form, saved as a whole. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Settings } from '../../../src/protocol/settings.ts'
import { ApiError } from '../../shared/api.ts'
import { askStaff } from '../live/desk.ts'
import { me, staffCall, wordsOf } from '../live/session.ts'
import { type FieldFault, formOf, type SettingsForm, settingsOf } from '../pure/settings-form.ts'
import { HolidayRows, WeekRows } from './hours.tsx'
import { AssistantPart, HandoffPart, QueuePart } from './settings-parts.tsx'
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
        <p>A conversation that is transferred to a team goes to the front of the queue, marked with the team’s name.</p>
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

function placed(faults: readonly FieldFault[]): string {
  return faults.length === 1
    ? 'Not saved: one field needs another look.'
    : `Not saved: ${faults.length} fields need another look.`
}
