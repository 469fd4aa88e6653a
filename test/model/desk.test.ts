/** The whole desk over a real database against the model, through faults, jumps, deaths and restarts. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { told } from './coverage.ts'
import { anyLife, lived } from './run.ts'
import { counts } from './shift.ts'

const RUNS = 80
/** Lives more, where chance left a verb out of the first ones; one that is still left out then cannot be done at all. */
const MORE_RUNS = 40
const MOST_RUNS = 320
const STEPS = 60

describe('[P1] [P2] [P3] [P5] [P9] [P11] any life of a desk', () => {
  it('goes as the model says through faults, jumps and deaths, and nothing hangs at its end', async () => {
    const undone = () => [...counts].some(([, { done }]) => done === 0)
    await fc.assert(anyLife(STEPS), { numRuns: RUNS })
    while (undone() && lived.runs < MOST_RUNS) await fc.assert(anyLife(STEPS), { numRuns: MORE_RUNS })
    console.log(told())
    expect(lived.runs).toBeGreaterThanOrEqual(RUNS)
    for (const [verb, { done }] of counts) expect(done, verb).toBeGreaterThan(0)
    expect(new Set(verbs().filter((verb) => !counts.has(verb)))).toEqual(new Set())
    const unwritten = ['conversation.erased', 'absorbed.erased']
    expect(unwritten.filter((type) => lived.events.has(type))).toEqual([])
  }, 300_000)
})

/** Not asked for by anyone: what the desk does by itself while time passes, and what only looks. */
const inside = new Set([
  ...['answer', 'change', 'escalate', 'handover', 'keepSweeping', 'sweep', 'dropOff', 'pickUp', 'mendPresence'],
  ...['taking', 'loadOf', 'colleagues', 'isPresent', 'hasRoom', 'welcome', 'visitorOf', 'ownConversation'],
  ...['ownConversations', 'recognise', 'toldContact', 'rulesFor', 'clockOf', 'keepTime', 'suggestion'],
  ...['receiverOf', 'intended', 'told', 'summaryOf'],
  ...['replyLetters', 'mailCopy', 'keepMailing', 'sendDue', 'surveyFor', 'idleKeeper', 'closeIdle'],
  ...['keepAssigning', 'giving', 'keepPatience', 'sendAway', 'capacityOf'],
])

/** Every function of the desk that writes to the record: one that is added without a step here is found missing. */
function verbs(): string[] {
  const folder = join(import.meta.dirname, '../../src/desk')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  return files.flatMap((file) => {
    const text = readFileSync(join(folder, file), 'utf8')
    const writes =
      /\bchange\b[^\n]* from '\.{1,2}\/change\.ts'|desk\.store\.(append|appendBoth|create|setPresence|saveContact)\b/
    if (!writes.test(text)) return []
    const exported = [...text.matchAll(/^export (?:async )?function (\w+)/gm)].map(([, name = '']) => name)
    return exported.filter((name) => !inside.has(name))
  })
}
