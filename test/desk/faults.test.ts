import { describe, expect, it } from 'vitest'
import { say } from '../../src/answering/phrases.ts'
import type { DraftFault } from '../../src/ports/drafting.ts'
import { asks, opened, repliesOf, stateOf, statusOf } from '../fixtures/desk.ts'
import { desk, freshDesk, id } from '../fixtures/fresh-desk.ts'
import { failing, held, INVENTED, QUOTED, saying } from '../fixtures/scripted.ts'

freshDesk()

const question = 'can I send it back?'

describe('a drafter that fails', () => {
  const faults: DraftFault[] = [
    'timeout',
    'stalled',
    'truncated',
    'empty',
    'malformed',
    'rate_limited',
    'refused',
    'filtered',
    'too_long',
    'unreachable',
    'breaker_open',
    'not_found',
  ]
  for (const fault of faults) {
    it(`with ${fault} brings in a person, and the customer is told`, async () => {
      desk.drafter.next(failing(fault))
      await asks(desk, id, question)
      const [reply, ...more] = await repliesOf(desk, id)
      expect(more).toEqual([])
      expect(reply).toMatchObject({ decision: 'handoff', citations: [] })
      expect(reply?.text).toContain(say('en', 'handoffFailed', {}))
      expect(await stateOf(desk, id)).toMatchObject({
        status: { kind: 'queued' },
        handoff: { reason: 'bot_failure', rule: `draft.${fault}` },
      })
    })
  }

  it('after its first sentence leaves nothing of it', async () => {
    desk.drafter.next(failing('truncated', `${QUOTED}\n\n`, 'Delivery takes '))
    await asks(desk, id, question)
    const [reply] = await repliesOf(desk, id)
    expect(reply?.text).not.toContain('30 days')
    expect(draftStates()).toEqual(['open', 'dropped'])
    expect(desk.runs.draft(id)).toBeUndefined()
  })

  it('to find an answer in the articles is no failure of the bot', async () => {
    desk.drafter.next(failing('no_answer'))
    await asks(desk, id, question)
    expect((await stateOf(desk, id)).handoff).toMatchObject({ reason: 'low_confidence', rule: 'model_found_no_answer' })
  })

  it('by saying nothing at all brings in a person', async () => {
    for (const pieces of [[], ['  \n']]) {
      const each = await opened(desk)
      desk.drafter.next(saying(...pieces))
      await asks(desk, each, question)
      expect((await stateOf(desk, each)).handoff).toMatchObject({ reason: 'bot_failure', rule: 'draft.empty' })
    }
  })

  it('in a way that nobody thought of brings in a person too', async () => {
    desk.drafter.next(() => {
      throw new TypeError('undefined is not a function')
    })
    await asks(desk, id, question)
    expect((await stateOf(desk, id)).handoff).toMatchObject({ reason: 'bot_failure', rule: 'defect' })
    expect(desk.logged).toContain('a reply could not be made')
  })

  it('while the customer waits already tells them that they keep their place', async () => {
    desk.set({ hours: { timeZone: 'UTC', weekly: {}, holidays: [] } })
    await asks(desk, id, 'human please')
    const before = await statusOf(desk, id)
    desk.drafter.next(failing('stalled'), () => {
      throw new TypeError('undefined is not a function')
    })
    await asks(desk, id, question)
    await asks(desk, id, 'what does gift wrapping cost?')
    const [, failed, broken] = await repliesOf(desk, id)
    expect(failed?.text).toBe(say('en', 'alreadyWaiting', {}))
    expect(broken?.text).toBe(say('en', 'alreadyWaiting', {}))
    expect(await statusOf(desk, id)).toEqual(before)
  })
})

describe('a search that fails', () => {
  it('brings in a person, whose brief then has no suggestion', async () => {
    desk.retriever.breaks(new Error('the index is gone'))
    await asks(desk, id, question)
    const { handoff } = await stateOf(desk, id)
    expect(handoff).toMatchObject({ reason: 'bot_failure', brief: { wants: question } })
    expect(handoff?.brief.suggestedReply).toBeUndefined()
  })
})

describe('a sentence that no source supports', () => {
  it('is withheld, and one repair is asked for, with the reason', async () => {
    desk.drafter.next(saying(INVENTED), saying(QUOTED))
    await asks(desk, id, question)
    const [reply] = await repliesOf(desk, id)
    expect(reply).toMatchObject({ decision: 'answer', text: QUOTED })
    expect(desk.drafter.requests[1]?.repair).toMatchObject({ sentence: INVENTED, why: expect.stringContaining('500') })
  })

  it('twice brings in a person, with the withheld draft in the brief and nowhere else', async () => {
    desk.drafter.next(saying(INVENTED), saying(`${QUOTED} ${INVENTED}`))
    await asks(desk, id, question)
    const [reply, ...more] = await repliesOf(desk, id)
    expect(more).toEqual([])
    expect(desk.drafter.requests).toHaveLength(2)
    expect(reply?.text).not.toContain('500')
    const { handoff } = await stateOf(desk, id)
    expect(handoff).toMatchObject({ reason: 'bot_failure', rule: 'verify.withheld' })
    expect(handoff?.brief.withheld).toContain('We pay 500 euros')
  })

  it('is never shown, not even for a moment', async () => {
    desk.drafter.next(saying(`${QUOTED} `, INVENTED), saying(INVENTED))
    await asks(desk, id, question)
    const shown = desk.notices.flatMap((notice) => (notice.kind === 'draft' ? [notice.text] : []))
    expect(shown.length).toBeGreaterThan(0)
    expect(shown.join()).not.toContain('500')
  })

  it('citing a passage that was never handed out is withheld as well', async () => {
    desk.drafter.next(saying('You can send an order back within 30 days of delivery. [9]'), saying(QUOTED))
    await asks(desk, id, question)
    expect(desk.drafter.requests[1]?.repair?.why).toContain('[9]')
  })
})

describe('time', () => {
  it('running out brings in a person', async () => {
    const draft = held('You can send an order back ')
    desk.drafter.next(draft.script)
    await asks(desk, id, question)
    await desk.clock.advance(desk.limits.ANSWER_MS - 1)
    expect(await repliesOf(desk, id)).toEqual([])
    await desk.clock.advance(1)
    expect(draft.calledOff()).toBe(true)
    expect((await stateOf(desk, id)).handoff).toMatchObject({ reason: 'bot_failure', rule: 'draft.timeout' })
  })

  it('running out within the repair counts from the first draft', async () => {
    const repair = held('You can ')
    desk.drafter.next(saying(INVENTED), repair.script)
    await asks(desk, id, question)
    await desk.clock.advance(desk.limits.ANSWER_MS)
    expect((await stateOf(desk, id)).handoff?.rule).toBe('draft.timeout')
  })

  it('that is not used up leaves no trace', async () => {
    await asks(desk, id, question)
    await desk.clock.advance(desk.limits.ANSWER_MS * 2)
    expect(await repliesOf(desk, id)).toHaveLength(1)
    expect(await statusOf(desk, id)).toEqual({ kind: 'answering' })
  })
})

function draftStates(): string[] {
  return desk.notices.flatMap((notice) => (notice.kind === 'draft' ? [notice.state] : []))
}
