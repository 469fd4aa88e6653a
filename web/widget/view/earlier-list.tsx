/** What the customer wrote about before, over the conversation that is open: a way back to each. */
import { useLayoutEffect, useRef } from 'preact/hooks'
import { moment, serverNow } from '../../shared/time.ts'
import type { Earlier } from '../earlier.ts'
import type { Desk } from './desk.ts'
import { Sheet } from './sheet.tsx'

export function EarlierList({ desk }: { desk: Desk }) {
  const { client, say, locale } = desk
  const dialog = useRef<HTMLDialogElement>(null)
  const earlier = client.earlier.value
  const none = earlier.length === 0
  useLayoutEffect(() => {
    dialog.current?.querySelector<HTMLElement>('li button')?.focus()
    void client.lookBack()
  }, [client])
  useLayoutEffect(() => {
    // They were another person's, or are erased.
    if (none) dialog.current?.close()
  }, [none])
  const hide = () => {
    desk.lookingBack.value = false
    desk.focus.value++
  }
  const open = ({ conversationId }: Earlier) => {
    client.reopen(conversationId)
    dialog.current?.close()
  }
  return (
    <Sheet dialog={dialog} title={say('earlier')} say={say} onClose={hide}>
      <ul>
        {earlier.map((one) => (
          <li key={one.conversationId}>
            <button type="button" onClick={() => open(one)}>
              <span class="hint">
                <time dateTime={one.lastMessage?.at ?? one.startedAt}>
                  {moment(one.lastMessage?.at ?? one.startedAt, serverNow(), locale)}
                </time>
                <span>{say(words[one.status])}</span>
              </span>
              {one.lastMessage && (
                <span class="last" dir="auto">
                  {one.lastMessage.author === 'customer' && `${say('you')}: `}
                  {plain(one.lastMessage.text)}
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

const words = { answering: 'aiAssistant', queued: 'inQueue', assigned: 'withTeam', resolved: 'ended' } as const

/** Words without the signs of Markdown; this is a glimpse, not the message. */
function plain(text: string): string {
  return text
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\s*\[\d+\]|[*`#]+/g, '')
    .replace(/\s+/g, ' ')
}
