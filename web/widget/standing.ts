/** What the embedding page hears of the conversation: that it is there, waits for a person, or is closed. No word of it. */
import { effect } from '@preact/signals'
import type { Client } from './client.ts'
import type { Host } from './host.ts'

/** Goes on telling. A handoff and a close are told when they happen, not when an older conversation is loaded. */
export function tellStanding({ talk, loading }: Pick<Client, 'talk' | 'loading'>, host: Pick<Host, 'tell'>): void {
  let known: boolean | undefined
  let before: { conversationId: string; stage: Stage } | undefined
  effect(() => {
    const snapshot = talk.value?.snapshot
    const stage = snapshot && stageOf(snapshot.status)
    const there = loading.value || (stage !== undefined && stage !== 'resolved')
    if (there !== known) host.tell({ bellhop: 1, type: 'known', known: there })
    known = there
    if (!snapshot || !stage) return
    const { conversationId } = snapshot
    const changed = before?.conversationId === conversationId && before.stage !== stage
    before = { conversationId, stage }
    if (changed && stage !== 'answering') host.tell({ bellhop: 1, type: stage })
  })
}

type Stage = 'answering' | 'handoff' | 'resolved'

function stageOf(status: NonNullable<Client['talk']['value']>['snapshot']['status']): Stage {
  if (status === 'queued' || status === 'assigned') return 'handoff'
  return status === 'resolved' ? 'resolved' : 'answering'
}
