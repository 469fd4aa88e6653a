/** The site's logo, out of the settings, under a name that changes with it. */
import { createHash } from 'node:crypto'
import { logoOf } from '../domain/logo.ts'
import { notFound } from './errors.ts'
import type { Api } from './route.ts'

const YEAR_SECONDS = 31_536_000
/** Hexadecimal characters of its fingerprint: enough to tell logos apart, which nobody forges against themselves. */
const NAME_CHARACTERS = 16

let last = { logo: '', path: '' }

/** Where customers fetch it. @param logo a `data:` address as the settings take it */
export function logoPath(logo: string): string {
  // Every panel that opens asks for it: the fingerprint of the same logo is not taken anew.
  if (last.logo === logo) return last.path
  const name = createHash('sha256').update(logo).digest('hex').slice(0, NAME_CHARACTERS)
  last = { logo, path: `/logo/${name}.${logoOf(logo)?.ending}` }
  return last.path
}

export function logoRoutes({ app, desk }: Api): void {
  app.get('/logo/:name', (c) => {
    const { logo } = desk.settings().widget
    const picture = logo && logoPath(logo) === c.req.path ? logoOf(logo) : undefined
    if (!picture) throw notFound()
    return c.body(Buffer.from(picture.base64, 'base64'), 200, {
      'content-type': picture.type,
      'cache-control': `public, max-age=${YEAR_SECONDS}, immutable`,
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
    })
  })
}
