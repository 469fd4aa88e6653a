/** What the customer is writing: a text, and files for it, until they are sent; a reload or a lost line takes neither. */
import { effect, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { Attachment } from '../../src/domain/files.ts'
import type { Staging } from '../shared/files/staging.ts'
import type { Outbox } from '../shared/outbox.ts'
import { keepTexts } from '../shared/texts.ts'
import type { Session } from './session.ts'

export interface Writing {
  /** One text for this site, whichever conversation it will go to. */
  text: ReadonlySignal<string>
  write(text: string): void
  /** Puts words below what is being written, for the customer to send or not. */
  offer(words: string): void
  /** Files for the next message, once a person is there to get them. */
  files: Signal<Staging | null>
  send(text: string): void
  /** Sends what is being written. */
  sendText(): void
  /** Takes an unsent message back: its text goes below what is being written. */
  takeBack(clientMessageId: string): void
  /** Nothing of it is of any use any more. */
  clear(): void
}

const COMPOSER = 'composer'

/** @param onSend before a message goes out */
export function openWriting(session: Session, outbox: Outbox, onSend: () => void): Writing {
  const text = signal('')
  const files = signal<Staging | null>(null)
  /** Those of every conversation that was in view: files go on their way while another one is. */
  const stagings = new Set<Staging>()
  effect(() => void (files.value && stagings.add(files.value)))

  const texts = keepTexts({ key: session.textKey, storage: session.storage, own: session.ofTab })
  const write = (value: string) => {
    text.value = value
    texts.write(COMPOSER, value)
  }
  void texts.ready.then(() => {
    if (!text.value) text.value = texts.read(COMPOSER)
  })
  const send = (words: string, attachments: Attachment[] = []) => {
    onSend()
    outbox.add(session.known()?.conversationId ?? '', words, attachments.length > 0 ? { attachments } : {})
  }
  return {
    text,
    write,
    offer(words) {
      void texts.ready.then(() => {
        if (!text.value.includes(words)) write([text.value.trim(), words].filter(Boolean).join('\n'))
      })
    },
    files,
    send,
    sendText() {
      // In this order: a page that goes in between leaves the text twice rather than nowhere.
      send(text.value.trim(), files.value?.take())
      write('')
    },
    takeBack(id) {
      const { text: words, attachments } = outbox.discard(id) ?? {}
      if (attachments) files.value?.back(attachments)
      if (words) write([text.value.trim(), words].filter(Boolean).join('\n'))
    },
    clear() {
      write('')
      for (const staging of stagings) staging.clear()
      stagings.clear()
    },
  }
}
