/** Which screen: the door, or the editor with the door over it where the session has ended. */
import { useState } from 'preact/hooks'
import { setupToken } from '../../console/live/links.ts'
import { me, session, signOut, wordsOf } from '../../console/live/session.ts'
import { editsArticles } from '../../console/pure/admin.ts'
import { Door, Opening, SignIn, Unreachable } from '../../console/view/door.tsx'
import { Expired } from '../../console/view/expired.tsx'
import { toast } from '../live/toast.ts'
import { Shell } from './shell.tsx'

export function App() {
  const now = session.value
  switch (now.is) {
    case 'asking':
      return <Opening what="editor" />
    case 'unreachable':
      return <Unreachable what="editor" message={now.message} />
    case 'first':
      return <NoAdmin />
    case 'out':
      return <SignIn why={now.why} />
    case 'in':
    case 'expired':
      if (!editsArticles(now.me.roles)) return <NotForYou />
      return (
        <>
          <Shell key={now.me.id} />
          {now.is === 'expired' && <Expired email={now.me.email} name={now.me.name} />}
        </>
      )
  }
}

function NoAdmin() {
  const [signingIn, setSigningIn] = useState(false)
  if (signingIn) return <SignIn />
  return (
    <Door title="There is no admin yet">
      <p>The first admin is made in the console, with a one-time link that Bellhop prints where it runs.</p>
      <a class="button wide" href={`/console/${setupToken.value ? `#setup=${setupToken.value}` : ''}`}>
        Go to the console
      </a>
      <button type="button" class="button wide" onClick={() => setSigningIn(true)}>
        I have an account: sign in
      </button>
    </Door>
  )
}

function NotForYou() {
  const { name, email } = me()
  return (
    <Door title="The editor is for editors">
      <p>
        You are signed in as <bdi>{name}</bdi> (<bdi>{email}</bdi>), who answers customers. An admin can make you an
        editor, under Settings, Staff.
      </p>
      <a class="button primary wide" href="/console/">
        Go to the console
      </a>
      <button
        type="button"
        class="button wide"
        onClick={() => void signOut().catch((error: unknown) => toast(wordsOf(error)))}
      >
        Sign in as somebody else
      </button>
    </Door>
  )
}
