/** Comparing versions and licences, as far as the rules need it. */

/** Whether a version of numbers and dots is the floor or newer. */
export function reaches(version: string, floor: string): boolean {
  const at = numbers(version)
  const least = numbers(floor)
  const differs = least.findIndex((part, place) => part !== (at[place] ?? 0))
  return differs === -1 || (at[differs] ?? 0) > (least[differs] ?? 0)
}

const permissive = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  '0BSD',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'Unlicense',
  'Python-2.0',
])

/** Whether an SPDX expression can be met with permissive licences alone. */
export function isPermissive(expression: string): boolean {
  const plain = expression.replace(/[()]/g, '').trim()
  return plain.split(/ OR /i).some((choice) => choice.split(/ AND /i).every((name) => permissive.has(name.trim())))
}

function numbers(version: string): number[] {
  return version.split('.').map((part) => Number.parseInt(part, 10))
}
