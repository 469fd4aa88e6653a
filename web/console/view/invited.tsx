/** Behind a link that works once: somebody joins the staff, or a member sets a new password. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Invited as Told } from '../../../src/protocol/staff.ts'
import { ApiError, api } from '../../shared/api.ts'
import { inviteToken } from '../live/links.ts'
import { acceptInvite, session, wordsOf } from '../live/session.ts'
import { faultOf, newPasswordFault } from '../pure/password.ts'
import { Door } from './door.tsx'
import { Field, FormError } from './field.tsx'

type Known = { is: 'asking' } | { is: 'dead'; why: string } | { is: 'failed'; why: string } | { is: 'good'; told: Told }

export default function Invited() {
  const token = inviteToken.value ?? ''
  const [known, setKnown] = useState<Known>({ is: 'asking' })
  const ask = async () => {
    setKnown({ is: 'asking' })
    try {
      setKnown({ is: 'good', told: await api<Told>('POST', '/api/invites/look', { body: { token }, token: null }) })
    } catch (error) {
      const dead = error instanceof ApiError && error.code === 'forbidden'
      setKnown({ is: dead ? 'dead' : 'failed', why: wordsOf(error) })
    }
  }
  useEffect(() => {
    void ask()
  }, [])

  switch (known.is) {
    case 'asking':
      return (
        <main class="door" aria-busy="true">
          <p class="unseen" role="status">
            Looking at the link
          </p>
        </main>
      )
    case 'failed':
      return (
        <Door title="The link could not be looked at">
          <p role="alert">{known.why}</p>
          <button type="button" class="button wide" onClick={() => void ask()}>
            Try again
          </button>
        </Door>
      )
    case 'dead':
      return (
        <Door title="This link does not work">
          <p role="alert">{known.why}</p>
          <button type="button" class="button wide" onClick={forget}>
            {session.value.is === 'in' ? 'Go to the console' : 'Sign in'}
          </button>
        </Door>
      )
    case 'good':
      return <AcceptForm token={token} told={known.told} die={(why) => setKnown({ is: 'dead', why })} />
  }
}

function forget() {
  inviteToken.value = undefined
}

function AcceptForm({ token, told, die }: { token: string; told: Told; die: (why: string) => void }) {
  const joins = told.kind === 'join'
  const [name, setName] = useState(told.name)
  const [password, setPassword] = useState('')
  const [shown, setShown] = useState(false)
  const [wrong, setWrong] = useState<{ form?: string; name?: string; password?: string }>({})
  const [busy, setBusy] = useState(false)
  const root = useRef<HTMLFormElement>(null)
  const now = session.value
  const other = now.is === 'in' && now.me.email !== told.email ? now.me.name : undefined

  const refuse = (faults: typeof wrong) => {
    setWrong(faults)
    requestAnimationFrame(() => root.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
  }

  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const who = { email: told.email, name: name.trim() }
    const fault = newPasswordFault(password, who)
    const found = { ...(!who.name && { name: 'Write your name.' }), ...(fault && { password: fault }) }
    if (Object.keys(found).length > 0) return refuse(found)
    setBusy(true)
    setWrong({})
    try {
      await acceptInvite({ token, password, ...(joins && { name: who.name }) })
    } catch (error) {
      setBusy(false)
      if (error instanceof ApiError && (error.code === 'forbidden' || error.code === 'conflict'))
        return die(error.message)
      const fields = error instanceof ApiError ? error.fields : []
      const told = { ...faultOf(fields, 'name'), ...faultOf(fields, 'password') }
      refuse(Object.keys(told).length > 0 ? told : { form: wordsOf(error) })
    }
  }

  return (
    <Door
      title={joins ? 'Welcome to the desk' : 'Set a new password'}
      lead={
        joins
          ? 'You are invited to join the staff. Choose a password, and you are in.'
          : `For ${told.name}. You are signed out everywhere else.`
      }
    >
      <form ref={root} onSubmit={(event) => void submit(event)} noValidate>
        <FormError>{wrong.form}</FormError>
        {other && (
          <p class="help">
            In this browser <bdi>{other}</bdi> is signed in; going on signs them out here.
          </p>
        )}
        <Field label="Email" help="You sign in with it.">
          {(wires) => <input {...wires} type="email" autocomplete="username" value={told.email} readOnly />}
        </Field>
        {joins && (
          <Field label="Name" help="Customers see it beside your replies." error={wrong.name}>
            {(wires) => (
              <input
                {...wires}
                autocomplete="name"
                dir="auto"
                maxLength={120}
                value={name}
                onInput={(event) => setName(event.currentTarget.value)}
              />
            )}
          </Field>
        )}
        <Field
          label={joins ? 'Password' : 'New password'}
          help="At least 12 characters. A short sentence is easy to keep."
          error={wrong.password}
        >
          {(wires) => (
            <input
              {...wires}
              type={(shown ? 'text' : 'password') as 'password'}
              autocomplete="new-password"
              value={password}
              onInput={(event) => setPassword(event.currentTarget.value)}
            />
          )}
        </Field>
        <label class="check">
          <input type="checkbox" checked={shown} onChange={(event) => setShown(event.currentTarget.checked)} />
          Show the password
        </label>
        <button type="submit" class="button primary wide" disabled={busy}>
          {busy ? 'One moment…' : joins ? 'Make my account' : 'Set the password'}
        </button>
      </form>
    </Door>
  )
}
