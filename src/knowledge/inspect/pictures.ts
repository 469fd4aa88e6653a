/** Pictures that customers will not see, or that are not told in words. */
import type { Remark } from '../front-matter.ts'
import { isOwnPicture, picturePath } from '../picture.ts'
import type { Around } from './around.ts'
import type { WrittenPicture } from './read.ts'

/** @param path the file that shows them */
export function judgePictures(path: string, pictures: readonly WrittenPicture[], around: Around): Remark[] {
  const remarks: Remark[] = []
  const say = ({ place }: WrittenPicture, kind: Remark['kind'], message: string) =>
    void remarks.push({ severity: 'warning', kind, line: place.line, column: place.column, message })
  const foreign = pictures.filter(({ address }) => /^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(address))
  const [first] = foreign
  if (first) {
    const message =
      foreign.length > 1
        ? `${foreign.length} pictures lie on other sites, so they are not shown. Copy them next to the article.`
        : 'This picture lies on another site, so it is not shown. Copy it next to the article.'
    say(first, 'foreign-picture', message)
  }
  for (const picture of pictures) {
    if (foreign.includes(picture)) continue
    const { address, alt } = picture
    const lies = isOwnPicture(address) ? picturePath(path, address) : undefined
    if (!isOwnPicture(address)) {
      say(
        picture,
        'missing-picture',
        `${address || 'This picture'} is not shown: give the path, from this file, of a png, jpg, webp, gif or avif.`,
      )
    } else if (lies === undefined) {
      say(
        picture,
        'foreign-picture',
        `The picture ${address} lies outside of the knowledge base, so it is not shown. Copy it here.`,
      )
    } else if (!around.hasPicture(lies)) {
      say(picture, 'missing-picture', `There is no picture ${lies}. Put it there, or mend the path.`)
    } else if (!alt.trim()) {
      say(
        picture,
        'undescribed-picture',
        `Say in the brackets of ![](${address}) what it shows, for those who do not see it.`,
      )
    }
  }
  return remarks
}
