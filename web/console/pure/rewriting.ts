/** Words around rewriting. */
import type { StaffSnapshotState } from '../../../src/domain/snapshot.ts'
import { languageName } from './words.ts'

/** Into which languages a reply may have to go: the one that the customer writes, their browser's, then English. */
export function targetLanguages({ judgements, locale }: Pick<StaffSnapshotState, 'judgements' | 'locale'>): string[] {
  const written = judgements.findLast(({ lang }) => lang)?.lang
  return [...new Set([written, locale, 'en'].flatMap((lang) => lang?.split('-')[0] ?? []))]
}

/** How a reply can be put otherwise in its own language. */
export const rewriteWords = {
  friendlier: 'Friendlier',
  shorter: 'Shorter',
  clearer: 'Clearer',
  fuller: 'Spell it out',
} as const

/** What was done to a text, and by whom. */
export function doneWords({ how, lang, drafter }: { how: string; lang?: string; drafter: string }): string {
  const done: Record<string, string> = {
    friendlier: 'Made friendlier',
    shorter: 'Made shorter',
    clearer: 'Made clearer',
    fuller: 'Spelled out',
    translate: `Translated into ${languageName(lang) ?? lang}`,
  }
  return `${done[how] ?? 'Rewritten'} by ${drafter}. Read it before you send it.`
}
