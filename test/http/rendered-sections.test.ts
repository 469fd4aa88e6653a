import { beforeEach, describe, expect, it } from 'vitest'
import { renderedSections } from '../../src/http/editor/rendered-sections.ts'
import { renderer } from '../../src/knowledge/markdown.ts'

/** What was rendered, in order. */
let rendered: string[]
let article: ReturnType<typeof renderedSections>
beforeEach(() => {
  rendered = []
  article = renderedSections({
    ...renderer,
    article(text, linkTo) {
      rendered.push(text)
      return renderer.article(text, linkTo)
    },
  })
})

const to = (leads: Record<string, string>) => (address: string) => leads[address]
const text = 'See [the lamps](<lamps.md>) and [the bulbs](<bulbs.md>).'

describe('A section of the preview', () => {
  it('is rendered once while it and its links stay as they are', () => {
    const leads = { 'lamps.md': '/help/lamps', 'bulbs.md': '/help/bulbs' }
    const html = article(text, to(leads))
    expect(html).toContain('href="/help/lamps"')
    expect(article(text, to({ ...leads }))).toBe(html)
    expect(article('Nothing leads away.', to({}))).toBe('<p>Nothing leads away.</p>')
    expect(article('Nothing leads away.', to(leads))).toBe('<p>Nothing leads away.</p>')
    expect(rendered).toEqual([text, 'Nothing leads away.'])
  })

  it('is rendered anew where one of its links leads elsewhere, or nowhere any more', () => {
    article(text, to({ 'lamps.md': '/help/lamps', 'bulbs.md': '/help/bulbs' }))
    const moved = article(text, to({ 'lamps.md': '/help/light/lamps', 'bulbs.md': '/help/bulbs' }))
    expect(moved).toContain('href="/help/light/lamps"')
    expect(article(text, to({ 'lamps.md': '/help/light/lamps' }))).not.toContain('/help/bulbs')
    expect(rendered).toHaveLength(3)
  })
})
