/** The site's own colour on the pages of the help centre: a sheet, because no page may carry styles in line. */
import { shadesOf } from '../../domain/shades.ts'
import { notFound } from '../errors.ts'
import type { Api } from '../route.ts'

const YEAR_SECONDS = 31_536_000

/** Where its sheet is, under a name that changes with it. @param accent as `#rrggbb` */
// Twice :root: it stands before the sheet of the page.
export const themePath = (accent: string): string => `/help/theme-${accent.slice(1).toLowerCase()}.css`

export function themeRoute({ app, desk }: Api): void {
  app.get('/help/:sheet{theme-[0-9a-f]+\\.css}', (c) => {
    const { accent } = desk.settings().widget
    if (!accent || c.req.path !== themePath(accent)) throw notFound()
    const rules = Object.entries(shadesOf(accent)).map(([name, value]) => `${name}:${value}`)
    return c.body(`:root:root{${rules.join(';')}}\n`, 200, {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': `public, max-age=${YEAR_SECONDS}, immutable`,
    })
  })
}
