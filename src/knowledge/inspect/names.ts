/** Titles, questions and former paths that two articles claim. */
import type { Article } from '../../domain/articles.ts'
import type { Place, Remark } from '../front-matter.ts'
import type { Around } from './around.ts'
import { titleHeading } from './headings.ts'
import type { Written } from './read.ts'

/** What the file will be called and read as. */
export interface Named {
  id: string
  title: string
  lang: string
}

export function judgeNames(written: Named & Pick<Written, 'front' | 'places' | 'headings'>, around: Around): Remark[] {
  const { id, title, lang, front, places } = written
  const remarks: Remark[] = []
  const say = (place: Place | undefined, kind: Remark['kind'], message: string) => {
    const at = place ? { line: place.line, column: place.column } : { line: 0 }
    remarks.push({ severity: 'warning', kind, ...at, message })
  }
  const others = (found: readonly Article[]) => found.filter((other) => other.id !== id)

  const [alike] = others(around.titled(lang, title)).filter(({ audience }) => audience === front.audience)
  if (alike) {
    const place = places.get('title')?.values[0] ?? titleHeading(written)?.place
    say(
      place,
      'same-title',
      `${alike.id} has the same title. Say in each what it is about, so that readers can choose.`,
    )
  }
  for (const [at, question] of front.questions.entries()) {
    const [asked] = others(around.asking(lang, question))
    if (!asked) continue
    const message = `${asked.id} lists this question too, and one article answers it. Keep it where it is answered best.`
    say(places.get('questions')?.values[at], 'same-question', message)
  }
  for (const [at, former] of front.redirectFrom.entries()) {
    const path = former.replace(/^\/|\.md$/g, '')
    const place = places.get('redirectFrom')?.values[at]
    const leads = around.redirect(path)
    if (path === id) say(place, 'taken-redirect', 'This is the article itself. Take it out of `redirectFrom`.')
    else if (around.article(path)) {
      say(place, 'taken-redirect', `There is an article ${path}, and this line hides it. Take one of them away.`)
    } else if (leads !== undefined && leads !== id) {
      say(place, 'taken-redirect', `${leads} claims ${path} in its \`redirectFrom\` too. Keep it in one of them.`)
    }
  }
  const [same] = around.likeInCase(id).filter((other) => other !== id)
  if (same !== undefined) {
    const message = `${same} has the same path but for its letter case, which not every disk and site tells apart. Rename one.`
    say(undefined, 'same-path', message)
  }
  return remarks
}
