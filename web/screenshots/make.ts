/**
 * `npm run screenshots`, after `npm run build`: Bellhop as it is, with the demo's made-up customers, as pictures for the
 * manual and the README. They are about the present minute, so each run makes them a little different.
 */

import { settings } from './admin.ts'
import { lists, queue, verbs, writing } from './agent.ts'
import { furnish, raise } from './stage.ts'
import { answers, served } from './widget.ts'

const stage = await raise()
try {
  await furnish(stage)
  const marlene = await queue(stage)
  await lists(stage)
  await writing(stage, marlene)
  await verbs(stage, marlene)
  await answers(stage)
  await served(stage)
  await settings(stage)
} finally {
  await stage.close()
}
