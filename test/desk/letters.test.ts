import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { eraseVisitors } from '../../src/desk/erase.ts'
import { keepMailing, mailCopy, sendDue } from '../../src/desk/letters.ts'
import { relay } from '../../src/desk/relay.ts'
import { removeOutdated } from '../../src/desk/retain.ts'
import { askForPerson, waitByEmail } from '../../src/desk/waiting.ts'
import type { MailFault, Page } from '../../src/domain/events.ts'
import { type Letter, MailFailed } from '../../src/ports/mail.ts'
import { asks, eventsOf, hired, type Member, openDesk, opened, stateOf, type TestDesk } from '../fixtures/desk.ts'

const HOUR = 3_600_000

let desk: TestDesk
let id: string
let post: ReturnType<typeof postOf>
beforeEach(async () => {
  desk = await openDesk()
  post = postOf(desk)
  id = await opened(desk, { name: 'Mia' })
})
afterEach(() => desk.close())

/** Takes letters, or fails as it is told. */
function postOf(of: TestDesk) {
  const sent: Letter[] = []
  const tried: Letter[] = []
  const way: { fault?: MailFault } = {}
  of.mailer = {
    domain: 'desk.example',
    answersRead: false,
    async send(letter) {
      tried.push(letter)
      if (way.fault) throw new MailFailed(way.fault, 'It was not taken.')
      sent.push(letter)
    },
  }
  return { sent, tried, way }
}

const copyTo = async (email: string, conversation = id) => mailCopy(desk, await stateOf(desk, conversation), email)

async function mailEvents() {
  return (await eventsOf(desk, id)).filter(({ type }) => type.startsWith('mail.')).map(({ type, data }) => [type, data])
}

async function choosesEmail(conversation = id): Promise<Member> {
  await asks(desk, conversation, 'can I talk to a person about my broken pot?')
  await askForPerson(desk, conversation, {})
  await waitByEmail(desk, conversation, 'mia@example.org')
  return hired(desk, `Ann${conversation.slice(4, 8)}`)
}

