import { expect, it } from 'vitest'
import { withLinks } from '../../../web/console/pure/suggested.ts'

const source = { articleId: 'a', title: 'Returns', revision: 'r' }

it('puts the sources of a suggested reply below it as links and takes the numbers out', () => {
  const citations = [{ ...source, n: 1, url: 'https://desk.example/help/a' }]
  expect(withLinks({ text: 'From “Returns” [1]:\n\nPost it back. [1]', citations })).toBe(
    'From “Returns”:\n\nPost it back.\n\n[Returns](https://desk.example/help/a)',
  )
})

it('names a source once, however often it is cited, and leaves links in the text alone', () => {
  const citations = [1, 2].map((n) => ({ ...source, n, url: 'https://desk.example/help/a' }))
  const sent = withLinks({ text: 'See [1](https://shop.example). [2]', citations })
  expect(sent).toBe('See [1](https://shop.example).\n\n[Returns](https://desk.example/help/a)')
})
