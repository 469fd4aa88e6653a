/** `npm run safety`: every promise and abuse case, with the tests that prove it. Fails where one has none. */
import { sourcesIn } from '../rules/sources.ts'
import { coverageOf } from './coverage.ts'
import { later, rows } from './rows.ts'

const { tested, missing, unknown } = coverageOf(sourcesIn('test'))

for (const [row, title] of rows) {
  const citations = tested.get(row) ?? []
  const note = citations.length > 0 ? '' : Object.hasOwn(later, row) ? `  (with ${later[row]})` : '  NO TEST'
  console.log(`${row.padEnd(4)} ${title}${note}`)
  for (const { path, title: proof } of citations) console.log(`       ${path}: ${proof}`)
}

const proven = [...tested.values()].filter((citations) => citations.length > 0).length
const owed = [...rows.keys()].filter((row) => tested.get(row)?.length === 0 && Object.hasOwn(later, row))
console.log(`\n${rows.size} rows: ${proven} have a test, ${owed.length} come with parts that do not exist yet`)
for (const row of missing) console.log(`  no test: ${row} ${rows.get(row)}`)
for (const { row, path, title } of unknown) console.log(`  there is no row ${row}: ${path}: ${title}`)
process.exitCode = missing.length + unknown.length > 0 ? 1 : 0
