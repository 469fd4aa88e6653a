/** Whether the assistant writes its answers, as the server last told. */
import { signal } from '@preact/signals'
import type { AssistantState } from '../../../src/protocol/assistant.ts'
import { onFrame } from './line.ts'

export const assistant = signal<AssistantState>({ state: 'on' })

/** Listens from the line's first frame on; called once, before it opens. */
export function followAssistant() {
  onFrame((frame) => {
    if (frame.type === 'assistant') assistant.value = frame
  })
}
