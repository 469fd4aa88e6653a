import { describe, expect, it } from 'vitest'
import { emptyStaffSnapshot, type StaffSnapshotState } from '../../../src/domain/snapshot.ts'
import { fileNameOf, titled } from '../../../web/console/pure/article.ts'
import { awaiting } from '../../../web/console/pure/asking.ts'
import { attributesOf, rowsOf } from '../../../web/console/pure/attributes.ts'
import { deedsOf, seqOfMessage, wantsPlace } from '../../../web/console/pure/brief.ts'
import { doneWords, targetLanguages } from '../../../web/console/pure/rewriting.ts'
import { message } from '../../fixtures/events.ts'

const said = (
  kind: 'customer' | 'bot' | 'agent' | 'system',
  seq: number,
  visibility: 'public' | 'note' = 'public',
) => ({
  ...message('text', { author: { kind }, visibility }),
  seq,
})

describe('what an agent’s reply would be to', () => {
  const own: StaffSnapshotState = {
    ...emptyStaffSnapshot('c', 'Bell'),
    status: 'assigned',
    agent: { id: 'me', name: 'Ann' },
  }

  it('is the customer’s last word, whatever the assistant, the system and notes said since', () => {
    const messages = [
      said('customer', 2),
      said('bot', 3),
      said('customer', 5),
      said('system', 7),
      said('agent', 8, 'note'),
    ]
    expect(awaiting({ ...own, messages }, 'me')).toBe(5)
    expect(awaiting({ ...own, messages: [...messages, said('agent', 9)] }, 'me')).toBeUndefined()
  })

  it('is nothing in what others hold, nobody holds or is set aside', () => {
    const asked = { ...own, messages: [said('customer', 2)] }
    expect(awaiting(asked, 'me')).toBe(2)
    expect(awaiting(asked, 'other')).toBeUndefined()
    expect(awaiting({ ...asked, snoozedUntil: 'reply' }, 'me')).toBeUndefined()
    expect(awaiting({ ...asked, status: 'queued', agent: null }, 'me')).toBeUndefined()
  })
})

describe('the brief’s ways back', () => {
  const brief = {
    wants: 'How do I return a cup that I bought in …',
    tried: [],
    alreadyDid: ['I restarted it', 'I asked a friend'],
    mood: 'calm' as const,
    said: [
      { seq: 2, text: 'How do I return a cup that I bought in March?' },
      { seq: 4, text: 'Well, I restarted it.' },
    ],
    summary: '',
  }

  it('are the places that the brief names', () => {
    const places = { wants: 7, alreadyDid: [8, 9] }
    expect(wantsPlace({ ...brief, places })).toBe(7)
    expect(deedsOf({ ...brief, places }).map(({ seq }) => seq)).toEqual([8, 9])
  })

  it('are found in what was said where a brief is from before', () => {
    expect(wantsPlace(brief)).toBe(2)
    expect(deedsOf(brief).map(({ seq }) => seq)).toEqual([4, undefined])
    expect(wantsPlace({ ...brief, wants: '' })).toBeUndefined()
    expect(seqOfMessage([{ id: 'a', seq: 3 }], 'a')).toBe(3)
    expect(seqOfMessage([], undefined)).toBeUndefined()
  })
})

describe('attributes', () => {
  it('come as rows in order and go back as they were', () => {
    const attributes = { seats: '9', plan: 'team' }
    expect(rowsOf(attributes).map(({ name }) => name)).toEqual(['plan', 'seats'])
    expect(attributesOf([...rowsOf(attributes), { name: ' ', value: '' }])).toEqual({ attributes })
  })

  it.each([
    [[{ name: 'plan', value: '' }], '“plan” has no value.'],
    [[{ name: '', value: 'team' }], '“team” has no name.'],
    [
      [
        { name: 'plan', value: 'a' },
        { name: ' plan', value: 'b' },
      ],
      '“plan” stands here twice.',
    ],
  ])('are refused half or twice: %j', (rows, wrong) => {
    expect(attributesOf(rows)).toEqual({ wrong })
  })

  it('are 30 at most', () => {
    const rows = Array.from({ length: 31 }, (_, at) => ({ name: `n${at}`, value: 'v' }))
    expect(attributesOf(rows.slice(1))).toHaveProperty('attributes')
    expect(attributesOf(rows)).toHaveProperty('wrong')
  })
})

describe('an article for the editors', () => {
  it('takes its title into the front matter, and only there', () => {
    const body = '---\ntitle: "Old"\ndraft: true\n---\n\ntitle: stays\n'
    expect(titled(body, 'New: "one"')).toBe('---\ntitle: "New: \\"one\\""\ndraft: true\n---\n\ntitle: stays\n')
    expect(titled('No front matter\ntitle: x\n', 'New')).toBe('No front matter\ntitle: x\n')
  })

  it.each([
    ['How do I return a cup?', 'how-do-i-return-a-cup.md'],
    ['Überweisung & Rückgabe', 'uberweisung-ruckgabe.md'],
    ['Како да вратим?', 'како-да-вратим.md'],
    ['../../etc', 'etc.md'],
    ['???', 'article.md'],
  ])('is named %j as %j', (title, name) => {
    expect(fileNameOf(title)).toBe(name)
  })
})

describe('rewriting', () => {
  it('offers the language that the customer writes, their browser’s, then English, each once', () => {
    const judgement = (lang: string) => ({ lang }) as StaffSnapshotState['judgements'][number]
    expect(targetLanguages({ judgements: [judgement('de'), judgement('')], locale: 'fr' })).toEqual(['de', 'fr', 'en'])
    expect(targetLanguages({ judgements: [], locale: 'en-GB' })).toEqual(['en'])
    expect(targetLanguages({ judgements: [] })).toEqual(['en'])
  })

  it('says what was done, by whom, and asks to read it', () => {
    expect(doneWords({ how: 'translate', lang: 'de', drafter: 'openai x' })).toBe(
      'Translated into German by openai x. Read it before you send it.',
    )
  })
})
