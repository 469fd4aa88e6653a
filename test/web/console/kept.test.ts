import { describe, expect, it } from 'vitest'
import { keep, type Shelf } from '../../../web/console/pure/kept.ts'

function shelf(): Shelf & { held: Map<string, string> } {
  const held = new Map<string, string>()
  return {
    held,
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => void held.set(key, value),
    removeItem: (key) => void held.delete(key),
  }
}

describe('unsent text', () => {
  it('survives a reload, for each conversation by itself', () => {
    const disk = shelf()
    keep(disk, 'mara').write('a', 'reply', 'almost done')
    const reloaded = keep(disk, 'mara')
    expect(reloaded.read('a', 'reply')).toBe('almost done')
    expect(reloaded.read('b', 'reply')).toBe('')
  })

  it('of a note never turns up in the reply', () => {
    const texts = keep(shelf(), 'mara')
    texts.write('a', 'note', 'looks like fraud')
    expect(texts.read('a', 'reply')).toBe('')
    expect(texts.read('a', 'note')).toBe('looks like fraud')
  })

  it('is not shown to a colleague at the same browser', () => {
    const disk = shelf()
    keep(disk, 'mara').write('a', 'reply', 'mine')
    expect(keep(disk, 'jon').read('a', 'reply')).toBe('')
  })

  it('leaves nothing behind once it is sent', () => {
    const disk = shelf()
    const texts = keep(disk, 'mara')
    texts.write('a', 'reply', 'x')
    texts.write('a', 'reply', '')
    expect(disk.held.size).toBe(0)
    expect(texts.read('a', 'reply')).toBe('')
  })

  it('is kept in memory where storage is full or forbidden', () => {
    const broken = (): never => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    const texts = keep({ getItem: broken, setItem: broken, removeItem: broken }, 'mara')
    expect(texts.read('a', 'reply')).toBe('')
    texts.write('a', 'reply', 'still here')
    expect(texts.read('a', 'reply')).toBe('still here')
  })
})
