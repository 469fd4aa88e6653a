import { expect, it } from 'vitest'
import { plainReply, readable } from '../../../web/console/pure/suggested.ts'

it('takes the numbers of its sources out of a suggested reply: they stand beside what an agent sends', () => {
  expect(plainReply('From “Returns” [1]:\n\nPost it back. [1][2] Keep [3, 4] the label.')).toBe(
    'From “Returns”:\n\nPost it back. Keep the label.',
  )
})

it('leaves links in the text alone', () => {
  expect(plainReply('See [1](https://shop.example). [2]')).toBe('See [1](https://shop.example).')
})

it('is read without the signs of bold and italics, which stay in names, lists and sums', () => {
  expect(readable('Press **Return an item**, *then* _wait_.')).toBe('Press Return an item, then wait.')
  for (const text of ['* one\n* two', 'snake_case_name', '2 * 3 * 4', 'a*b*c']) expect(readable(text)).toBe(text)
})
