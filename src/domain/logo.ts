/** A site's logo, as the settings hold it: a small picture in a `data:` address. */

export interface Logo {
  type: 'image/png' | 'image/jpeg' | 'image/webp'
  /** The end of its name. */
  ending: 'png' | 'jpg' | 'webp'
  base64: string
}

/**
 * A picture whose bytes are of the kind that its address says; anything else is none. SVG is not among them, because it
 * can hold scripts.
 */
export function logoOf(address: string): Logo | undefined {
  const [, type, base64 = ''] =
    /^data:(image\/(?:png|jpeg|webp));base64,((?:[A-Za-z\d+/]{4})+(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?)$/.exec(
      address,
    ) ?? []
  // Sixteen characters are the first twelve bytes, in which each kind says what it is.
  const head = base64.length < 16 ? '' : atob(base64.slice(0, 16))
  if (type === 'image/png' && head.startsWith('\x89PNG\r\n\x1a\n')) return { type, ending: 'png', base64 }
  if (type === 'image/jpeg' && head.startsWith('\xff\xd8\xff')) return { type, ending: 'jpg', base64 }
  if (type === 'image/webp' && head.startsWith('RIFF') && head.endsWith('WEBP')) return { type, ending: 'webp', base64 }
  return undefined
}
