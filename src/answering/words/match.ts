/** Lists of words as tests of a word. */

/** Ordinary words one letter away from words that bring in a person; they are never taken for slips of the pen. */
const notSlips = new Set(
  (
    'that what walk wall tall task tank tale talc balk reads cats chart cheat chant chap heat than char parson persons ' +
    'prison reason season aged agents urgent event regent scent accent operators operate operates operated operation ' +
    'speaks speaker peak steak sneak break spear speech want went wand contacts contract contrast content contracts ' +
    "connects reach beach teach react each ranch person's manage managed manages manger"
  ).split(' '),
)

/** Shortest word that may be one edit off. */
const TOLERANT_FROM = 4

/**
 * A test for a folded word: exact, `stem*`, and with `tolerant` one edit away (Damerau) from four letters on,
 * beginning or ending alike.
 */
export function wordMatcher(list: string, tolerance: 'exact' | 'tolerant' = 'exact'): (word: string) => boolean {
  const entries = list.split(' ')
  const exact = new Set(entries.filter((entry) => !entry.endsWith('*')))
  const stems = entries.filter((entry) => entry.endsWith('*')).map((entry) => entry.slice(0, -1))
  const long = tolerance === 'tolerant' ? [...exact].filter((entry) => entry.length >= TOLERANT_FROM) : []
  const matches = (word: string) =>
    exact.has(word) ||
    stems.some((stem) => word.startsWith(stem)) ||
    (word.length >= TOLERANT_FROM - 1 && !notSlips.has(word) && long.some((entry) => oneEdit(word, entry)))
  return remembering(matches)
}

/**
 * The same pattern for replacing every match.
 * @param pattern one of the lexica's, which live as long as the process
 */
export function everyMatch(pattern: RegExp): RegExp {
  const known = global.get(pattern) ?? new RegExp(pattern, 'g')
  global.set(pattern, known)
  return known
}

const global = new WeakMap<RegExp, RegExp>()

/** Words remembered by one matcher, and letters of a word that is: customers must not fill the memory. */
const MOST_REMEMBERED = 2_000
const LONGEST_REMEMBERED = 24

/** A message asks about the same words again and again. */
function remembering(matches: (word: string) => boolean): (word: string) => boolean {
  const known = new Map<string, boolean>()
  return (word) => {
    const before = known.get(word)
    if (before !== undefined) return before
    const found = matches(word)
    if (word.length > LONGEST_REMEMBERED) return found
    if (known.size >= MOST_REMEMBERED) known.clear()
    known.set(word, found)
    return found
  }
}

/** Whether two words are one insertion, deletion, substitution or swap apart, and begin alike. */
function oneEdit(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1 || a[0] !== b[0]) return false
  let from = 0
  while (from < a.length && from < b.length && a[from] === b[from]) from++
  const restA = a.slice(from)
  const restB = b.slice(from)
  if (a.length > b.length) return restA.slice(1) === restB
  if (a.length < b.length) return restB.slice(1) === restA
  return (
    restA.slice(1) === restB.slice(1) ||
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
  )
}
