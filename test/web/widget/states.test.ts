import { describe, expect, it } from 'vitest'
import { readStateAddress } from '../../../web/widget/states/address.ts'
import { states } from '../../../web/widget/states/states.ts'
import { taleFor } from '../../../web/widget/states/tale.ts'

describe('The states of the panel', () => {
  it('each have a name of their own and words about them', () => {
    expect(new Set(states.map(({ id }) => id)).size).toBe(states.length)
    for (const { id, about } of states) expect(`${id} ${about}`).toMatch(/^[a-z-]+ [A-Z]/)
  })

  it('are conversations as the server tells them, in both directions of writing', () => {
    for (const language of ['en', 'ar']) {
      const tale = taleFor(language)
      const talks = states.flatMap(({ shown }) => shown(tale).talk ?? [])
      expect(new Set(talks.map(({ snapshot }) => snapshot.status))).toEqual(
        new Set(['answering', 'queued', 'assigned', 'resolved']),
      )
      for (const { snapshot } of talks) {
        expect(snapshot.messages.length).toBeGreaterThan(0)
        expect(snapshot.messages.map(({ seq }) => seq).every((seq) => seq <= snapshot.seq)).toBe(true)
      }
    }
  })

  it('take from their address what a site may wish for, and no logo that is no picture', () => {
    const given = readStateAddress('#state=queue&position=start&name=Zo%C3%AB&question=Where&question=+&closed=1', [])
    expect(given).toMatchObject({ state: 'queue', position: 'start', name: 'Zoë', questions: ['Where'], closed: true })
    const logo = (address: string) => readStateAddress(`#${new URLSearchParams({ logo: address })}`, []).logo
    expect(logo('https://evil.example/logo.png')).toBeUndefined()
    expect(
      logo(`data:image/png;base64,${Buffer.from('\x89PNG\r\n\x1a\n....', 'latin1').toString('base64')}`),
    ).toBeDefined()
  })
})
