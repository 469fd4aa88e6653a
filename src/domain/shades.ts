/** The colours of customers' pages in the site's own, by the names of shared/tokens.css. */
import { grounds, seenOn, textOn } from './colour.ts'

/** In each theme the colour itself, or the nearest that is told from the ground there. @param accent as `#rrggbb` */
export function shadesOf(accent: string): Record<string, string> {
  const fills = [grounds.light, grounds.dark].map((ground) => seenOn(accent, ground))
  const shade = (of: (fill: string) => string) => `light-dark(${fills.map(of)})`
  const [fill, on] = [shade((each) => each), shade(textOn)]
  // Away from the text, so that it reads the better under the pointer.
  const hover = shade((each) => `color-mix(in srgb,${each},${textOn(each) === '#000000' ? '#fff' : '#000'} 14%)`)
  return {
    '--action': fill,
    '--action-hover': hover,
    '--on-action': on,
    '--mine': fill,
    '--on-mine': on,
    '--navy': fill,
    '--on-navy': on,
  }
}
