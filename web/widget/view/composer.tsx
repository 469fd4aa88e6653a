/** Where the customer writes. Enter sends, Shift+Enter makes a line; what is half written survives a reload. */
import { useEffect, useRef } from 'preact/hooks'
import { Send } from '../../shared/icons.tsx'
import type { Desk } from './desk.ts'
import { later } from './later.tsx'

const Files = later((desk) => import('./files.tsx').then((m) => m.composerFiles(desk)))

/** Characters in one message, as the server takes them. */
const LIMIT = 8_000
/** From here on the count is shown. */
const NEAR_LIMIT = 7_500

export function Composer({ desk }: { desk: Desk }) {
  const { client, say } = desk
  const text = client.text.value
  const box = useRef<HTMLTextAreaElement>(null)
  const used = text.trim().length
  const over = used - LIMIT
  const talk = client.talk.value
  const files = client.files.value?.state.value
  const nothing = (used === 0 && files !== 'ready') || files === 'busy' || over > 0

  useEffect(
    () =>
      desk.focus.subscribe((times) => {
        if (times === 0) return
        // On a touch screen the keyboard would cover the conversation that was just opened.
        const touch = window.matchMedia('(pointer: coarse)').matches
        const target = touch ? document.querySelector<HTMLElement>('.scroll') : box.current
        if (target && touch) quietFocus(target)
        target?.focus({ preventScroll: true })
      }),
    [desk],
  )

  const send = () => {
    if (nothing) return box.current?.focus()
    client.sendText()
    box.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // 229: the Enter that ends a composition in Safari, which no longer says that it is composing.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return
    event.preventDefault()
    send()
  }
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <div class="composer-box">
        {(talk?.snapshot.status === 'assigned' || files) && <Files desk={desk} />}
        <textarea
          ref={box}
          rows={1}
          // Empty, it runs as the page does, and its invitation with it.
          dir={text ? 'auto' : undefined}
          value={text}
          aria-label={say('message')}
          aria-describedby="limit"
          aria-invalid={over > 0}
          placeholder={invitation()}
          enterkeyhint="send"
          onInput={(event) => {
            client.write(event.currentTarget.value)
            client.typing()
          }}
          onKeyDown={onKeyDown}
        />
        <button type="submit" class="send" aria-label={say('send')} disabled={nothing}>
          <Send size={20} />
        </button>
      </div>
      <p id="limit" class={over > 0 ? 'limit bad' : 'limit'} role={over > 0 ? 'alert' : undefined}>
        {over > 0
          ? say('tooLong', { count: over, limit: LIMIT })
          : used >= NEAR_LIMIT
            ? say('nearLimit', { used, limit: LIMIT })
            : ''}
      </p>
    </form>
  )

  function invitation(): string {
    switch (talk?.snapshot.status) {
      case 'queued':
        return say(talk.snapshot.assistant.speaks ? 'ask' : 'addMore')
      case 'assigned':
        return say('writeTo', { name: talk.snapshot.agent?.name || say('someone') })
      case 'resolved':
        return say('writeAgain')
      default:
        return say('ask')
    }
  }
}

/** A tap led here: the ring is for who moves by keyboard, and is back with the next time. */
function quietFocus(element: HTMLElement): void {
  element.dataset.tapped = ''
  element.addEventListener('blur', () => delete element.dataset.tapped, { once: true })
}
