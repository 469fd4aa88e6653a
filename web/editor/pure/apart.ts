/** Where two texts differ, word by word. */

export interface Piece {
  text: string
  /** Whether the other text has something else here. */
  differs: boolean
}

/** Words of each text that are compared; beyond them nothing is marked. */
const MOST_WORDS = 400

/** Both texts with what contradicts marked: the values that the finding names, or all that differs where it names none. */
export function against(why: string, one: string, other: string): [Piece[], Piece[]] {
  const [mine, theirs] = [...why.matchAll(/“([^”]+)”/g)].map(([, said = '']) => said)
  if (mine === undefined || theirs === undefined || !one.includes(mine) || !other.includes(theirs))
    return apart(one, other)
  return [around(one, mine), around(other, theirs)]
}

function around(text: string, said: string): Piece[] {
  const at = text.indexOf(said)
  const pieces = [
    { text: text.slice(0, at), differs: false },
    { text: said, differs: true },
    { text: text.slice(at + said.length), differs: false },
  ]
  return pieces.filter((piece) => piece.text !== '')
}

/** Both texts in pieces, by their longest common run of words (Hunt and McIlroy, 1976, by plain dynamic programming). */
export function apart(one: string, other: string): [Piece[], Piece[]] {
  const [mine, theirs] = [wordsOf(one), wordsOf(other)]
  const [left, right] = [mine.slice(0, MOST_WORDS), theirs.slice(0, MOST_WORDS)]
  const [a, b] = [left.map(bare), right.map(bare)]
  const width = b.length + 1
  const longest = new Uint16Array((a.length + 1) * width)
  const at = (i: number, j: number) => longest[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      longest[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const [leftDiffers, rightDiffers] = [mine.map(() => false), theirs.map(() => false)]
  let [i, j] = [0, 0]
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      i++
      j++
    } else if (at(i + 1, j) >= at(i, j + 1)) leftDiffers[i++] = true
    else rightDiffers[j++] = true
  }
  while (i < a.length) leftDiffers[i++] = true
  while (j < b.length) rightDiffers[j++] = true
  return [joined(mine, leftDiffers), joined(theirs, rightDiffers)]
}

/** Words with the blanks before them: put together again, they are the text. */
const wordsOf = (text: string) => text.match(/\s*\S+/g) ?? []
const bare = (word: string) => word.toLowerCase().replace(/[^\p{L}\p{N}€$£%]/gu, '') || word.trim()

function joined(words: readonly string[], differs: readonly boolean[]): Piece[] {
  const pieces: Piece[] = []
  for (const [at, text] of words.entries()) {
    const last = pieces.at(-1)
    if (last && last.differs === differs[at]) last.text += text
    else pieces.push({ text, differs: differs[at] === true })
  }
  return pieces
}
