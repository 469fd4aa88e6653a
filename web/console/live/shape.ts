/** How much room there is. */
import { signal } from '@preact/signals'

/** Whether three panes stand beside each other; the same width as in frame.css. */
const wide = matchMedia('(min-width: 1180px)')

export const threePanes = signal(wide.matches)

wide.addEventListener('change', () => {
  threePanes.value = wide.matches
})
