/** The panel in the theme and colour that its page wants. */
import { grounds, seenOn, textOn } from '../../src/domain/colour.ts'
import type { PanelSettings } from './settings.ts'

export function setLook(page: HTMLElement, { theme, accent }: Pick<PanelSettings, 'theme' | 'accent'>): void {
  if (theme === 'auto') delete page.dataset.theme
  else page.dataset.theme = theme
  // In each theme the colour itself, or the nearest that is told from the ground there.
  const fills = accent && [grounds.light, grounds.dark].map((ground) => seenOn(accent, ground))
  const set = (names: string[], shade: (fill: string) => string) => {
    const value = fills ? `light-dark(${fills.map(shade)})` : null
    for (const name of names) page.style.setProperty(name, value)
  }
  set(['--action', '--mine', '--navy'], (fill) => fill)
  set(['--on-action', '--on-mine', '--on-navy'], textOn)
  // Away from the text, so that it reads the better under the pointer.
  set(['--action-hover'], (fill) => `color-mix(in srgb,${fill},${textOn(fill) === '#000000' ? '#fff' : '#000'} 14%)`)
}
