/** Which kind of source something is, and its articles. */
import { setImmediate as turn } from 'node:timers/promises'
import { type ImportKind, manifestFile } from '../../protocol/moving.ts'
import { isIntercom, readIntercom } from './intercom.ts'
import { jsonPages } from './json-file.ts'
import { readMarkdown } from './markdown.ts'
import type { Reading } from './original.ts'
import { ownJson } from './own.ts'
import { readPages } from './pages.ts'
import { readQuestions } from './questions.ts'
import type { Source } from './source.ts'
import { isZendesk, readZendesk } from './zendesk.ts'

/** The kind of a source, told by its files and by what its JSON holds; undefined where nothing tells. */
export function kindOf(source: Source): ImportKind | undefined {
  const paths = [...source.files.keys()]
  const ends = (pattern: RegExp) => paths.filter((path) => pattern.test(path)).length
  if (paths.includes(manifestFile) || (ends(/\.json$/i) === 1 && ownJson(source))) return 'bellhop'
  const [markdown, html, table] = [ends(/\.(?:md|mdx|markdown)$/i), ends(/\.x?html?$/i), ends(/\.(?:csv|tsv)$/i)]
  if (markdown === 0 && ends(/\.json$/i) > 0) {
    const pages = jsonPages(source, [])
    if (pages.some(isZendesk)) return 'zendesk'
    if (pages.some(isIntercom)) return 'intercom'
  }
  if (
    paths.some((path) =>
      /(?:^|\/)(?:docusaurus\.config\.[cm]?[jt]s|sidebars\.[cm]?[jt]s|_category_\.(?:json|ya?ml))$/.test(path),
    ) ||
    ends(/\.mdx$/i) > 0
  ) {
    return 'docusaurus'
  }
  if (markdown > 0 && markdown >= html) return 'markdown'
  if (html > 0) return 'html'
  return table > 0 ? 'csv' : undefined
}

/** Articles of a source, which lets others have their turn of the event loop. @param kind not `bellhop` */
export async function readSource(
  source: Source,
  kind: Exclude<ImportKind, 'bellhop'>,
  name: string | undefined,
  progress: (read: number) => void = () => {},
): Promise<Reading> {
  let read = 0
  // Each article takes milliseconds; a server has others to serve in between.
  const yieldTurn = async () => {
    progress(++read)
    if (read % 5 === 0) await turn()
  }
  switch (kind) {
    case 'markdown':
    case 'docusaurus':
      return readMarkdown(source, kind, name ?? source.name)
    case 'zendesk':
      return readZendesk(source, name, yieldTurn)
    case 'intercom':
      return readIntercom(source, name, yieldTurn)
    case 'html':
      return readPages(source, name ?? source.name, yieldTurn)
    case 'csv':
      return readQuestions(source, name ?? source.name)
  }
}