describe('a copy of the conversation', () => {
  it('goes to the address that was given, with what was said until then, the sources, and no notes', async () => {
    await asks(desk, id, 'can I send it back?')
    const ann = await hired(desk, 'Ann')
    await relay(desk, id, ann, { clientMessageId: 'note', text: 'a thief, I think', note: true })
    expect(await copyTo('mia@example.org')).toEqual({ sent: true })
    await relay(desk, id, ann, { clientMessageId: 'later', text: 'And one thing more' })
    await sendDue(desk)
    expect(post.sent).toHaveLength(1)
    const [letter] = post.sent
    expect(letter).toMatchObject({ to: 'mia@example.org', automatic: true, subject: 'Your conversation with Bellhop' })
    expect(letter?.text).toMatch(/\[Mar 2, 2026, 10:00\sAM UTC\] Mia \(customer\):\n {2}can I send it back\?/)
    expect(letter?.text).toMatch(/\(AI assistant\):\n/)
    expect(letter?.text).toMatch(/ {2}\[1\] .*: https:\/\//)
    for (const part of [letter?.text, letter?.html]) {
      expect(part).not.toContain('thief')
      expect(part).not.toContain('one thing more')
      expect(part).toContain('nobody reads what is sent to this address')
    }
    expect(await mailEvents()).toMatchObject([['mail.sent', { kind: 'copy' }]])
  })

  it('is refused where no mail is sent', async () => {
    delete desk.mailer
    expect(await copyTo('mia@example.org')).toEqual({ refused: 'noMail' })
  })

  it('is sent to one mailbox a few times a day, whoever asks and however it is written', async () => {
    const other = await opened(desk)
    await asks(desk, other, 'can I send it back?')
    await asks(desk, id, 'can I send it back?')
    for (const email of ['mia@example.org', 'MIA@example.org', 'mia@Example.org']) await copyTo(email)
    for (const email of ['mia@example.org', 'Mia@example.org']) await copyTo(email, other)
    expect(await copyTo('mia@example.org', other)).toEqual({ refused: 'mailboxFull' })
    expect(await copyTo('joe@example.org', other)).toEqual({ sent: true })
    await desk.clock.advance(24 * HOUR + 1)
    expect(await copyTo('mia@example.org')).toEqual({ sent: true })
  })

  it('comes by itself while letters are looked through, and no more once that was stopped', async () => {
    await asks(desk, id, 'can I send it back?')
    const stop = keepMailing(desk)
    await copyTo('mia@example.org')
    await desk.clock.advance(2_000)
    expect(post.sent).toHaveLength(1)
    await stop()
    await copyTo('mia@example.org')
    await desk.clock.advance(HOUR)
    expect(post.sent).toHaveLength(1)
  })
})

describe('a letter that no mail server takes', () => {
  it('is tried again less and less often, as the same letter', async () => {
    await asks(desk, id, 'can I send it back?')
    await copyTo('mia@example.org')
    post.way.fault = 'unreachable'
    const triedAfter: number[] = []
    for (let minute = 0; minute < 90; minute++) {
      const before = post.tried.length
      await sendDue(desk)
      if (post.tried.length > before) triedAfter.push(minute)
      await desk.clock.advance(60_000)
    }
    expect(triedAfter).toEqual([0, 1, 6, 21, 81])
    delete post.way.fault
    await desk.clock.advance(4 * HOUR)
    await sendDue(desk)
    expect(post.sent).toHaveLength(1)
    expect(new Set(post.tried.map(({ messageId }) => messageId)).size).toBe(1)
    await sendDue(desk)
    expect(post.sent).toHaveLength(1)
  })

  it('is given up after two days, on record', async () => {
    await asks(desk, id, 'can I send it back?')
    await copyTo('mia@example.org')
    post.way.fault = 'unreachable'
    for (let hour = 0; hour < 60; hour++) {
      await sendDue(desk)
      await desk.clock.advance(HOUR)
    }
    expect(await mailEvents()).toMatchObject([['mail.failed', { kind: 'copy', why: 'unreachable' }]])
    const { length } = post.tried
    await desk.clock.advance(24 * HOUR)
    await sendDue(desk)
    expect(post.tried).toHaveLength(length)
  })

  it('is given up at once where the other side refuses it, and keeps none of the others waiting', async () => {
    await asks(desk, id, 'can I send it back?')
    await copyTo('nobody@example.org')
    await copyTo('noone@example.org')
    post.way.fault = 'refused'
    await sendDue(desk)
    expect(post.tried).toHaveLength(2)
    expect(await mailEvents()).toMatchObject([
      ['mail.failed', { why: 'refused' }],
      ['mail.failed', { why: 'refused' }],
    ])
    expect(desk.logged).toContain('a letter was not taken')
  })

  it('that waited for longer than that is not sent any more, e.g. one out of an old backup', async () => {
    await asks(desk, id, 'can I send it back?')
    await copyTo('mia@example.org')
    await desk.clock.advance(49 * HOUR)
    await sendDue(desk)
    expect(post.tried).toEqual([])
    expect(await mailEvents()).toMatchObject([['mail.failed', { why: 'unreachable' }]])
  })

  it('because it cannot be made, keeps none of the others waiting', async () => {
    await asks(desk, id, 'can I send it back?')
    await copyTo('mia@example.org')
    await copyTo('joe@example.org')
    const { mailer } = desk
    const broken = async (letter: Letter) => {
      if (letter.to.startsWith('mia')) throw new TypeError('a defect')
      await mailer?.send(letter)
    }
    if (mailer) desk.mailer = { ...mailer, send: broken }
    await sendDue(desk)
    expect(post.sent.map(({ to }) => to)).toEqual(['joe@example.org'])
    expect(await desk.store.waitingLetters()).toBe(1)
  })

  it('waits for the next look, with all others, where the server is away', async () => {
    await asks(desk, id, 'can I send it back?')
    await copyTo('mia@example.org')
    await copyTo('joe@example.org')
    post.way.fault = 'unreachable'
    await sendDue(desk)
    expect(post.tried).toHaveLength(1)
  })
})

describe('a reply to a customer who chose email', () => {
  it('goes out as a letter with what they had written', async () => {
    const ann = await choosesEmail()
    await relay(desk, id, ann, { clientMessageId: 'r1', text: 'We send you a **new** one.' })
    await sendDue(desk)
    const [letter] = post.sent
    expect(letter).toMatchObject({ to: 'mia@example.org', automatic: false })
    expect(letter?.subject).toMatch(/^Re: .*broken pot/)
    expect(letter?.text).toContain(`We send you a **new** one.\n\n${ann.name} (agent)`)
    expect(letter?.text).toContain('You wrote:\n> can I talk to a person about my broken pot?')
    expect(letter?.text).toContain('https://desk.example/chat')
    expect(letter?.html).toContain('<strong>new</strong>')
    expect(await mailEvents()).toMatchObject([['mail.sent', { kind: 'reply' }]])
  })

  it('is one letter, however often it is sent again', async () => {
    const ann = await choosesEmail()
    for (let time = 0; time < 3; time++) {
      await relay(desk, id, ann, { clientMessageId: 'r1', text: 'We send you a new one.' })
      await sendDue(desk)
    }
    expect(post.sent).toHaveLength(1)
  })

  it('goes out though the server died right after it was acknowledged', async () => {
    const ann = await choosesEmail()
    await relay(desk, id, ann, { clientMessageId: 'r1', text: 'We send you a new one.' })
    const next = await openDesk({ store: desk.store, clock: desk.clock, name: 'b' })
    const its = postOf(next)
    await sendDue(next)
    expect(its.sent.map(({ text }) => text.split('\n')[0])).toEqual(['We send you a new one.'])
  })

  it('is one letter, however many look for it at once', async () => {
    const ann = await choosesEmail()
    await relay(desk, id, ann, { clientMessageId: 'r1', text: 'We send you a new one.' })
    await Promise.all([sendDue(desk), sendDue(desk), sendDue(desk)])
    expect(post.sent).toHaveLength(1)
  })

  it('is sent again under the same id, where the server died before it could say that it was sent', async () => {
    const ann = await choosesEmail()
    await relay(desk, id, ann, { clientMessageId: 'r1', text: 'We send you a new one.' })
    const { endLetter } = desk.store
    desk.store.endLetter = () => Promise.reject(new Error('it died'))
    await expect(sendDue(desk)).rejects.toThrow('it died')
    desk.store.endLetter = endLetter
    await sendDue(desk)
    expect(post.sent).toHaveLength(2)
    expect(post.sent[0]?.messageId).toBe(post.sent[1]?.messageId)
  })

  it('is none where it is a note, where nobody chose email, or where no mail is sent', async () => {
    const ann = await choosesEmail()
    await relay(desk, id, ann, { clientMessageId: 'n', text: 'for us', note: true })
    const live = await opened(desk)
    await asks(desk, live, 'human please')
    await relay(desk, live, ann, { clientMessageId: 'r', text: 'Here I am' })
    delete desk.mailer
    await relay(desk, id, ann, { clientMessageId: 'r2', text: 'Hello' })
    expect(await desk.store.waitingLetters()).toBe(0)
  })

  it('leads back to the page that they wrote on, where that is a site of this desk', async () => {
    desk.sites = ['https://*.shop.example']
    const ends: Record<string, string> = {}
    for (const url of ['https://www.shop.example/cart', 'https://evil.example/', 'https://shop.example/']) {
      const page: Page = { url }
      const one = await opened(desk, { page })
      const ann = await choosesEmail(one)
      await relay(desk, one, ann, { clientMessageId: 'r1', text: 'Yes' })
      await sendDue(desk)
      ends[url] = /open (\S+) in/.exec(post.sent.at(-1)?.text ?? '')?.[1] ?? ''
    }
    expect(ends).toEqual({
      'https://www.shop.example/cart': 'https://www.shop.example/cart',
      'https://evil.example/': 'https://desk.example/chat',
      'https://shop.example/': 'https://desk.example/chat',
    })
  })
})

describe('what is kept of letters', () => {
  it('is nothing of a conversation that was erased, and it does not go out', async () => {
    await asks(desk, id, 'can I send it back?')
    await copyTo('mia@example.org')
    const { visitorId } = await stateOf(desk, id)
    await eraseVisitors(desk, [visitorId], { kind: 'operator' })
    await sendDue(desk)
    expect(post.tried).toEqual([])
    expect(await desk.store.waitingLetters()).toBe(0)
  })

  it('goes by itself some days after it was sent', async () => {
    await asks(desk, id, 'can I send it back?')
    for (let time = 0; time < 5; time++) await copyTo('mia@example.org')
    await sendDue(desk)
    await desk.clock.advance(5 * 24 * HOUR)
    expect(await removeOutdated(desk)).toBe(true)
    expect(await removeOutdated(desk)).toBe(false)
  })
})

describe('an answer by email', () => {
  it('is offered where letters can be sent or the desk says so, and not where it says no', async () => {
    await asks(desk, id, 'human please')
    const { queue } = desk.settings()
    const chosen = async (email: boolean | undefined, mailer: boolean) => {
      const { email: _, ...rest } = queue
      desk.set({ queue: email === undefined ? rest : { ...rest, email } })
      if (mailer) post = postOf(desk)
      else delete desk.mailer
      return 'refused' in (await waitByEmail(desk, id, 'mia@example.org')) ? 'no' : 'yes'
    }
    expect(await chosen(undefined, false)).toBe('no')
    expect(await chosen(undefined, true)).toBe('yes')
    expect(await chosen(true, false)).toBe('yes')
    expect(await chosen(false, true)).toBe('no')
  })
})
