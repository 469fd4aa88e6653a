/** The desk: lists, the conversation, and what is known about it; or a page beside the lists. */
import { useEffect } from 'preact/hooks'
import { place } from '../live/address.ts'
import { followAssistant } from '../live/assistant.ts'
import { startDesk } from '../live/desk.ts'
import { current, followAddress } from '../live/opened.ts'
import { startSending } from '../live/sends.ts'
import { followSuggestions } from '../live/suggestion.ts'
import { Aside } from './aside.tsx'
import { AssistantStrip } from './assistant-strip.tsx'
import { Conversation } from './conversation.tsx'
import { Dialogs } from './dialogs.tsx'
import { Proposals } from './editor-desk.tsx'
import { listenToKeys } from './keyboard.ts'
import { LineStrip } from './line-strip.tsx'
import { ListPane } from './list-pane.tsx'
import { Rail } from './rail.tsx'
import { SettingsPage } from './settings.tsx'
import { TeamPage } from './team.tsx'

let started = false

/** The live parts start once for the life of the page, however often the desk is drawn. */
function start() {
  if (started) return
  started = true
  startSending()
  followAddress()
  followAssistant()
  followSuggestions()
  startDesk()
}

export function Desk() {
  useEffect(start, [])
  useEffect(listenToKeys, [])
  const at = place.value
  const page = at.at !== 'list' && at.at !== 'search'
  const open = 'conversationId' in at && at.conversationId
  const pane = page ? 'page' : open ? ('aside' in at && at.aside ? 'aside' : 'talk') : 'list'
  return (
    <div class="desk" data-pane={pane} data-aside={current.value.is === 'ready' ? '' : undefined}>
      <Rail />
      <div class="panes">
        <div class="strips">
          <LineStrip />
          <AssistantStrip />
        </div>
        {page ? (
          <main class="page">
            {at.at === 'team' ? <TeamPage /> : at.at === 'proposals' ? <Proposals /> : <SettingsPage />}
          </main>
        ) : (
          <>
            <ListPane />
            <main class="talk" aria-label="Conversation">
              <Conversation />
            </main>
            {current.value.is === 'ready' && <Aside />}
          </>
        )}
      </div>
      <Dialogs />
    </div>
  )
}
