/** The report of an import in words. */
import type { ImportOutcome, ImportReport } from '../../../src/protocol/moving.ts'

/** What a source is called. */
export const kindNames: Record<ImportReport['kind'], string> = {
  bellhop: 'An export of Bellhop',
  markdown: 'Markdown',
  docusaurus: 'A Docusaurus site',
  zendesk: 'Zendesk Guide',
  intercom: 'Intercom',
  html: 'HTML pages',
  csv: 'A table of questions and answers',
}

export interface Line {
  key: string
  /** Of an article: what it is called. */
  title?: string
  path: string
  words: string
  tone: 'new' | 'changed' | 'quiet' | 'bad'
  warnings: string[]
}

const words: Record<ImportOutcome, { words: string; tone: Line['tone'] }> = {
  created: { words: 'New', tone: 'new' },
  updated: { words: 'Updated', tone: 'changed' },
  unchanged: { words: 'Unchanged', tone: 'quiet' },
  kept: { words: 'Edited here, stays', tone: 'quiet' },
  conflict: { words: 'Changed here and there', tone: 'bad' },
}

/** What is to be looked at, in order: what failed, conflicts, what changes, what stays. */
export function linesOf({ articles, skipped, gone }: ImportReport): Line[] {
  const told: Line[] = [
    ...skipped.map(({ at, reason, failed }) => ({
      key: `skipped ${at}`,
      path: at,
      words: failed ? 'Not imported' : 'Left out',
      tone: failed ? ('bad' as const) : ('quiet' as const),
      warnings: [sentence(reason)],
    })),
    ...articles.map(({ path, title, outcome, beside, warnings }) => ({
      key: path,
      title,
      path,
      ...words[outcome],
      warnings: beside ? [`The article here stays; the newer text lies in ${beside}.`, ...warnings] : warnings,
    })),
    ...gone.map(({ path, title }) => ({
      key: `gone ${path}`,
      title,
      path,
      words: 'Gone at the source',
      tone: 'quiet' as const,
      warnings: ['The article stays here.'],
    })),
  ]
  const order: Line['tone'][] = ['bad', 'changed', 'new', 'quiet']
  return told.sort((a, b) => order.indexOf(a.tone) - order.indexOf(b.tone))
}

export interface Part {
  words: string
  lines: Line[]
}

/** Ways to look at a long report; only those that leave something out, and something over. */
export function partsOf(lines: readonly Line[]): Part[] {
  const parts = [
    { words: 'Not imported or in conflict', lines: lines.filter(({ tone }) => tone === 'bad') },
    { words: 'With warnings', lines: lines.filter(({ tone, warnings }) => tone !== 'bad' && warnings.length > 0) },
    { words: 'Updated', lines: lines.filter(({ tone }) => tone === 'changed') },
    { words: 'New', lines: lines.filter(({ tone }) => tone === 'new') },
  ].filter(({ lines: own }) => own.length > 0 && own.length < lines.length)
  return parts.length > 0 ? [{ words: 'All', lines: [...lines] }, ...parts] : []
}

/** The sum in a sentence: `3 new, 1 updated, 2 pictures.` Nothing is said of what there is none of. */
export function sumOf({ counts }: ImportReport): string {
  const parts: [number, string, string?][] = [
    [counts.created, 'new'],
    [counts.updated, 'updated'],
    [counts.unchanged, 'unchanged'],
    [counts.kept, 'edited here and kept'],
    [counts.conflict, 'in conflict'],
    [counts.pictures, 'picture', 'pictures'],
    [counts.failed, 'not imported'],
    [counts.gone, 'gone at the source'],
    [counts.warnings, 'warning', 'warnings'],
  ]
  const said = parts
    .filter(([count]) => count > 0)
    .map(([count, one, many]) => `${count} ${count === 1 ? one : (many ?? one)}`)
  return said.length > 0 ? `${said.join(', ')}.` : 'There is nothing to do.'
}

/** Whether carrying it out would change anything. */
export const hasWork = ({ counts }: ImportReport) =>
  counts.created + counts.updated + counts.conflict + counts.pictures > 0

const sentence = (reason: string) =>
  `${reason.charAt(0).toUpperCase()}${reason.slice(1)}${/[.!?]$/.test(reason) ? '' : '.'}`
