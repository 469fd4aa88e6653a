/** Which addresses count as climbing; that they lead nowhere is shown where bytes are sent as no browser would. */
import { expect, it } from 'vitest'
import { climbs } from '../../src/http/climbs.ts'

it.each(['/help/orders/..', '/..', '/help/../x', '/help/%2e%2E/x', '/help/.%2e?a=b', 'http://x/help/..'])(
  '%s climbs [S39]',
  (target) => expect(climbs(target)).toBe(true),
)

it.each(['/', '', '/help/orders', '/help/a..b', '/help/...', '/help/..a', '/api/editor/file?path=../x', '/help/.'])(
  '%s does not climb',
  (target) => expect(climbs(target)).toBe(false),
)
