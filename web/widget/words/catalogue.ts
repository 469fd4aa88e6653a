/** Words that come when they are first spoken: a file for each language, of which a customer loads one. */
import { type Sentence, speaker, type Values } from '../../../src/domain/catalogue.ts'
import { directionOf, firstSpoken, type SpokenLanguage } from '../../../src/domain/spoken.ts'

export function catalogue<W extends { [K in keyof W]: Sentence }>(
  files: Record<SpokenLanguage, () => Promise<{ default: W }>>,
) {
  const load = async (language: SpokenLanguage): Promise<W> => (await files[language]()).default
  return {
    /** The words in a language, by its name. */
    load,
    /** Speaks in the language of the page. */
    async speaker(locale: string): Promise<(key: keyof W & string, values?: Values) => string> {
      const language = firstSpoken([locale])
      return speaker(await load(language), locale, directionOf(language) === 'rtl')
    },
  }
}
