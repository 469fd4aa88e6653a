/** Attributes of a contact while they are edited: rows, in which a name may still be missing. */

export interface Row {
  name: string
  value: string
}

export const MOST_ATTRIBUTES = 30

/** The rows in alphabetical order. */
export function rowsOf(attributes: Readonly<Record<string, string>>): Row[] {
  return Object.entries(attributes)
    .map(([name, value]) => ({ name, value }))
    .sort((a, b) => a.name.localeCompare(b.name))
}

/** What the rows say, or what is wrong with them in a sentence. Rows without a name and a value are none. */
export function attributesOf(rows: readonly Row[]): { attributes: Record<string, string> } | { wrong: string } {
  const given = rows.map(({ name, value }) => ({ name: name.trim(), value: value.trim() }))
  const filled = given.filter(({ name, value }) => name || value)
  const half = filled.find(({ name, value }) => !name || !value)
  if (half) return { wrong: half.name ? `“${half.name}” has no value.` : `“${half.value}” has no name.` }
  const twice = filled.find(({ name }, at) => filled.findIndex((other) => other.name === name) !== at)
  if (twice) return { wrong: `“${twice.name}” stands here twice.` }
  if (filled.length > MOST_ATTRIBUTES) return { wrong: `There can be ${MOST_ATTRIBUTES} attributes at most.` }
  return { attributes: Object.fromEntries(filled.map(({ name, value }) => [name, value])) }
}
