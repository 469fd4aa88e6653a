/** A help centre of 400 articles, the same on every run, with a question to each that it answers. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { scratch } from '../journeys/support/server.ts'

const things = [
  'grinder',
  'kettle',
  'teapot',
  'toaster',
  'blender',
  'juicer',
  'dishwasher',
  'freezer',
  'oven',
  'microwave',
  'heater',
  'fan',
  'lamp',
  'router',
  'printer',
  'scanner',
  'keyboard',
  'camera',
  'drill',
  'lawnmower',
] // prettier-ignore

const tasks = [
  ['clean', 'Wipe it with a damp cloth and leave it open for N minutes to dry.'],
  ['descale', 'Fill it with vinegar and water, wait N minutes, and rinse it twice.'],
  ['return', 'Send it back within N days in its box; the label is in the lid.'],
  ['repair', 'Bring it to the workshop on Station Road; a repair takes N working days.'],
  ['insure', 'The insurance costs €N a year and covers falls and water.'],
  ['register', 'Enter the serial number on your account page within N weeks.'],
  ['reset', 'Hold the power button for N seconds until the light turns blue.'],
  ['unlock', 'Type the code from the sticker; after N wrong codes it stays shut for an hour.'],
  ['lubricate', 'Put N drops of oil on the axle once a month.'],
  ['dismantle', 'Loosen the N screws on the underside and lift the cover.'],
  ['recycle', 'Hand it in at any of our N collection points, free of charge.'],
  ['transport', 'Fix the lid with tape and keep it upright; it weighs N kilograms.'],
  ['calibrate', 'Press start and stop together and wait N beeps.'],
  ['rent', 'Renting costs €N a week, delivery included.'],
  ['upgrade', 'Download version N and leave the power on until it restarts.'],
  ['store', 'Keep it between N and 35 degrees, away from the sun.'],
  ['connect', 'Choose the network that ends in N and enter the password from the manual.'],
  ['silence', 'Turn the dial to N; the beep stays off until you change it.'],
  ['refill', 'Take the tank out and fill it up to the mark at N decilitres.'],
  ['mount', 'Drill holes N centimetres apart and hang it from both hooks.'],
] as const

export interface HelpCentre {
  folder: string
  articles: number
  questions: string[]
}

export function helpCentre(): HelpCentre {
  const folder = scratch('help-centre')
  const questions: string[] = []
  let number = 2
  for (const thing of things) {
    mkdirSync(join(folder, thing))
    for (const [task, how] of tasks) {
      const title = `How to ${task} the ${thing}`
      const first = how.replace('N', String(number++))
      const body = `${first}\n\n## If that does not help\n\nWrite to us about your ${thing}, and say what you tried when you wanted to ${task} it.\n`
      writeFileSync(join(folder, thing, `${task}.md`), `---\ntitle: ${title}\nlang: en\n---\n\n${body}`)
      questions.push(`How do I ${task} my ${thing}?`)
    }
  }
  return { folder, articles: questions.length, questions }
}
