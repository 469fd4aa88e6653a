/** The languages that Bellhop speaks to customers, as their catalogues of words are named. */
export const spokenLanguages = [
  ...(['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'sv'] as const),
  ...(['sr', 'sr-Cyrl', 'ru', 'tr', 'ar', 'he', 'zh', 'ja'] as const),
] as const

export type SpokenLanguage = (typeof spokenLanguages)[number]

/** Primary subtags of those who read another language as their own, and names of old. */
const readAs: Record<string, SpokenLanguage> = { hr: 'sr', bs: 'sr', cnr: 'sr', sh: 'sr', iw: 'he', cmn: 'zh' }

/**
 * The language that a tag asks for, or undefined where Bellhop does not speak it.
 * @param tag BCP 47, e.g. `de-AT`, `sr-Cyrl-RS`; regions and scripts are passed over, but for Serbian's
 */
export function spokenFor(tag: string): SpokenLanguage | undefined {
  const [primary = '', ...rest] = tag.toLowerCase().split('-')
  const language = readAs[primary] ?? spokenLanguages.find((spoken) => spoken === primary)
  // A browser's plain `sr` means Cyrillic in CLDR, yet most sites in Serbia are in Latin: script only where it is said.
  return language === 'sr' && rest.includes('cyrl') ? 'sr-Cyrl' : language
}

/** The first wish that Bellhop speaks; English where there is none. */
export function firstSpoken(wishes: readonly string[]): SpokenLanguage {
  for (const wish of wishes) {
    const language = spokenFor(wish)
    if (language) return language
  }
  return 'en'
}

/** Its tag for Intl: plain `sr` would be written in Cyrillic, so its script is named. */
export function localeOf(language: SpokenLanguage): string {
  return language === 'sr' ? 'sr-Latn' : language
}

/** How a language is written, also one that Bellhop does not speak. @param tag BCP 47 */
export function directionOf(tag: string): 'ltr' | 'rtl' {
  return /^(ar|he|iw|fa|ur)\b/i.test(tag) ? 'rtl' : 'ltr'
}
