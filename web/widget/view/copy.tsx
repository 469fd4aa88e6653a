/** A copy of the conversation to keep: as a file, and by email where this desk sends any. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { ApiError, api } from '../../shared/api.ts'
import { Download } from '../../shared/icons.tsx'
import type { Welcome } from '../greeting.ts'
import { saveTranscript, timeZone } from '../transcript.ts'
import { afterSpeaker, type SayAfter } from '../words/after.ts'
import type { Desk } from './desk.ts'
import { Sheet } from './sheet.tsx'

/** The dialog, in the customer's language. */
export async function copyDialog(locale: string) {
  const tell = await afterSpeaker(locale)
  return ({ desk }: { desk: Desk }) => <Copy desk={desk} tell={tell} />
}

function Copy({ desk, tell }: { desk: Desk; tell: SayAfter }) {
  const { client, say } = desk
  const dialog = useRef<HTMLDialogElement>(null)
  const [byMail, setByMail] = useState(false)
  const hide = () => {
    desk.copying.value = false
    desk.focus.value++
  }
  const save = async () => {
    await client.here().then(saveTranscript).catch(client.complain)
  }
  useEffect(() => {
    // Where there is nothing to choose, nothing is asked.
    const mails = api<Welcome & { mail: boolean }>('GET', '/api/welcome', { token: null }).then(
      ({ mail }) => mail,
      () => false,
    )
    void mails.then((mail) => {
      if (mail) setByMail(true)
      else void save().then(hide)
    })
  }, [])
  if (!byMail) return null
  return (
    <Sheet dialog={dialog} title={say('transcript')} say={say} onClose={hide}>
      <section class="card">
        <button type="button" class="secondary" onClick={() => void save().then(() => dialog.current?.close())}>
          <Download size={16} />
          {tell('copyFile')}
        </button>
      </section>
      <ByMail desk={desk} tell={tell} />
    </Sheet>
  )
}

function ByMail({ desk: { client, say }, tell }: { desk: Desk; tell: SayAfter }) {
  const [email, setEmail] = useState(client.talk.value?.snapshot.contact.email ?? '')
  const [state, setState] = useState<{ busy?: true; told?: string }>({})
  const send = async (event: Event) => {
    event.preventDefault()
    setState({ busy: true })
    try {
      const { token, conversationId } = await client.here()
      const body = { email: email.trim(), timeZone: timeZone() }
      await api('POST', `/api/conversations/${conversationId}/transcript`, { token, body })
      setState({ told: tell('copySent', { email: email.trim() }) })
    } catch (error) {
      const full = error instanceof ApiError && error.code === 'rate_limited'
      setState({ told: full ? tell('copyFull') : say('failed') })
    }
  }
  return (
    <form class="card" onSubmit={(event) => void send(event)}>
      <label>
        {tell('emailLabel')}
        <input
          type="email"
          required
          autocomplete="email"
          maxLength={254}
          value={email}
          onInput={(event) => {
            setEmail(event.currentTarget.value)
            setState({})
          }}
        />
      </label>
      <button type="submit" class="primary" disabled={state.busy}>
        {tell('copySend')}
      </button>
      <p role="status">{state.told}</p>
    </form>
  )
}
