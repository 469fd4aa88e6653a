/** A page of the settings: it loads the document, holds what is typed, and saves its own parts of it. */
import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { ApiError } from '../../../shared/api.ts'
import { moment } from '../../../shared/time.ts'
import { askStaff } from '../../live/desk.ts'
import { now } from '../../live/now.ts'
import { wordsOf } from '../../live/session.ts'
import { readSettings, type Saved, saveParts, type Theirs, theirsIn } from '../../live/settings.ts'
import { type FieldFault, faultsElsewhere, type PageForm } from '../../pure/settings/fields.ts'
import { locale } from '../../view/times.tsx'
import { Failed, focusFault, Loading, Page, SaveBar, useUnsaved } from '../parts.tsx'
import { Conflict } from './conflict.tsx'

/** What the fields of a page work with. */
export interface Editing<F> {
  form: F
  set(change: Partial<F>): void
  faults: readonly FieldFault[]
  /** The document as it was when it was read. */
  saved: Saved
}

interface ShellProps<F> {
  title: string
  lead?: ComponentChildren
  wide?: boolean
  kind: PageForm<F>
  children: (editing: Editing<F>) => ComponentChildren
}

type Loaded = { is: 'loading' } | { is: 'failed'; message: string } | { is: 'ready'; saved: Saved }

export function SettingsPage<F extends object>({ title, lead, wide = false, kind, children }: ShellProps<F>) {
  const [loaded, setLoaded] = useState<Loaded>({ is: 'loading' })
  const load = async () => {
    setLoaded({ is: 'loading' })
    try {
      setLoaded({ is: 'ready', saved: await readSettings() })
    } catch (error) {
      setLoaded({ is: 'failed', message: wordsOf(error) })
    }
  }
  useEffect(() => {
    void load()
  }, [])
  return (
    <Page title={title} lead={lead} wide={wide}>
      {loaded.is === 'loading' && <Loading words={`Loading: ${title}`} />}
      {loaded.is === 'failed' && <Failed message={loaded.message} again={load} />}
      {loaded.is === 'ready' && (
        <Form kind={kind} first={loaded.saved}>
          {children}
        </Form>
      )}
    </Page>
  )
}

interface Outcome {
  saved?: string
  wrong?: string
  /** What is wrong where this page shows no field. */
  elsewhere?: string[]
}

function Form<F extends object>({
  kind,
  first,
  children,
}: {
  kind: PageForm<F>
  first: Saved
  children: (editing: Editing<F>) => ComponentChildren
}) {
  const [base, setBase] = useState(first)
  const [form, setForm] = useState(() => kind.formOf(first.settings))
  const [faults, setFaults] = useState<readonly FieldFault[]>([])
  const [outcome, setOutcome] = useState<Outcome>({})
  const [theirs, setTheirs] = useState<Theirs>()
  const [busy, setBusy] = useState(false)
  const root = useRef<HTMLFormElement>(null)

  const sent = kind.partsOf(form, base.settings)
  const before = kind.partsOf(kind.formOf(base.settings), base.settings)
  // Only what is other than it was: what a colleague changed of the rest meanwhile is no conflict.
  const changed = Object.fromEntries(
    kind.parts
      .filter((part) => JSON.stringify(sent[part]) !== JSON.stringify(before[part]))
      .map((part) => [part, sent[part]]),
  )
  const unsaved = Object.keys(changed).length > 0
  useUnsaved(unsaved)

  const take = (saved: Saved) => {
    setBase(saved)
    setForm(kind.formOf(saved.settings))
    setFaults([])
    setTheirs(undefined)
  }
  const set = (change: Partial<F>) => {
    setForm((before) => ({ ...before, ...change }))
    setOutcome({})
  }
  const save = async (version: number) => {
    setBusy(true)
    setFaults([])
    setOutcome({})
    try {
      take(await saveParts(unsaved ? changed : sent, version))
      setOutcome({ saved: 'Saved. It holds from now on.' })
      void askStaff()
    } catch (error) {
      const overtaken = theirsIn(error)
      setTheirs(overtaken)
      if (!overtaken) refused(error)
    } finally {
      setBusy(false)
    }
  }
  const refused = (error: unknown) => {
    const found = error instanceof ApiError ? error.fields : []
    const elsewhere = faultsElsewhere(found, kind.parts, { ...base.settings, ...sent })
    setFaults(found)
    setOutcome({ wrong: found.length > 0 ? counted(found.length) : wordsOf(error), elsewhere })
    focusFault(root.current)
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    void save(base.version)
  }

  return (
    <form ref={root} class="settings" onSubmit={submit} noValidate>
      {theirs && (
        <Conflict
          theirs={theirs}
          mine={unsaved ? changed : sent}
          onTakeTheirs={() => {
            take({ ...base, ...theirs, settings: { ...base.settings, ...theirs.parts } })
            setOutcome({ saved: `${theirs.by.name}’s version is shown.` })
          }}
          onSaveMine={() => void save(theirs.version)}
        />
      )}
      {children({ form, set, faults, saved: base })}
      {outcome.elsewhere && outcome.elsewhere.length > 0 && (
        <ul class="elsewhere" role="alert">
          {outcome.elsewhere.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <SaveBar
        words="Save"
        busy={busy}
        unsaved={unsaved}
        saved={outcome.saved}
        rest={told(base)}
        wrong={outcome.wrong}
      />
    </form>
  )
}

function told({ by, at }: Saved): string | undefined {
  if (by.id === undefined) return undefined
  return `Last saved by ${by.name}, ${moment(at, new Date(now.value), locale)}.`
}

function counted(faults: number): string {
  return faults === 1 ? 'Not saved: one field needs another look.' : `Not saved: ${faults} fields need another look.`
}
