/** How an icon is drawn: lines of one weight, in the colour of the words beside it. */
import type { JSX } from 'preact'

interface IconProps {
  /** Pixels, 18 where nothing is said. */
  size?: number
  class?: string
}

// @__NO_SIDE_EFFECTS__
export function icon(paths: string, directional = false) {
  return function Icon({ size = 18, class: name }: IconProps): JSX.Element {
    const classes = ['icon', directional && 'icon-directional', name].filter(Boolean).join(' ')
    return (
      <svg
        class={classes}
        width={size}
        height={size}
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        stroke-width="1.75"
        stroke-linecap="round"
        stroke-linejoin="round"
        aria-hidden="true"
        focusable="false"
      >
        <path d={paths} />
      </svg>
    )
  }
}

export const circle = /* @__NO_SIDE_EFFECTS__ */ (x: number, y: number, r: number) =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`
