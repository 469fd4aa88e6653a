/** Bytes of other systems as text. */

/** UTF-8 with or without a mark, or UTF-16 with one; line ends as `\n`. */
export function textIn(read: () => Uint8Array): { value: string } | { refused: string } {
  try {
    const bytes = read()
    const wide =
      bytes[0] === 0xff && bytes[1] === 0xfe
        ? 'utf-16le'
        : bytes[0] === 0xfe && bytes[1] === 0xff
          ? 'utf-16be'
          : 'utf-8'
    const value = new TextDecoder(wide, { fatal: true }).decode(bytes)
    if (value.includes('\0')) return { refused: 'there is a NUL in it, so it is no text' }
    return { value: value.replace(/\r\n?/g, '\n') }
  } catch (error) {
    return { refused: error instanceof TypeError ? 'it is not UTF-8; save it as UTF-8 text' : (error as Error).message }
  }
}
