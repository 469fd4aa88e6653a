import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { hearServerDate } from '../../../web/shared/time.ts'
import { claimedBy, recognise } from '../../../web/widget/recognise.ts'
import type { Known } from '../../../web/widget/session.ts'
import { identityOf } from '../../http/signed.ts'

// Clocks are right here, whatever other tests said.
beforeEach(() => hearServerDate(new Date().toUTCString()))
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const mira = identityOf({ sub: 'customer-7', name: 'Mira' })
const other = identityOf({ sub: 'customer-8' })

describe('showing who is here', () => {
  it('asks the server once a person, whatever the times in the identity', async () => {
    const browser = device([{ token: 'a' }])
    await browser.show(mira)
    expect(browser.known()).toMatchObject({ token: 'a', conversationId: '' })
    await browser.show(identityOf({ sub: 'customer-7', name: 'Mira', exp: 4_000_000_000 }))
    expect(browser.asked).toEqual([null])
    expect(JSON.stringify(browser.known())).not.toMatch(/customer-7|Mira|eyJ/)
  })

  it('asks again where the site says something new of the same person, and keeps the conversation', async () => {
    const browser = device([{ token: 'a' }, { token: 'a' }])
    await browser.show(mira)
    browser.keep({ ...(browser.known() as Known), conversationId: 'one' })
    await browser.show(identityOf({ sub: 'customer-7', name: 'Mira Lindt' }))
    expect(browser.asked).toEqual([null, 'a'])
    expect(browser.known()?.conversationId).toBe('one')
    expect(browser.done).not.toContain('someone else')
  })

  it.each([
    ['queued', 900, 'one'],
    ['assigned', 900, 'one'],
    ['answering', 23, 'one'],
    ['answering', 25, ''],
    ['resolved', 1, ''],
  ])('goes on with what is %s elsewhere since %i hours, or does not', async (status, hours, conversationId) => {
    const at = new Date(Date.now() - hours * 3_600_000).toISOString()
    const one = { conversationId: 'one', status, startedAt: '2020-01-01T00:00:00.000Z', lastMessage: { at } }
    const older = { ...one, conversationId: 'two', status: 'resolved' }
    const browser = device([{ token: 'a' }], undefined, [one, older])
    await browser.show(mira)
    expect(browser.known()).toMatchObject({ token: 'a', conversationId })
  })

  it('makes an anonymous visitor theirs, with the conversation that is open', async () => {
    const browser = device([{ token: 'a' }], { token: 'a', conversationId: 'one' })
    await browser.show(mira)
    expect(browser.known()).toMatchObject({ token: 'a', conversationId: 'one' })
    expect(browser.done).toEqual(['asking'])
  })

  it('clears away what another person left before the server is even asked', async () => {
    const browser = device([{ token: 'a' }, { token: 'b' }])
    await browser.show(mira)
    browser.keep({ ...(browser.known() as Known), conversationId: 'one' })
    browser.done.length = 0
    await browser.show(other)
    expect(browser.done).toEqual(['someone else', 'asking'])
    expect(browser.asked).toEqual([null, null])
    expect(browser.known()).toMatchObject({ token: 'b', conversationId: '' })
  })

  it('clears it away where only the server knows that it is another person’s', async () => {
    const browser = device([{ token: 'b' }], { token: 'a', conversationId: 'one' })
    await browser.show(mira)
    expect(browser.done).toEqual(['asking', 'someone else'])
    expect(browser.known()).toMatchObject({ token: 'b', conversationId: '' })
  })

  it('comes back as the same person where the token ran out', async () => {
    const browser = device([401, { token: 'b' }], { token: 'a', conversationId: 'one' })
    await browser.show(mira)
    expect(browser.asked).toEqual(['a', null])
    expect(browser.known()).toMatchObject({ token: 'b', conversationId: '' })
    expect(browser.done).toEqual(['asking'])
  })

  it('says to the page once that an identity was refused, and changes nothing', async () => {
    const browser = device([401, 401], { token: 'a', conversationId: 'one' })
    await browser.show(mira)
    expect(browser.done).toEqual(['asking', expect.stringContaining('stays anonymous')])
    expect(browser.known()).toEqual({ token: 'a', conversationId: 'one' })
  })

  it('goes on asking while nobody answers', async () => {
    vi.useFakeTimers()
    const browser = device([503, 'lost', { token: 'a' }])
    const shown = browser.show(mira)
    while (browser.asked.length < 3) await vi.advanceTimersByTimeAsync(1_000)
    await shown
    expect(browser.asked).toHaveLength(3)
    expect(browser.known()?.token).toBe('a')
    expect(browser.done).toEqual(['asking'])
  })

  it('leaves everything as it is where it was overtaken', async () => {
    const browser = device([{ token: 'a' }])
    await browser.show(mira, () => browser.asked.length === 0)
    expect(browser.known()).toBeUndefined()
  })
})

describe('whom an identity names', () => {
  it('is the site’s own name for them, else their address in whatever case', async () => {
    const [one, same, two] = await Promise.all(
      [{ email: 'Mira@x.example' }, { email: 'mira@X.example' }, { sub: 'mira@x.example' }].map((claims) =>
        claimedBy(identityOf(claims)),
      ),
    )
    expect(one?.person).toBe(same?.person)
    expect(one?.person).not.toBe(two?.person)
  })

  it.each(['', 'no identity', 'a.%%%.c', 'a.bnVsbA.c'])('is nobody in %j', async (nonsense) => {
    expect(await claimedBy(nonsense)).toBeUndefined()
  })
})

/** A browser that knows a visitor or none, and a server that gives these answers in turn. */
function device(answers: ({ token: string } | number | 'lost')[], known?: Known, elsewhere: object[] = []) {
  const asked: (string | null)[] = []
  const done: string[] = []
  let memory = known
  vi.stubGlobal('fetch', async (path: string, { headers }: { headers: { authorization?: string } }) => {
    if (path === '/api/my/conversations') return Response.json({ conversations: elsewhere })
    asked.push(headers.authorization?.replace('Bearer ', '') ?? null)
    const answer = answers.shift()
    if (answer === 'lost') throw new TypeError('Failed to fetch')
    if (typeof answer !== 'number') return Response.json(answer)
    return Response.json({ error: { code: 'unauthenticated', message: 'No.' } }, { status: answer })
  })
  return {
    asked,
    done,
    known: () => memory,
    keep: (next: Known) => {
      memory = next
    },
    show: (jwt: string, still = () => true) =>
      recognise(jwt, {
        session: {
          known: () => memory,
          keep: (next) => {
            memory = next
          },
        },
        still,
        asking: () => done.push('asking'),
        someoneElse() {
          done.push('someone else')
          memory = undefined
        },
        warn: (text) => done.push(text),
      }),
  }
}
