/** Renders sections for the preview: a keystroke changes one of an article's, and the others are kept. */
import { keeping } from '../../domain/kept.ts'
import type { Renderer } from '../../ports/knowledge.ts'

/** Sections that are kept rendered. */
const MOST_KEPT = 500

interface Section {
  html: string
  /** Where its addresses led: that changes with other articles. */
  led?: ReadonlyMap<string, string | undefined>
}

export function renderedSections(render: Renderer): Renderer['article'] {
  const kept = keeping(MOST_KEPT, (_text: string): Section => ({ html: '' }))
  return (text, linkTo) => {
    const section = kept(text)
    if (section.led && [...section.led].every(([address, to]) => linkTo(address) === to)) return section.html
    const led = new Map<string, string | undefined>()
    section.html = render.article(text, (address) => {
      const to = linkTo(address)
      led.set(address, to)
      return to
    })
    section.led = led
    return section.html
  }
}
