import { signal } from '@preact/signals'
import { describe, expect, it } from 'vitest'
import type { ToHost } from '../../../web/widget/host.ts'
import { tellStanding } from '../../../web/widget/standing.ts'
import type { Talk } from '../../../web/widget/talk.ts'

type Status = Talk['snapshot']['status']

/** What the page is told while a conversation goes through its stages. */
function told() {
  const talk = signal<Talk | null>(null)
  const loading = signal(false)
  const messages: ToHost[] = []
  tellStanding({ talk, loading }, { tell: (message) => messages.push(message) })
  return {
    loading,
    heard: () => messages.splice(0).map((one) => (one.type === 'known' ? `known ${one.known}` : one.type)),
    is: (status: Status, conversationId = 'one') => {
      talk.value = { snapshot: { status, conversationId } } as Talk
    },
    goes: () => {
      talk.value = null
    },
  }
}

describe('what the page hears of the conversation', () => {
  it('is that there is one, that it goes to a person once, and that it is closed', () => {
    const page = told()
    page.is('answering')
    page.is('queued')
    page.is('assigned')
    expect(page.heard()).toEqual(['known false', 'known true', 'handoff'])
    page.is('resolved')
    expect(page.heard()).toEqual(['known false', 'resolved'])
    page.is('answering')
    page.is('assigned')
    expect(page.heard()).toEqual(['known true', 'handoff'])
  })

  it('is nothing new where an older one is loaded, or another is opened', () => {
    const page = told()
    page.is('assigned')
    page.is('resolved', 'two')
    page.goes()
    page.is('resolved', 'two')
    expect(page.heard()).toEqual(['known false', 'known true', 'known false'])
  })

  it('is that there is one while it is being loaded, so that the next page loads it as well', () => {
    const page = told()
    page.heard()
    page.loading.value = true
    expect(page.heard()).toEqual(['known true'])
    page.is('answering')
    page.loading.value = false
    expect(page.heard()).toEqual([])
  })
})
