/** Coming in, before anybody is known: the wait, the first admin's form behind the one-time link, and sign-in. */
import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { ApiError } from '../../shared/api.ts'
import { Bell } from '../../shared/icons.tsx'
import { askWho, makeFirstAdmin, signIn, wordsOf } from '../live/session.ts'
import { sentence } from '../pure/password.ts'
import { Field, FormError } from './field.tsx'

const MIN_PASSWORD = 12

/** While the server is asked who this is. */
export function Opening({ what }: { what: 'console' | 'editor' }) {
  return (
    <main class="door" aria-busy="true">
      <p class="door-wait">
        <Bell size={32} />
        <span class="unseen">Opening the {what}</span>
      </p>
    </main>
  )
}

export function Unreachable({ what, message }: { what: 'console' | 'editor'; message: string }) {
  return (
    <main class="door">
      <section class="door-card">
        <h1>The {what} cannot start</h1>
        <p role="alert">{message}</p>
        <button type="button" class="button primary" onClick={() => void askWho()}>
          Try again
        </button>
      </section>
    </main>
  )
}

export function SignIn({ why }: { why?: string | undefined }) {
  return (
    <Door title="Sign in" lead={why}>
      <SignInForm />
    </Door>
  )
}

/** The form alone, also used over a desk whose session has ended. */
export function SignInForm({ email: known = '' }: { email?: string }) {
  const [email, setEmail] = useState(known)
  const [password, setPassword] = useState('')
  const [wrong, setWrong] = useState('')
  const [busy, setBusy] = useState(false)

  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (!email.trim() || !password) {
      setWrong('Write your email and your password.')
      return
    }
    setBusy(true)
    setWrong('')
    try {
      await signIn(email.trim(), password)
    } catch (error) {
      const refused = error instanceof ApiError && (error.status === 401 || error.status === 400)
      setWrong(
        refused ? 'Email and password do not match. Check both; passwords tell capital letters apart.' : wordsOf(error),
      )
      setBusy(false)
    }
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <FormError>{wrong}</FormError>
      <Field label="Email">
        {(wires) => (
          <input
            {...wires}
            type="email"
            autocomplete="username"
            required
            value={email}
            onInput={(e) => setEmail(e.currentTarget.value)}
          />
        )}
      </Field>
      <Field label="Password">
        {(wires) => (
          <input
            {...wires}
            type="password"
            autocomplete="current-password"
            required
            value={password}
            onInput={(e) => setPassword(e.currentTarget.value)}
          />
        )}
      </Field>
      <button type="submit" class="button primary wide" disabled={busy}>
        {busy ? 'Signing in…' : 'Sign in'}
      </button>
    </form>
  )
}

export function FirstAdmin({ token }: { token: string }) {
  const [values, setValues] = useState({ name: '', email: '', password: '' })
  const [wrong, setWrong] = useState<{ form?: string; name?: string; email?: string; password?: string }>({})
  const [shown, setShown] = useState(false)
  const [busy, setBusy] = useState(false)
  const set = (field: keyof typeof values) => (event: { currentTarget: HTMLInputElement }) =>
    setValues({ ...values, [field]: event.currentTarget.value })

  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const found = faultsOf(values)
    setWrong(found)
    if (Object.keys(found).length > 0) {
      const form = event.currentTarget
      requestAnimationFrame(
        () => form instanceof HTMLElement && form.querySelector<HTMLElement>('[aria-invalid]')?.focus(),
      )
      return
    }
    setBusy(true)
    try {
      await makeFirstAdmin({ token, name: values.name.trim(), email: values.email.trim(), password: values.password })
    } catch (error) {
      setWrong(refusedWith(error))
      setBusy(false)
    }
  }

  return (
    <Door
      title="Make the first admin"
      lead="This account manages the desk and can answer customers. The link works once."
    >
      <form onSubmit={(event) => void submit(event)} noValidate>
        <FormError>{wrong.form}</FormError>
        <Field label="Name" help="Customers see it beside your replies." error={wrong.name}>
          {(wires) => (
            <input {...wires} autocomplete="name" maxLength={120} value={values.name} onInput={set('name')} />
          )}
        </Field>
        <Field label="Email" help="You sign in with it." error={wrong.email}>
          {(wires) => (
            <input {...wires} type="email" autocomplete="username" value={values.email} onInput={set('email')} />
          )}
        </Field>
        <Field
          label="Password"
          help={`At least ${MIN_PASSWORD} characters. A short sentence is easy to keep.`}
          error={wrong.password}
        >
          {(wires) => (
            <input
              {...wires}
              type={(shown ? 'text' : 'password') as 'password'}
              autocomplete="new-password"
              value={values.password}
              onInput={set('password')}
            />
          )}
        </Field>
        <label class="check">
          <input type="checkbox" checked={shown} onChange={(e) => setShown(e.currentTarget.checked)} />
          Show the password
        </label>
        <button type="submit" class="button primary wide" disabled={busy}>
          {busy ? 'Making the account…' : 'Make the account'}
        </button>
      </form>
    </Door>
  )
}

/** There is no admin yet, and the address carries no link. Agents made on the command line can come in all the same. */
export function LinkWanted() {
  const [signingIn, setSigningIn] = useState(false)
  if (signingIn) return <SignIn />
  return (
    <Door title="There is no admin yet">
      <p>
        The first admin is made with a one-time link. Bellhop prints it where it runs, each time it starts while there
        is no admin.
      </p>
      <ol>
        <li>Look at the output of the Bellhop process, or restart it.</li>
        <li>
          Open the address that ends in <code>/console/#setup=…</code>
        </li>
      </ol>
      <button type="button" class="button wide" onClick={() => void askWho()}>
        Look again
      </button>
      <button type="button" class="button wide" onClick={() => setSigningIn(true)}>
        I have an account: sign in
      </button>
    </Door>
  )
}

/** The card that everybody comes in by. */
export function Door({
  title,
  lead,
  children,
}: {
  title: string
  lead?: string | undefined
  children: ComponentChildren
}) {
  const card = useRef<HTMLElement>(null)
  useEffect(() => {
    card.current?.querySelector('input')?.focus()
  }, [])
  return (
    <main class="door">
      <section ref={card} class="door-card" aria-labelledby="door-title">
        <p class="door-mark">
          <Bell size={22} /> Bellhop
        </p>
        <h1 id="door-title">{title}</h1>
        {lead && <p class="door-lead">{lead}</p>}
        {children}
      </section>
    </main>
  )
}

function faultsOf({ name, email, password }: { name: string; email: string; password: string }) {
  return {
    ...(!name.trim() && { name: 'Write your name.' }),
    ...(!/^\S+@\S+\.\S+$/.test(email.trim()) && { email: 'Write an email address such as mara@example.com.' }),
    ...(password.length < MIN_PASSWORD && {
      password: password
        ? `This has ${password.length} characters; it takes at least ${MIN_PASSWORD}.`
        : `Choose a password of at least ${MIN_PASSWORD} characters.`,
    }),
  }
}

function refusedWith(error: unknown) {
  if (!(error instanceof ApiError)) return { form: wordsOf(error) }
  const fields = Object.fromEntries(error.fields.map(({ path, message }) => [path, sentence(message)]))
  if (fields.name || fields.email || fields.password) return fields
  if (error.status === 401 || error.status === 403 || error.status === 404) {
    return {
      form: 'This link has been used or has expired. Restart Bellhop: a restart prints a new one while no admin exists. If there is an admin, sign in.',
    }
  }
  return { form: wordsOf(error) }
}
