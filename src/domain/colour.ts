/** Colours that text stands on: how well it can be read (WCAG 2.2, relative luminance and contrast ratio). */

/** 0 (black) to 1 (white). @param colour as `#rrggbb` */
export function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = (colour.match(/[\da-f]{2}/gi) ?? []).map((pair) => {
    const part = Number.parseInt(pair, 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** 1 (the same) to 21 (black on white). @param a as `#rrggbb` @param b as `#rrggbb` */
export function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

/** Black or white, whichever reads better on a colour: at least 4.58:1 on any. @param colour as `#rrggbb` */
export function textOn(colour: string): '#000000' | '#ffffff' {
  // Where both read alike: (L + 0.05)² = 1.05 × 0.05.
  return luminance(colour) > 0.1791 ? '#000000' : '#ffffff'
}
