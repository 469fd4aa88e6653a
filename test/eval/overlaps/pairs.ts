/** Pairs of articles with what an editor should be told of them. */

export interface Pair {
  id: string
  lang: 'en' | 'de' | 'fr' | 'es' | 'sr'
  /** `none` where they only look as if they contradicted or repeated each other. */
  kind: 'contradiction' | 'duplicate' | 'none'
  /** Title and text of each article; without another, it is about what the one says in two places. */
  one: [title: string, text: string]
  other?: [title: string, text: string]
}
