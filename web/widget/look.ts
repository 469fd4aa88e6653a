/** The panel in the theme and colour that its page wants. */
import type { PanelSettings } from './settings.ts'

let worn: string[] = []
let turn = 0

export async function setLook(
  page: HTMLElement,
  { theme, accent }: Pick<PanelSettings, 'theme' | 'accent'>,
): Promise<void> {
  const mine = ++turn
  if (theme === 'auto') delete page.dataset.theme
  else page.dataset.theme = theme
  // What cannot be fetched leaves the panel in Bellhop's own colours.
  const part = accent ? await import('../../src/domain/shades.ts').catch(() => undefined) : undefined
  if (mine !== turn) return
  const shades = (accent && part?.shadesOf(accent)) || {}
  for (const name of worn) page.style.removeProperty(name)
  worn = Object.keys(shades)
  for (const name of worn) page.style.setProperty(name, shades[name] ?? null)
}
