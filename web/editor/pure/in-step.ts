/** Where the preview stands for a line of the text: headings are the pegs, between them it goes in proportion. */

/** Lines of the text, from 1, that are headings: of ATX form, outside of code blocks and the front matter. */
export function headingLines(text: string): number[] {
  const lines = text.split('\n')
  const found: number[] = []
  let fence = ''
  let top = lines[0]?.trimEnd() === '---'
  lines.forEach((line, at) => {
    if (top) {
      if (at > 0 && /^(?:---|\.\.\.)\s*$/.test(line)) top = false
      return
    }
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? ''
    if (fence) {
      if (mark.startsWith(fence) && line.trim() === mark) fence = ''
      return
    }
    if (mark) fence = mark
    else if (/^ {0,3}#{1,6}(?:\s|$)/.test(line)) found.push(at + 1)
  })
  return found
}

/** Pairs of a place in one and the same place in the other, both rising. */
export type Pegs = readonly (readonly [here: number, there: number])[]

/** The place in the other for a place in the one; beyond the pegs it is the first or the last of them. */
export function acrossFrom(pegs: Pegs, here: number): number {
  const after = pegs.findIndex(([at]) => at >= here)
  if (after === -1) return pegs.at(-1)?.[1] ?? 0
  const [at, there] = pegs[after] ?? [0, 0]
  const before = pegs[after - 1]
  if (!before || at === here) return there
  const share = at === before[0] ? 1 : (here - before[0]) / (at - before[0])
  return before[1] + share * (there - before[1])
}
