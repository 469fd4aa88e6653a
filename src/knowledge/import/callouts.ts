/** Callouts and tabs of other systems' markdown, as quotes that say what kind they are. */
import { calloutKind } from '../html/origins.ts'

const known =
  /^(?:note|tip|info|warning|danger|caution|important|success|secondary|hint|error|abstract|example|question|attention|details|tldr|summary|bug|failure|quote)$/i

/** `:::note Title … :::` of Docusaurus and others, `!!! note "Title"` and `=== "Tab"` of MkDocs. */
export function withCallouts(text: string): string {
  const out: string[] = []
  const open: { colons: number; indent: string }[] = []
  const lines = text.split('\n')
  let fence = ''
  const prefix = () => '> '.repeat(open.length)
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as string
    const mark = /^[ \t]*(`{3,}|~{3,})/.exec(line)?.[1]
    if (mark && (fence === '' || mark.startsWith(fence))) fence = fence === '' ? mark : ''
    const opens =
      fence === '' && !mark ? /^([ \t]*)(:{3,})[ \t]*(\w+)[ \t]*(?:\[([^\]]*)\])?[ \t]*(.*)$/.exec(line) : null
    if (opens && known.test(opens[3] as string)) {
      open.push({ colons: (opens[2] as string).length, indent: opens[1] as string })
      const title = (opens[4] || opens[5] || '').replace(/^["']|["']$/g, '').trim()
      out.push(`${opens[1]}${prefix()}[!${calloutKind(opens[3] as string)}]`)
      if (title) out.push(`${opens[1]}${prefix()}**${title}**`, `${opens[1]}${prefix()}`.trimEnd())
      while (lines[at + 1]?.trim() === '') at++
      continue
    }
    const last = open.at(-1)
    if (fence === '' && last && /^[ \t]*:{3,}[ \t]*$/.test(line) && line.trim().length <= last.colons) {
      while (/^[ \t>]*>$/.test(out.at(-1) ?? '')) out.pop()
      open.pop()
      if (open.length === 0) out.push('')
      continue
    }
    const mkdocs =
      fence === '' && !mark ? /^([ \t]*)(?:!!!|\?\?\?\+?)[ \t]+(\w+)[^"\n]*(?:"([^"]*)")?[ \t]*$/.exec(line) : null
    const tab = fence === '' && !mark ? /^([ \t]*)===\+?[ \t]+"([^"]+)"[ \t]*$/.exec(line) : null
    if (mkdocs || tab) {
      const indent = (mkdocs ?? tab)?.[1] ?? ''
      const inner: string[] = []
      while (
        at + 1 < lines.length &&
        (/^(?: {4}|\t)/.test((lines[at + 1] as string).slice(indent.length)) || (lines[at + 1] as string).trim() === '')
      ) {
        inner.push((lines[++at] as string).slice(indent.length).replace(/^(?: {4}|\t)/, ''))
      }
      while (inner.at(-1)?.trim() === '') inner.pop()
      const nested = withCallouts(inner.join('\n')).split('\n')
      if (tab) out.push(`${indent}**${tab[2]}**`, '', ...nested.map((each) => indent + each), '')
      else {
        const title = mkdocs?.[3]
        out.push(
          `${indent}> [!${calloutKind(mkdocs?.[2] ?? '')}]`,
          ...(title ? [`${indent}> **${title}**`, `${indent}>`] : []),
        )
        out.push(...nested.map((each) => `${indent}> ${each}`.trimEnd()), '')
      }
      continue
    }
    out.push(
      open.length > 0 ? `${last?.indent ?? ''}${prefix()}${line.slice(last?.indent.length ?? 0)}`.trimEnd() : line,
    )
  }
  // A kind in capitals that nobody closed would swallow the rest; it is a quote all the same, and nothing is lost.
  return out.join('\n')
}
