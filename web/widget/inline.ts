/** `<bellhop-chat>`: the panel in the page itself, as large as the page makes the element. */
import { type Surface, shadowOf } from './surface.ts'

const TAG = 'bellhop-chat'

/**
 * Defines the element. Included twice, the first definition stays.
 * @param onChange there is such an element on the page now, or none any more; of several the first counts
 */
export function defineElement(onChange: (element: HTMLElement | undefined) => void): void {
  if (customElements.get(TAG)) return
  let there: HTMLElement | undefined
  customElements.define(
    TAG,
    class extends HTMLElement {
      connectedCallback() {
        if (there) return
        there = this
        onChange(there)
      }
      disconnectedCallback() {
        if (there !== this) return
        there = undefined
        onChange(there)
      }
    },
  )
}

export function drawInline(element: HTMLElement): Surface {
  const root = shadowOf(element, css)
  let kind = ''
  return {
    // Not the element itself: its classes are the page's.
    dress(look) {
      kind = look.kind
      for (const frame of root.children) frame.className = kind
    },
    hold(frame) {
      frame.className = kind
      root.append(frame)
    },
    show() {
      element.scrollIntoView({ block: 'nearest' })
    },
    unread() {},
    hide() {},
    remove: () => root.replaceChildren(),
  }
}

/* Each of these the page may overrule: the element is its own. */
const css = `
:host{display:grid;inline-size:100%;block-size:640px;color-scheme:light dark}
:host([hidden]){display:none}
iframe{inline-size:100%;block-size:100%;min-block-size:320px;box-shadow:0 0 0 1px #1a274024}`
