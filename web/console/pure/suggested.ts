import type { Citation } from '../../../src/domain/events.ts'

/** A suggested reply as an agent would send it: sources as links below, since an agent's message carries no numbers. */
export function withLinks({ text, citations }: { text: string; citations: readonly Citation[] }): string {
  const plain = text.replace(/[ \t]*\[\d{1,3}\](?!\()/g, '')
  const links = new Map(citations.map(({ url, title }) => [url, `[${title}](${url})`]))
  return [plain, ...links.values()].join('\n\n')
}
