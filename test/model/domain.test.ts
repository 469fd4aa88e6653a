/** The conversation's own rules against the model: the same refusals, owners, words and views, whatever comes when. */
import { deepStrictEqual as same } from 'node:assert'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { replay } from '../../src/domain/apply.ts'
import { botMaySpeak } from '../../src/domain/conversation.ts'
import { type Command, decide } from '../../src/domain/decide.ts'
import { added, conversation, type Folded } from '../domain/folded.ts'
import { moment } from '../fixtures/events.ts'
import { type Step, steps } from './domain-commands.ts'
import { beginning, type Expected, expected, mayAssist } from './expected.ts'
import { sameOwner, sameView, sameWords } from './likeness.ts'
import { follow, readers } from './readers.ts'

/** How often each command was carried out, and how often refused. */
const done = new Map<string, { carriedOut: number; refused: number }>()

describe('[P5] any commands in any order, with a clock that jumps', () => {
  it('do what the model says, and a snapshot with the events after it is a fresh snapshot', () => {
    fc.assert(
      fc.property(fc.array(steps, { maxLength: 60, size: 'max' }), (taken) => lives(taken)),
      { numRuns: 700 },
    )
    const counts = [...done].map(([name, { carriedOut, refused }]) => `${name} ${carriedOut}/${refused}`)
    console.log(`domain, carried out/refused: ${counts.sort((a, b) => a.localeCompare(b)).join(' · ')}`)
    for (const name of Object.keys(commandNames)) expect(done.get(name)?.carriedOut, name).toBeGreaterThan(0)
  }, 120_000)
})

/** Every command there is: one that is added without a step here does not compile. */
const commandNames: Record<Command['do'], true> = {
  widen: true,
  waitByEmail: true,
  waitLive: true,
  customerSends: true,
  customerEdits: true,
  botReplies: true,
  escalate: true,
  offerHandoff: true,
  keepAssistant: true,
  leaveQueue: true,
  correctBrief: true,
  identify: true,
  claim: true,
  agentSends: true,
  judgeSuggestion: true,
  release: true,
  transfer: true,
  return: true,
  snooze: true,
  wake: true,
  keepTime: true,
  resolve: true,
  reopen: true,
  rate: true,
  rateAnswer: true,
  solved: true,
  closeIdle: true,
  mailed: true,
  tag: true,
  prioritise: true,
  assign: true,
  undo: true,
  mergeInto: true,
  absorb: true,
}

/** A failure tells what happened until then, which the steps alone do not. */
function lives(taken: readonly Step[]): void {
  const story: string[] = []
  try {
    live(taken, story)
  } catch (error) {
    throw new Error(`${(error as Error).message}\nafter ${story.join('\n      ')}`, { cause: error })
  }
}

function live(taken: readonly Step[], story: string[]): void {
  let folded: Folded = conversation()
  let model: Expected = beginning
  let wall = 0
  let draft = { epoch: folded.state.epoch, turn: model.turn }
  const view = readers('c')
  follow(view, folded.events)

  for (const [at, { jumps, drafts, make }] of taken.entries()) {
    wall += 10 + jumps
    const now = moment(wall)
    if (drafts) draft = { epoch: folded.state.epoch, turn: model.turn }
    const command = make({ id: `m${at}`, now, ...folded, draftEpoch: draft.epoch })
    story.push(`${now} ${JSON.stringify(command)}`)
    const unseen = 'seenSeq' in command && command.seenSeq !== undefined ? behind(folded, command.seenSeq) : []
    const wanted = expected(model, command, { now, draftOf: draft.turn, unseen })
    const before = folded.state
    const decided = decide(before, command, now)
    count(command.do, 'refused' in decided)
    if ('refused' in decided || 'refused' in wanted) {
      same('refused' in decided ? decided.refused : 'carried out', 'refused' in wanted ? wanted.refused : 'allowed')
      continue
    }
    folded = added(folded, decided.events)
    same(folded.state.epoch > before.epoch, wanted.next.turn > model.turn, `${command.do} moves the epoch`)
    model = wanted.next
    sameOwner(folded.state, model)
    sameWords(folded.events, model)
    same(botMaySpeak(folded.state), mayAssist(model), 'who may speak')
    same(replay('c', folded.events), folded.state, 'the fold of the log')
    follow(view, folded.events.slice(before.seq))
    sameView(view, model)
  }
}

/** Who spoke in public after a seq. */
function behind({ events }: Folded, seq: number): string[] {
  return events.flatMap((event) =>
    event.seq <= seq
      ? []
      : event.type === 'message.edited'
        ? ['customer']
        : event.type === 'message.posted' && event.data.visibility === 'public'
          ? [event.data.author.id ?? event.data.author.kind]
          : [],
  )
}

function count(name: string, refused: boolean): void {
  const so = done.get(name) ?? { carriedOut: 0, refused: 0 }
  done.set(name, refused ? { ...so, refused: so.refused + 1 } : { ...so, carriedOut: so.carriedOut + 1 })
}
