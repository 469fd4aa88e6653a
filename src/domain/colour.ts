/** Colours that text stands on: how well it can be read (WCAG 2.2, relative luminance and contrast ratio). */

/** From here on a surface is told from its ground (WCAG 2.2, 1.4.11). */
export const SEEN_FROM = 3

/**
 * The grounds on which a surface is hardest to tell, of those of shared/tokens.css: in light the darkest (`--sunk`), in
 * dark the lightest on which one is drawn (`--surface`).
 */
export const grounds = { light: '#f1ece2', dark: '#1a2332' } as const

/** 0 (black) to 1 (white). @param colour as `#rrggbb` */
export function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = lightOf(colour)
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** 1 (the same) to 21 (black on white). @param a as `#rrggbb` @param b as `#rrggbb` */
export function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

/** Where black and white read alike on a colour: (L + 0.05)² = 1.05 × 0.05. */
const MIDDLE = 0.1791

/** Black or white, whichever reads better on a colour: at least 4.58:1 on any. @param colour as `#rrggbb` */
export function textOn(colour: string): '#000000' | '#ffffff' {
  return luminance(colour) > MIDDLE ? '#000000' : '#ffffff'
}

/**
 * A colour, or the nearest of its kind that is told from a ground: 3:1 or better. On a light ground it gets less light,
 * on a dark one more; scaling light leaves what colour it is (CIE 1931 chromaticity), and only what is as bright as it
 * can be is mixed with white.
 * @param colour as `#rrggbb` @param ground as `#rrggbb`
 */
export function seenOn(colour: string, ground: string): string {
  if (contrast(colour, ground) >= SEEN_FROM) return colour
  const light = lightOf(colour)
  const [own, under] = [luminance(colour), luminance(ground)]
  if (under > MIDDLE) {
    const wanted = (under + 0.05) / SEEN_FROM - 0.05
    return hex(light, (part) => (part * wanted) / own, Math.floor)
  }
  const wanted = (under + 0.05) * SEEN_FROM - 0.05
  // Black has no light that could be more.
  const scale = own > 0 ? Math.min(wanted / own, 1 / Math.max(...light)) : 1
  const white = Math.max(0, (wanted - own * scale) / (1 - own * scale))
  return hex(light, (part) => part * scale * (1 - white) + white, Math.ceil)
}

/** Red, green and blue, each 0…1 in proportion to its light. */
function lightOf(colour: string): number[] {
  return (colour.match(/[\da-f]{2}/gi) ?? []).map((pair) => {
    const part = Number.parseInt(pair, 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
}

/** @param round to the side on which the contrast is not less */
function hex(light: readonly number[], change: (part: number) => number, round: (byte: number) => number): string {
  const bytes = light.map((part) => {
    const now = change(part)
    const coded = now <= 0.0031308 ? now * 12.92 : 1.055 * now ** (1 / 2.4) - 0.055
    return Math.min(255, Math.max(0, round(coded * 255)))
  })
  return `#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
}
