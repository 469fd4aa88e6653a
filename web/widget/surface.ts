/** Where on a page the chat is: behind its button in the corner, or in an element of the page's own. */
import type { LauncherWords } from './launcher-words.ts'

export interface Look {
  words: LauncherWords
  /** Class names: `dark` or `light` where it is not as the system has it, `start` for the corner where lines begin. */
  kind: string
  /** The colour of the button, or nothing for Bellhop's own. */
  accent: string
}

export interface Surface {
  dress(look: Look): void
  hold(frame: HTMLIFrameElement): void
  show(open: boolean): void
  /** @param text the count in words, for those who do not see it */
  unread(count: number, text: string): void
  /** Out of sight, and the panel still at work: it has to forget. */
  hide(): void
  remove(): void
}

/** A shadow root with its own style, which no policy of the page's forbids: it is neither an element nor an attribute. */
export function shadowOf(host: HTMLElement, css: string): ShadowRoot {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css + common)
  root.adoptedStyleSheets = [sheet]
  root.replaceChildren()
  return root
}

/* The colours are those of shared/tokens.css, which this file cannot load. */
const common = `
.dark,:host(.dark){color-scheme:dark!important}.light,:host(.light){color-scheme:light!important}
iframe{border:0;border-radius:16px;background:light-dark(#faf7f1,#121925)}
[hidden]{display:none!important}
@media print{:host{display:none!important}}`
