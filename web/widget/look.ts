/** The panel in the theme and colour that its page wants. */
import type { PanelSettings } from './settings.ts'

export function setLook(page: HTMLElement, { theme, accent }: Pick<PanelSettings, 'theme' | 'accent'>): void {
  if (theme === 'auto') delete page.dataset.theme
  else page.dataset.theme = theme
  for (const name of ['--action', '--action-hover', '--mine']) page.style.setProperty(name, accent?.fill ?? null)
  for (const name of ['--on-action', '--on-mine']) page.style.setProperty(name, accent?.on ?? null)
}
