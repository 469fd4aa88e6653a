import { describe, expect, it } from 'vitest'
import { keep } from '../../../web/console/pure/kept.ts'
import { openTab, type Tab } from '../shared/browser-tabs.ts'
import { forbidden, memory } from '../shared/memory.ts'

describe('unsent text', () => {
  it('survives a reload, for each conversation by itself', async () => {
    const tab = openTab()
    ;(await at(tab, 'mara')).write('a', 'reply', 'almost done')
    tab.goes()
    const reloaded = await at(tab, 'mara')
    expect(reloaded.read('a', 'reply')).toBe('almost done')
    expect(reloaded.read('b', 'reply')).toBe('')
  })

  it('of a note never turns up in the reply', async () => {
    const tab = openTab()
    const texts = await at(tab, 'mara')
    texts.write('a', 'note', 'looks like fraud')
    expect(texts.read('a', 'reply')).toBe('')
    expect(texts.read('a', 'note')).toBe('looks like fraud')
    tab.goes()
    expect((await at(tab, 'mara')).read('a', 'reply')).toBe('')
  })

  it('comes back with what is to be done after it, each by itself', async () => {
    const tab = openTab()
    const texts = await at(tab, 'mara')
    texts.write('a', 'reply', 'done')
    texts.writePlan('a', 'reply', '[{"do":"resolve"}]')
    tab.goes()
    const reloaded = await at(tab, 'mara')
    expect([reloaded.read('a', 'reply'), reloaded.readPlan('a', 'reply')]).toEqual(['done', '[{"do":"resolve"}]'])
    expect([reloaded.readPlan('a', 'note'), reloaded.readPlan('b', 'reply')]).toEqual(['', ''])
  })

  it('comes back with what was filled in, as far as the text still holds it', async () => {
    const tab = openTab()
    const texts = await at(tab, 'mara')
    texts.write('a', 'reply', 'Hello Iris, order 17')
    texts.writeFilled('a', 'reply', [
      { start: 6, end: 10 },
      { start: 18, end: 20 },
    ])
    tab.goes()
    const reloaded = await at(tab, 'mara')
    reloaded.read('a', 'reply')
    expect(reloaded.readFilled('a', 'reply')).toEqual([
      { start: 6, end: 10 },
      { start: 18, end: 20 },
    ])
    expect(reloaded.readFilled('a', 'note')).toEqual([])
    reloaded.write('a', 'reply', 'Hello Ivan, order 17')
    expect(reloaded.readFilled('a', 'reply')).toEqual([{ start: 18, end: 20 }])
    reloaded.write('a', 'reply', '')
    reloaded.write('a', 'reply', 'Hello Iris, order 17')
    expect(reloaded.readFilled('a', 'reply')).toEqual([])
  })

  it('is not shown to a colleague at the same browser', async () => {
    const tab = openTab()
    ;(await at(tab, 'mara')).write('a', 'reply', 'mine')
    tab.goes()
    expect((await at(tab, 'jon')).read('a', 'reply')).toBe('')
  })

  it('leaves nothing behind once it is sent', async () => {
    const disk = memory()
    const texts = await at(openTab(disk), 'mara')
    texts.write('a', 'reply', 'x')
    expect(disk.length).toBe(1)
    texts.write('a', 'reply', '')
    expect(disk.length).toBe(0)
    expect(texts.read('a', 'reply')).toBe('')
  })

  it('is kept in memory where storage is full or forbidden', async () => {
    const texts = keep({ storage: forbidden, own: forbidden, locks: undefined }, 'mara')
    await texts.ready
    expect(texts.read('a', 'reply')).toBe('')
    texts.write('a', 'reply', 'still here')
    expect(texts.read('a', 'reply')).toBe('still here')
  })
})

async function at(tab: Tab, staffId: string) {
  const texts = keep(tab.page(), staffId)
  await texts.ready
  return texts
}
