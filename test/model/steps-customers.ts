/** What customers do. */
import { deepStrictEqual as same } from 'node:assert'
import fc from 'fast-check'
import { edit } from '../../src/desk/edit.ts'
import { handOver, takeBack } from '../../src/desk/files.ts'
import { rate, rateAnswer } from '../../src/desk/rate.ts'
import { receive } from '../../src/desk/receive.ts'
import { stop } from '../../src/desk/stop.ts'
import { solved } from '../../src/desk/survey.ts'
import { askForPerson, correctBrief, identify, keepAssistant, leaveQueue, waitByEmail } from '../../src/desk/waiting.ts'
import { messagesOf } from '../../src/domain/said.ts'
import { calledOff, type Expectation, expected } from './expected.ts'
import { texts } from './moods.ts'
import { opens, perform } from './shift.ts'
import { at, line, MOST_CONVERSATIONS, newId, remembered, type Step, step, which } from './stepping.ts'
import type { Shift, Watched } from './watch.ts'
import type { World } from './world.ts'

/** What the customer sends, and what must become of it. */
async function sends(
  world: World,
  shift: Shift,
  one: Watched,
  clientId: string,
  text: string,
  files?: string[],
): Promise<void> {
  const key = `customer ${clientId}`
  const before = one.sent.get(key)
  const became = await perform(world, shift, 'receive', (desk) =>
    receive(desk, one.id, { clientMessageId: clientId, text, attachments: files }),
  )
  one.sent.set(key, remembered(before, 'customer', clientId, text, false, became, files))
}

const customer = { kind: 'customer' as const }

/** A conversation in which the assistant said something. */
function replied({ conversations }: Shift, number: number): Watched | undefined {
  const fitting = conversations.filter(({ model }) => model.said.some(({ by }) => by === 'assistant'))
  return fitting[number % Math.max(1, fitting.length)]
}

/** They write, once or several times, or send once more what they sent before. */
export const writing: fc.Arbitrary<Step>[] = [
  fc.tuple(which, fc.constantFrom(...texts), fc.integer({ min: 1, max: 3 })).map(([number, text, times]) =>
    step(`the customer writes in ${number}: ${text} ×${times}`, async (shift, world) => {
      for (let n = 0; n < times; n++) await sends(world, shift, at(shift, number), newId(), text)
    }),
  ),
  fc.tuple(which, fc.nat(), fc.boolean()).map(([number, back, otherwise]) =>
    step(`the customer sends again in ${number}: ${back}${otherwise ? ', another text' : ''}`, async (shift, world) => {
      const one = at(shift, number)
      const mine = [...one.sent.values()].filter(({ by }) => by === 'customer')
      const again = mine[mine.length - 1 - (back % Math.max(1, mine.length))]
      if (!again || (otherwise && !again.first)) return
      const events = one.view.events.length
      await sends(world, shift, one, again.clientId, otherwise ? `${again.text} and more` : again.text, again.files)
      if (again.first) same(one.view.events.length, events, 'a repeat changed something')
    }),
  ),
]

/** They hand over a file while an agent is there, and send it with a word, unless they take it back. */
const attaching: fc.Arbitrary<Step> = fc
  .tuple(which, fc.constantFrom(...texts), fc.boolean())
  .map(([number, text, back]) =>
    step(
      `the customer hands over a file in ${number}${back ? ', and takes it back' : `: ${text}`}`,
      async (shift, world) => {
        const one = at(shift, number, 'agent')
        const state = await world.store.conversation(one.id)
        if (!state) return
        const foretold: Expectation = one.model.owner.is === 'agent' ? { next: one.model } : { refused: 'noPerson' }
        const given = { name: 'cup.txt', bytes: Buffer.from(text) }
        const became = await perform(
          world,
          shift,
          'handOver',
          (desk) => handOver(desk, state, customer, given),
          one,
          foretold,
        )
        if (became === 'cut off' || 'refused' in became) return
        const { id } = became.result
        if (back) await perform(world, shift, 'takeBack', (desk) => takeBack(desk, one.id, customer, id), one)
        await sends(world, shift, one, newId(), text, [id])
        await filesAreTheirs(world, one)
      },
    ),
  )

/** Every file that a message brings is there for it and for no other, and none is taken along by a message that is not. */
async function filesAreTheirs(world: World, one: Watched): Promise<void> {
  const brought = messagesOf(one.view.events).flatMap(({ id, attachments = [] }) =>
    attachments.map((file) => `${file.id} with ${id}`),
  )
  const kept = await world.store.files(one.id)
  const taken = kept.flatMap(({ id, messageId }) => (messageId ? `${id} with ${messageId}` : []))
  same(taken.sort(), brought.sort(), 'files that went with messages')
}

