/** Inviting somebody by a link. */
import { useRef, useState } from 'preact/hooks'
import type { Link } from '../../../src/protocol/staff.ts'
import { ApiError } from '../../shared/api.ts'
import { staffCall, wordsOf } from '../live/session.ts'
import type { Role } from '../pure/admin.ts'
import { faultOf } from '../pure/password.ts'
import { hashOf } from '../pure/place.ts'
import { Field } from '../view/field.tsx'
import { LinkOnce } from './link-once.tsx'
import { Back, focusFault, Page, SaveBar, useUnsaved } from './parts.tsx'
import { RolesField } from './roles-field.tsx'

const blank = { email: '', name: '', roles: ['agent'] as Role[] }
type Faults = Partial<Record<keyof typeof blank, string>>

export function InvitePage() {
  const [form, setForm] = useState(blank)
  const [faults, setFaults] = useState<Faults>({})
  const [wrong, setWrong] = useState('')
  const [busy, setBusy] = useState(false)
  const [made, setMade] = useState<{ link: Link; name: string }>()
  const root = useRef<HTMLFormElement>(null)
  const set = (change: Partial<typeof blank>) => {
    setForm({ ...form, ...change })
    setWrong('')
  }
  const unsaved = !made && Boolean(form.email || form.name)
  useUnsaved(unsaved)

  const refuse = (found: Faults, words = '') => {
    setFaults(found)
    setWrong(words)
    focusFault(root.current)
  }

  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const body = { email: form.email.trim(), name: form.name.trim(), roles: form.roles }
    const found: Faults = {
      ...(!/^\S+@\S+\.\S+$/.test(body.email) && { email: 'Write an email address such as mara@example.com.' }),
      ...(!body.name && { name: 'Write a name. They can change it when they come.' }),
      ...(body.roles.length === 0 && { roles: 'Choose at least one role.' }),
    }
    if (Object.keys(found).length > 0) return refuse(found)
    setBusy(true)
    setFaults({})
    try {
      setMade({ link: await staffCall<Link>('POST', '/api/invites', { body }), name: body.name })
    } catch (error) {
      const fields = error instanceof ApiError ? error.fields : []
      const told: Faults = {
        ...emailFault(error, fields),
        ...faultOf(fields, 'name'),
        ...faultOf(fields, 'roles'),
      }
      refuse(told, Object.keys(told).length > 0 ? '' : wordsOf(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <Page
      title="Invite somebody"
      back={<Back page="staff" words="Staff" />}
      lead={made ? undefined : 'They get a link from you, choose a password, and are in.'}
    >
      {made ? (
        <section class="group" aria-label="What to send">
          <LinkOnce link={made.link} whom={made.name} forWhat="With it they choose a password and join." />
          <div class="after-link">
            <a class="button" href={hashOf({ at: 'admin', page: 'staff' })}>
              Back to the staff
            </a>
            <button
              type="button"
              class="button"
              onClick={() => {
                setMade(undefined)
                setForm(blank)
              }}
            >
              Invite somebody else
            </button>
          </div>
        </section>
      ) : (
        <form ref={root} onSubmit={(event) => void submit(event)} noValidate>
          <section class="group" aria-label="Whom">
            <Field label="Email" help="They sign in with it. Bellhop sends nothing to it." error={faults.email}>
              {(wires) => (
                <input
                  {...wires}
                  type="email"
                  autocomplete="off"
                  value={form.email}
                  onInput={(event) => set({ email: event.currentTarget.value })}
                />
              )}
            </Field>
            <Field label="Name" help="Customers see it beside their replies." error={faults.name}>
              {(wires) => (
                <input
                  {...wires}
                  dir="auto"
                  autocomplete="off"
                  maxLength={120}
                  value={form.name}
                  onInput={(event) => set({ name: event.currentTarget.value })}
                />
              )}
            </Field>
            <RolesField roles={form.roles} error={faults.roles} onRoles={(roles) => set({ roles })} />
          </section>
          <SaveBar words="Make the link" doing="Making it…" busy={busy} unsaved={unsaved} wrong={wrong} />
        </form>
      )}
    </Page>
  )
}

function emailFault(error: unknown, fields: ApiError['fields']): Faults {
  if (error instanceof ApiError && error.code === 'conflict') return { email: error.message }
  return faultOf(fields, 'email')
}
