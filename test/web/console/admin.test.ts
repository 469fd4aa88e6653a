import { describe, expect, it } from 'vitest'
import { grouped, pageNamed, pagesFor } from '../../../web/console/pure/admin.ts'

const pages = [
  { id: 'staff', group: 'Desk', roles: ['admin' as const, 'agent' as const] },
  { id: 'hours', group: 'Desk', roles: ['admin' as const] },
  { id: 'audit', group: 'Security', roles: ['admin' as const] },
  { id: 'password', group: 'You' },
]

describe('the pages beside the lists', () => {
  it('are those that somebody may open', () => {
    expect(pagesFor(pages, ['admin'])).toEqual(pages)
    expect(pagesFor(pages, ['agent', 'editor']).map(({ id }) => id)).toEqual(['staff', 'password'])
    expect(pagesFor(pages, ['editor']).map(({ id }) => id)).toEqual(['password'])
  })

  it('open at the first of them where the address names none that is theirs', () => {
    const own = pagesFor(pages, ['agent'])
    expect(pageNamed(own, 'password')?.id).toBe('password')
    for (const id of ['audit', 'nothing', undefined]) expect(pageNamed(own, id)?.id).toBe('staff')
  })

  it('stand in groups, in their order', () => {
    expect(grouped(pages).map(({ group, pages: members }) => [group, members.map(({ id }) => id)])).toEqual([
      ['Desk', ['staff', 'hours']],
      ['Security', ['audit']],
      ['You', ['password']],
    ])
  })
})
