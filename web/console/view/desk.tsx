/** The desk: lists, the conversation, and what is known about it; or a page beside the lists. */
import { useEffect } from 'preact/hooks'
import { watchAbsence } from '../live/absence.ts'
import { place } from '../live/address.ts'
import { startAlerts } from '../live/alerts.ts'
import { followAssistant } from '../live/assistant.ts'
import { askDemo } from '../live/demo.ts'
import { startDesk } from '../live/desk.ts'
import { watchLookers } from '../live/looking.ts'
import { followAlarms } from '../live/miss-alarms.ts'
import { current, followAddress } from '../live/opened.ts'
import { asideShown } from '../live/prefs.ts'
import { startSending } from '../live/sends.ts'
import { me } from '../live/session.ts'
import { followSuggestions } from '../live/suggestion.ts'
import { worksConversations } from '../pure/admin.ts'
import { AbsenceStrip } from './absence-strip.tsx'
import { ActionDialogs } from './action-dialogs.tsx'
import { Aside } from './aside.tsx'
import { AssistantStrip } from './assistant-strip.tsx'
import { Beside } from './beside.tsx'
import { Conversation } from './conversation.tsx'
import { DemoStrip } from './demo-strip.tsx'
import { Dialogs } from './dialogs.tsx'
import { listenToKeys } from './keyboard.ts'
import { isStale, LineStrip } from './line-strip.tsx'
import { ListPane } from './list-pane.tsx'
import { MissAlarmStrip } from './miss-alarm-strip.tsx'
import { Rail } from './rail.tsx'

let started = false

/**
 * The live parts start once for the life of the page, however often the desk is drawn; not for editors, who hold no
 * conversations and see none.
 */
function start() {
  if (started || !worksConversations(me().roles)) return
  started = true
  startSending()
  followAddress()
  watchLookers()
  followAssistant()
  followAlarms()
  followSuggestions()
  startDesk()
  watchAbsence()
  startAlerts()
  void askDemo()
}

export function Desk() {
  useEffect(start, [])
  useEffect(listenToKeys, [])
  const at = place.value
  const works = worksConversations(me().roles)
  const page = at.at === 'admin' || !works
  const open = 'conversationId' in at && at.conversationId
  const pane = page ? 'page' : open ? ('aside' in at && at.aside ? 'aside' : 'talk') : 'list'
  const beside = current.value.is === 'ready' && asideShown.value === 'on'
  return (
    <div
      class="desk"
      data-pane={pane}
      data-aside={beside ? '' : undefined}
      data-aside-off={asideShown.value === 'off' ? '' : undefined}
      data-stale={isStale() ? '' : undefined}
    >
      <Rail />
      <div class="panes">
        <div class="strips">
          {works && <LineStrip />}
          {works && <AbsenceStrip />}
          {works && <AssistantStrip />}
          <MissAlarmStrip />
          <DemoStrip />
        </div>
        {page ? (
          <Beside />
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
      <ActionDialogs />
    </div>
  )
}
