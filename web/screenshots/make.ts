/**
 * `npm run screenshots`, after `npm run build`: Bellhop as it is, with the demo's made-up customers, as pictures for the
 * manual and the README. They are about the present minute, so each run makes them a little different.
 * `npm run screenshots -- states [FOLDER [LOOK …]]`: every state of the panel in every look, see states.ts.
 */
import { resolve } from 'node:path'
import { settings } from './admin.ts'
import { lists, queue, verbs, writing } from './agent.ts'
import { editing, helpCentre } from './editor.ts'
import { furnish, raise } from './stage.ts'
import { bestLooks, photograph } from './states.ts'
import { answers, served } from './widget.ts'

const [what, folder = 'dist/states', ...looks] = process.argv.slice(2)
if (what === 'states') await photograph(resolve(folder), looks)
else await forTheManual()

async function forTheManual(): Promise<void> {
  const stage = await raise()
  try {
    await furnish(stage)
    const marlene = await queue(stage)
    await lists(stage)
    await writing(stage, marlene)
    await verbs(stage, marlene)
    await answers(stage)
    await served(stage)
    await bestLooks(stage)
    await settings(stage)
    await editing(stage)
    await helpCentre(stage)
  } finally {
    await stage.close()
  }
}
