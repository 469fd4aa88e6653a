/** What the lives so far have gone through, in words. */
import { lived } from './run.ts'
import { counts } from './shift.ts'

export function told(): string {
  const verbs = [...counts].map(([name, { done, refused, cutOff }]) => `${name} ${done}/${refused}/${cutOff}`)
  const events = [...lived.events].map(([type, times]) => `${type} ${times}`)
  return [
    `${lived.runs} lives, ${lived.steps} steps`,
    `verbs, done/refused/cut off: ${inOrder(verbs)}`,
    `events: ${inOrder(events)}`,
  ].join('\n')
}

function inOrder(list: string[]): string {
  return list.sort((a, b) => a.localeCompare(b)).join(' · ')
}
