/** Headings out of order: readers, and those who listen to a page, find their way by them. */
import { lineOf } from '../../domain/text.ts'
import type { Remark } from '../front-matter.ts'
import type { Written, WrittenHeading } from './read.ts'

/** The heading that is the article's title, where one stands for it. */
export function titleHeading({ front, headings }: Pick<Written, 'front' | 'headings'>): WrittenHeading | undefined {
  const [first] = headings
  if (!first?.opens) return undefined
  const isTitle = front.title === undefined ? first.depth === 1 : lineOf(first.text) === lineOf(front.title)
  return isTitle ? first : undefined
}

export function judgeHeadings(written: Written): Remark[] {
  const title = titleHeading(written)
  const remarks: Remark[] = []
  const say = (heading: WrittenHeading, kind: Remark['kind'], message: string) => {
    const { line, column } = heading.place
    remarks.push({ severity: 'warning', kind, line, column, message })
  }
  let above = 1
  for (const heading of written.headings) {
    if (!/[\p{L}\p{N}]/u.test(heading.text)) {
      say(heading, 'empty-heading', 'This heading has no words. Write what stands below it, or take it away.')
      continue
    }
    if (heading === title) continue
    if (heading.depth > above + 1) {
      const [has, wants] = [heading.depth, above + 1].map((depth) => '#'.repeat(depth))
      say(
        heading,
        'skipped-level',
        `A level is skipped here: ${has} stands below ${above === 1 ? 'the title' : '#'.repeat(above)}. Make it ${wants}.`,
      )
    }
    above = heading.depth
  }
  const firsts = written.headings.filter((heading) => heading.depth === 1 && heading !== title)
  const [second] = firsts
  if (second && (title?.depth === 1 || firsts.length > 1 || written.front.title !== undefined)) {
    const others = firsts.length > 1 ? ` (${firsts.length} headings)` : ''
    say(second, 'several-titles', `# is for the title, and an article has one. Begin its sections with ##${others}.`)
  }
  return remarks
}
