import { expect, it } from 'vitest'
import { csvOf } from '../../src/commands/csv.ts'

it('[S63] Cells that a spreadsheet would calculate become texts, and what a customer wrote stays one cell', () => {
  const rows = [
    ['=HYPERLINK("http://evil.example")', 3],
    ['-2+3', -4],
    ['+1', 0],
    ['@SUM(A1)', 0],
    ['\t=1', 0],
    ['She said "no",\nand left', 0],
  ]
  expect(csvOf(['a', 'b'], rows)).toBe(
    [
      'a,b',
      `"'=HYPERLINK(""http://evil.example"")",3`,
      `'-2+3,-4`,
      `'+1,0`,
      `'@SUM(A1),0`,
      `'\t=1,0`,
      '"She said ""no"",\nand left",0',
      '',
    ].join('\r\n'),
  )
})
