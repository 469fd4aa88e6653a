/**
 * Every state of the panel, made up, in the order in which a customer may come to them. Whoever adds one to the panel adds
 * it here: then it is drawn on states.html, has its pictures, and is read by axe and by the test of what screen readers
 * are told.
 */
import { after } from './after.ts'
import { asking } from './asking.ts'
import { people } from './people.ts'
import { reading } from './reading.ts'
import type { State } from './shown.ts'
import { trouble } from './trouble.ts'
import { waiting } from './waiting.ts'

export const states: readonly State[] = [...asking, ...reading, ...waiting, ...people, ...after, ...trouble]
