import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keepTexts, type Texts } from '../../../web/shared/texts.ts'
import { openTab, type Tab } from './browser-tabs.ts'
import { forbidden, memory } from './memory.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('half-written text', () => {
  it('is there after a reload, place by place, and gone once it was sent', async () => {
    const tab = openTab()
    const before = await load(tab)
    before.write('a', 'almost done')
    const reloaded = await reload(tab)
    expect(reloaded.read('a')).toBe('almost done')
    expect(reloaded.read('b')).toBe('')
    reloaded.write('a', '')
    expect((await reload(tab)).read('a')).toBe('')
  })

  it('of a closed tab is there in the next one, once', async () => {
    const storage = memory()
    const held = new Set<string>()
    const first = openTab(storage, held)
    ;(await load(first)).write('a', 'from a closed tab')
    first.goes()
    const second = openTab(storage, held)
    const texts = await load(second)
    expect(texts.read('a')).toBe('from a closed tab')
    texts.write('a', '')
    expect((await load(openTab(storage, held))).read('a')).toBe('')
  })

  it('of two open tabs stays apart, also when both reload', async () => {
    const storage = memory()
    const held = new Set<string>()
    const [one, two] = [openTab(storage, held), openTab(storage, held)]
    const [inOne, inTwo] = [await load(one), await load(two)]
    inOne.write('a', 'typed in one')
    inTwo.write('a', 'typed in two')
    expect((await reload(one)).read('a')).toBe('typed in one')
    expect((await reload(two)).read('a')).toBe('typed in two')
  })

  it('is not taken from a tab that is open, whichever was opened first', async () => {
    const storage = memory()
    const held = new Set<string>()
    const early = await load(openTab(storage, held))
    const late = await load(openTab(storage, held))
    late.write('a', 'mine')
    expect(early.read('a')).toBe('')
    early.write('b', 'mine too')
    expect(late.read('b')).toBe('')
    const last = await load(openTab(storage, held))
    expect([last.read('a'), last.read('b')]).toEqual(['', ''])
  })

  it('of a duplicated tab is a text of its own', async () => {
    const tab = openTab()
    const texts = await load(tab)
    texts.write('a', 'the first')
    const copy = tab.duplicate()
    const copied = await load(copy)
    copied.write('a', 'the copy')
    expect((await reload(tab)).read('a')).toBe('the first')
    expect((await reload(copy)).read('a')).toBe('the copy')
  })

  it('that two closed tabs left comes back one after the other, the newest first', async () => {
    const storage = memory()
    const held = new Set<string>()
    for (const text of ['older', 'newer']) {
      const tab = openTab(storage, held)
      ;(await load(tab)).write('a', text)
      tab.goes()
      vi.advanceTimersByTime(1_000)
    }
    const tab = openTab(storage, held)
    const texts = await load(tab)
    expect(texts.read('a')).toBe('newer')
    texts.write('a', '')
    expect((await reload(tab)).read('a')).toBe('older')
  })

  it('that was typed before the page knew itself again loses neither', async () => {
    const tab = openTab()
    ;(await load(tab)).write('a', 'kept from before')
    tab.goes()
    vi.advanceTimersByTime(1_000)
    const hasty = keepTexts({ key: 'texts', ...tab.page() })
    hasty.write('a', 'typed at once')
    await vi.advanceTimersByTimeAsync(1_000)
    await hasty.ready
    expect(hasty.read('a')).toBe('typed at once')
    hasty.write('a', '')
    expect((await reload(tab)).read('a')).toBe('kept from before')
  })

  it('nobody came back to in a month is put away', async () => {
    const storage = memory()
    ;(await load(openTab(storage))).write('a', 'long ago')
    vi.advanceTimersByTime(31 * 24 * 3_600_000)
    expect((await load(openTab(storage))).read('a')).toBe('')
    expect(storage.length).toBe(0)
  })

  it.each([
    ['is forbidden', forbidden],
    ['is not there', null],
  ])('lives as long as the page where storage %s', async (_, storage) => {
    const texts = keepTexts({ key: 'texts', storage, own: storage, locks: undefined })
    await texts.ready
    expect(texts.read('a')).toBe('')
    texts.write('a', 'still here')
    expect(texts.read('a')).toBe('still here')
  })

  it('survives a reload where the browser has no locks, as on a page without https', async () => {
    const tab = openTab()
    const page = { ...tab.page(), key: 'texts', locks: undefined }
    const before = keepTexts(page)
    await before.ready
    before.write('a', 'no locks')
    const after = keepTexts(page)
    await after.ready
    expect(after.read('a')).toBe('no locks')
  })
})

describe('A page that is put aside for going back to', () => {
  it('holds on to nothing meanwhile, and where its text was taken over writes under a name of its own', async () => {
    const heard = new Map<string, ((event: object) => void)[]>()
    vi.stubGlobal('addEventListener', (type: string, run: () => void) => {
      heard.set(type, [...(heard.get(type) ?? []), run])
    })
    const tell = async (type: string) => {
      for (const run of heard.get(type)?.splice(0) ?? []) run({ persisted: true })
      await vi.advanceTimersByTimeAsync(1_000)
    }
    const tab = openTab()
    const texts = await load(tab)
    texts.write('a', 'half a thought')
    const twin = tab.duplicate()
    await tell('pagehide')
    const other = await load(twin)
    expect(other.read('a')).toBe('half a thought')
    other.write('a', 'another thought')
    await tell('pageshow')
    texts.write('a', 'half a thought, gone on with')
    expect(other.read('a')).toBe('another thought')
    expect((await reload(twin)).read('a')).toBe('another thought')
    vi.unstubAllGlobals()
  })
})

async function load(tab: Tab): Promise<Texts> {
  // What was typed before this page came is older than it.
  vi.advanceTimersByTime(1)
  const texts = keepTexts({ key: 'texts', ...tab.page() })
  await vi.advanceTimersByTimeAsync(1_000)
  await texts.ready
  return texts
}

function reload(tab: Tab): Promise<Texts> {
  tab.goes()
  return load(tab)
}
