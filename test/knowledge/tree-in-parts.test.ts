import { describe, expect, it } from 'vitest'
import { treeOf } from '../../src/knowledge/blocks.ts'
import { treeInParts } from '../../src/knowledge/tree-in-parts.ts'
import { pick, type Random, seeded } from '../eval/random.ts'

const lines = [
  ...['', '', '', '# Title', '## Part', 'Some words that go on for a while, so that parts are long enough.', 'Two'],
  ...['- item', '  more of it', '1. step', '   ```', '```', '```js', '~~~', '    code', '> quote', '> ```', '- ```'],
  ...[
    '| a | b |',
    '|---|---|',
    '| 1 | 2 |',
    '<div>',
    '</div>',
    '*strong*',
    '---',
    '===',
    '  ```',
    '\tTab',
    '[x](y.md)',
  ],
]

const written = (random: Random, count: number) =>
  Array.from({ length: count }, () => {
    const line = pick(lines, random) ?? ''
    return /^Some/.test(line) ? line.repeat(1 + Math.floor(random() * 12)) : line
  })

describe('A text that is parsed in parts', () => {
  it('has the tree of the whole, whatever is written and changed in it', () => {
    const random = seeded(7)
    let parts = 0
    for (let text = 0; text < 150; text++) {
      const all = written(random, 60)
      for (let key = 0; key < 4; key++) {
        all.splice(Math.floor(random() * all.length), key % 2, ...written(random, 1))
        const source = all.join(text % 5 === 0 ? '\r\n' : '\n')
        const whole = treeOf(source)
        expect(treeInParts(source).children).toEqual(whole.children)
        if (source.length > 2_000) parts++
      }
    }
    expect(parts).toBeGreaterThan(100)
  })

  it('has the places of each where the same part stands twice', () => {
    const part = `## Part\n\n${'Some words. '.repeat(100)}\n\n`
    const source = part.repeat(4)
    expect(treeInParts(source).children).toEqual(treeOf(source).children)
    expect(treeInParts(`More.\n\n${source}`).children).toEqual(treeOf(`More.\n\n${source}`).children)
  })
})
