/** Blanks behind values of the front matter: nobody sees them, and every later change shows them. */
import type { Remark } from '../front-matter.ts'
import { lineStarts, placeIn } from './places.ts'
import type { Written } from './read.ts'

export function judgeSpaces({ text, places }: Written): Remark[] {
  const starts = lineStarts(text)
  return [...places.values()].flatMap(({ values }) =>
    values.flatMap(({ to }): Remark[] => {
      const blanks = /^[ \t]+(?=\r|\n|$)/.exec(text.slice(to))?.[0]
      // A block of several lines ends on its own last line, blanks and all.
      if (!blanks || text[to - 1] === '\n') return []
      const { line, column } = placeIn(starts, to)
      const fix = { from: to, to: to + blanks.length, text: '' }
      return [
        {
          severity: 'hint',
          kind: 'trailing-space',
          line,
          column,
          message: 'There are blanks at the end of this line.',
          fix,
        },
      ]
    }),
  )
}
