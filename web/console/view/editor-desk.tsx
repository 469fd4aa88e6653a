/** The console of someone who edits articles and works no conversations: what was proposed, and the way out. */

import { useState } from 'preact/hooks'
import { Bell, SignOut } from '../../shared/icons.tsx'
import { me, signOut, wordsOf } from '../live/session.ts'
import { lazy } from './lazy.tsx'

export const Proposals = lazy(async () => (await import('./proposals.tsx')).ProposalsPage)

export function EditorDesk() {
  const [wrong, setWrong] = useState('')
  return (
    <div class="editor-desk">
      <header class="editor-head">
        <Bell size={20} />
        <span>
          <bdi>{me().name}</bdi>, editor
        </span>
        {wrong && <span role="alert">{wrong}</span>}
        <button
          type="button"
          class="button small"
          onClick={() => void signOut().catch((error: unknown) => setWrong(wordsOf(error)))}
        >
          <SignOut size={14} /> Sign out
        </button>
      </header>
      <main class="page">
        <Proposals />
      </main>
    </div>
  )
}
