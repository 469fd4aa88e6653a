/** Problems as the field marks them: a stretch of text, how bad it is, and how to mend it. */
import type { Action, Diagnostic } from '@codemirror/lint'
import type { Text } from '@codemirror/state'
import type { Problem } from '../pure/problem.ts'

const severities = { error: 'error', warning: 'warning', hint: 'info' } as const

export function diagnosticsOf(doc: Text, problems: readonly Problem[]): Diagnostic[] {
  return problems
    .map((problem): Diagnostic => {
      const { from, to } = stretchOf(doc, problem)
      const { fix } = problem
      const mend: Action | undefined = fix && {
        name: 'Fix',
        apply: (view) => view.dispatch({ changes: { from: fix.from, to: fix.to, insert: fix.text } }),
      }
      return {
        from,
        to,
        severity: severities[problem.severity],
        message: problem.message,
        ...(mend && { actions: [mend] }),
      }
    })
    .sort((one, other) => one.from - other.from || one.to - other.to)
}

/** What a problem is about: what its fix changes, what its column and length name, the word at its column, or its line without blanks around it. */
function stretchOf(doc: Text, { line, column, length, fix }: Problem): { from: number; to: number } {
  if (fix && fix.to > fix.from && fix.to <= doc.length) return { from: fix.from, to: fix.to }
  if (line < 1 || line > doc.lines) return { from: 0, to: 0 }
  const { text, from } = doc.line(line)
  if (column !== undefined && column <= text.length) {
    const rest = text.slice(column - 1)
    if (length !== undefined) return { from: from + column - 1, to: from + column - 1 + Math.min(length, rest.length) }
    const word = /^!?\[[^\]]*\](?:\([^)]*\))?|^[\p{L}\p{N}_-]+|^\S+/u.exec(rest)?.[0] ?? rest
    return { from: from + column - 1, to: from + column - 1 + Math.max(1, word.length) }
  }
  const blank = text.length - text.trimStart().length
  return { from: from + blank, to: from + Math.max(blank, text.trimEnd().length) }
}
