/**
 * A stemmer for Serbian: the longest ending of a form goes, by the paradigms of its grammar. It reads folded letters
 * (Latin, no diacritics, `dj` for đ), so that all three spellings share their stems. How well it agrees with the
 * vocabulary of the Snowball project's stemmer, which was not its source, is measured by
 * `npx tsx test/eval/serbian.ts`.
 */

/** Letters that a stem keeps at least, with a vowel or a syllabic r among them. */
const shortestStem = 3

/** Endings of all cases, in the singular and the plural. */
const nouns = 'a e i o u om em ama ima ovi ova ove ovima evi eva eve evima'
/** Definite and indefinite, in all genders; and those of the comparative. */
const adjectives = `og oga om ome omu oj im ima ih eg ega em emu`
/** Of the comparative, after the n that most adjectives end in: elsewhere they are those of nouns (`akcija`). */
const comparatives = `iji ija ije iju ijeg ijega ijem ijemu ijim ijima ijih ijoj ijom`
/** Nouns of qualities, which change their last letters. */
const qualities = 'ost osti oscu ostima'
/** Infinitive, present, imperative, participles, aorist and gerunds, by the vowel of the verb's theme. */
const verbs = `am as amo ate aju ati ao ala alo ale ali aj ajmo ajte ah asmo aste ase ajuci avsi
  im is imo ite iti io ila ilo ile ili ismo iste ivsi
  em es emo ete eti eo ela elo ele eli uci
  uti uo ula ulo ule uli uh usmo uste uvsi ti vsi`

const endings = listed([nouns, adjectives, qualities, verbs].join(' '))
const afterN = listed(comparatives)

/** The stem of one folded word. */
export function stemSerbian(word: string): string {
  return (without(afterN, word, /n$/) ?? without(endings, word, /[aeiour]/) ?? word).replace(fugitive, 'n')
}

/** The a of `aktivan`, which is gone in `aktivni`; participles (`otvoren`, `poslan`, `kupovan`) keep theirs. */
const fugitive = /(?<=.{2}[^aeiousjr])(?<!ov)an$/

function without(list: readonly string[], word: string, stems: RegExp): string | undefined {
  const ending = list.find(
    (one) => word.endsWith(one) && word.length - one.length >= shortestStem && stems.test(word.slice(0, -one.length)),
  )
  return ending === undefined ? undefined : word.slice(0, -ending.length)
}

function listed(words: string): string[] {
  return [...new Set(words.split(/\s+/))].sort((a, b) => b.length - a.length)
}
