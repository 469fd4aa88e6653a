/** Rows for spreadsheets. */

/** What a spreadsheet takes for a formula where a cell begins with it. */
const formula = /^[\s]*[=+\-@\t\r]/

/**
 * RFC 4180 with lines ended by CRLF. A text that a spreadsheet would calculate is led by an apostrophe, which makes it
 * a text there; numbers stay numbers.
 */
export function csvOf(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return [header, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const safe = formula.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
