/** What languages are called. */
import { keeping } from '../domain/kept.ts'

/** Languages whose names for languages are kept: making them takes a tenth of a millisecond. */
const MOST_KEPT = 20

/**
 * The names of languages in one language.
 * @param lang BCP 47
 * @throws RangeError where that is no language
 */
export const namesIn = keeping(MOST_KEPT, (lang: string) => new Intl.DisplayNames(lang, { type: 'language' }))