/** They put right what they wrote last, or something earlier, which may have been answered. */
const correcting: fc.Arbitrary<Step> = fc
  .tuple(which, fc.constantFrom(...texts), fc.constantFrom(0, 0, 0, 1, 4))
  .map(([number, text, back]) =>
    step(`the customer of ${number} puts right ${back}: ${text}`, async (shift, world) => {
      const one = at(shift, number)
      const mine = messagesOf(one.view.events).filter(({ author }) => author.kind === 'customer')
      const message = mine.at(-1 - back) ?? mine.at(-1)
      if (!message) return
      const command = { do: 'customerEdits', message, open: true, text, html: text } as const
      const foretold = expected(one.model, command, { now: world.wall() })
      await perform(world, shift, 'edit', (desk) => edit(desk, one.id, message.id, text), one, foretold)
    }),
  )

/** What they do beside writing. */
export const beside: fc.Arbitrary<Step>[] = [
  correcting,
  attaching,
  fc.tuple(which, fc.boolean()).map(([number, tells]) =>
    step(`the customer of ${number} asks for a person${tells ? ', and tells' : ''}`, async (shift, world) => {
      const one = at(shift, number)
      const { is } = one.model.owner
      const told = tells ? { text: 'it is the blue one', email: 'jo@example.org' } : {}
      const became = await perform(world, shift, 'askForPerson', (desk) => askForPerson(desk, one.id, told))
      if (became === 'cut off') return
      same(['queue', 'agent'].includes(one.model.owner.is), true, 'asking for a person always works')
      if (tells && (is === 'assistant' || is === 'nobody')) {
        const snapshot = one.view.panel.snapshot
        same([snapshot.brief, snapshot.contact.email], [told.text, told.email], 'what was told with it')
      }
    }),
  ),
  ...(
    [
      ['leaveQueue', leaveQueue, { do: 'leaveQueue', says: line }],
      ['keepAssistant', keepAssistant, { do: 'keepAssistant' }],
    ] as const
  ).map(([name, act, command]) =>
    which.map((number) =>
      step(`the customer of ${number}: ${name}`, async (shift, world) => {
        const one = at(shift, number, 'queue')
        const foretold = expected(one.model, command, { now: world.wall() })
        await perform(world, shift, name, (desk) => act(desk, one.id), one, foretold)
      }),
    ),
  ),
  fc.tuple(which, fc.constantFrom('jo@example.org', 'joan@example.org')).map(([number, email]) =>
    step(`the customer of ${number} wants an email to ${email}`, async (shift, world) => {
      const one = at(shift, number, 'queue')
      const command = { do: 'waitByEmail', contact: { email, verified: false }, says: line } as const
      const foretold = expected(one.model, command, { now: world.wall() })
      await perform(world, shift, 'waitByEmail', (desk) => waitByEmail(desk, one.id, email), one, foretold)
    }),
  ),
  which.map((number) =>
    step(`the customer of ${number} stops`, async (shift, world) => {
      const one = at(shift, number)
      one.stopping = true
      await perform(world, shift, 'stop', async (desk) => {
        const stopped = await stop(desk, one.id)
        one.model = calledOff(one.model)
        same(await world.store.intent(one.id), undefined, 'what was stopped is still to be answered')
        return stopped
      })
      one.stopping = false
    }),
  ),
  fc.tuple(which, fc.integer({ min: 1, max: 5 })).map(([number, csat]) =>
    step(`the customer of ${number} rates ${csat}`, async (shift, world) => {
      const one = at(shift, number)
      await perform(world, shift, 'rate', (desk) => rate(desk, one.id, { csat }), one)
    }),
  ),
  which.map((number) =>
    step(`the customer of ${number} says that it is solved`, async (shift, world) => {
      const one = at(shift, number)
      const foretold = expected(one.model, { do: 'solved', asks: ['csat'] }, { now: world.wall() })
      await perform(world, shift, 'solved', (desk) => solved(desk, one.id), one, foretold)
    }),
  ),
  fc.tuple(which, fc.boolean(), fc.constantFrom(0, 0, 0, 1, 9)).map(([number, helpful, back]) =>
    step(`the customer of ${number}: thumbs ${helpful ? 'up' : 'down'} for ${back}`, async (shift, world) => {
      const one = replied(shift, number) ?? at(shift, number)
      const replies = one.model.said.filter(({ by }) => by === 'assistant')
      const reply = replies.at(-1 - back)
      await perform(
        world,
        shift,
        'rateAnswer',
        (desk) => rateAnswer(desk, one.id, reply?.id ?? 'none', { helpful }),
        reply ? undefined : one,
        reply ? undefined : { refused: 'unknownMessage' },
      )
    }),
  ),
  which.map((number) =>
    step(`the customer of ${number} corrects the brief`, async (shift, world) => {
      await perform(world, shift, 'correctBrief', (desk) => correctBrief(desk, at(shift, number).id, 'the red one'))
    }),
  ),
  which.map((number) =>
    step(`the customer of ${number} says who they are`, async (shift, world) => {
      await perform(world, shift, 'identify', (desk) => identify(desk, at(shift, number).id, { name: 'Jo' }))
    }),
  ),
  fc.constant(
    step('a customer opens a conversation', async (shift, world) => {
      if (shift.conversations.length < MOST_CONVERSATIONS) await opens(world, shift)
    }),
  ),
]
