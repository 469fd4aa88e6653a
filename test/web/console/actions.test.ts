import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { Action } from '../../../web/console/view/action.ts'

let actions: readonly Action[]
let groups: readonly string[]

/** The table knows what it does, and so loads the console: as much of a page as that asks for is here. */
beforeAll(async () => {
  const nowhere = { addEventListener: () => {} }
  vi.stubGlobal('location', { hash: '', pathname: '/console/', host: 'desk.example', protocol: 'https:' })
  vi.stubGlobal('document', { ...nowhere, hidden: false })
  vi.stubGlobal('addEventListener', nowhere.addEventListener)
  vi.stubGlobal('matchMedia', () => ({ ...nowhere, matches: true }))
  vi.stubGlobal('navigator', { language: 'en-GB', platform: 'Linux' })
  vi.useFakeTimers()
  ;({ actions } = await import('../../../web/console/view/actions.ts'))
  ;({ groups } = await import('../../../web/console/view/action.ts'))
  return () => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  }
})

describe('the table of actions', () => {
  it('says in words what each does, under a name of its own', () => {
    expect(actions.length).toBeGreaterThan(20)
    expect(actions.filter(({ words }) => words.trim().length < 4).map(({ id }) => id)).toEqual([])
    expect(new Set(actions.map(({ id }) => id)).size).toBe(actions.length)
    expect(new Set(actions.map(({ words }) => words)).size).toBe(actions.length)
    expect(actions.filter(({ group }) => !groups.includes(group))).toEqual([])
  })

  it('gives no key to two, and begins no sequence with a key that does something by itself', () => {
    const keys = actions.flatMap((action) => action.keys ?? [])
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
    expect(keys.filter((key) => keys.some((other) => other.startsWith(`${key} `)))).toEqual([])
  })

  it('holds all that the screen offers for a conversation, a reply and a selection', () => {
    const ids = new Set(actions.map(({ id }) => id))
    const talk =
      'reply note take-over resolve snooze transfer merge tags priority save-article give-back release reopen'
    const help = 'insert-article preview suggest take-suggestion turn-down rewrite-shorter rewrite-friendlier translate'
    const many = 'claim-selected resolve-selected snooze-selected assign-selected tag-selected priority-selected-3'
    expect(`${talk} ${help} ${many}`.split(' ').filter((id) => !ids.has(id))).toEqual([])
  })

  it('has the keys that agents know from elsewhere', () => {
    const known = { j: 'next', k: 'previous', r: 'reply', n: 'note', e: 'resolve', s: 'snooze', t: 'transfer' }
    const also = { a: 'take-over', '/': 'search', '?': 'help', 'Mod+k': 'palette', 'Shift+e': 'resolve-next' }
    const of = (key: string) => actions.find(({ keys }) => keys?.includes(key))?.id
    for (const [key, id] of Object.entries({ ...known, ...also })) expect([key, of(key)]).toEqual([key, id])
  })
})
