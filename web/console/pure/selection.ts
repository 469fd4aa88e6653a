/** Everything between two places of a list, both included; only the second where the first is not in it. */
export function rangeOf(ids: readonly string[], from: string, to: string): string[] {
  const [a, b] = [ids.indexOf(from), ids.indexOf(to)]
  if (b === -1) return []
  return a === -1 ? [to] : ids.slice(Math.min(a, b), Math.max(a, b) + 1)
}
