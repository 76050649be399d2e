import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import { numberShown } from './number-shown.ts'

test('a number as the sheet displays it', () => {
  for (const [value, format, shown] of [
    [284, undefined, '284'],
    [0.1 + 0.2, 'General', '0.3'],
    [1200, '#,##0', '1,200'],
    [1200, '#,##0"人"', '1,200人'],
    [1200, '#,##0人', '1,200人'],
    [0.366, '0.0%', '36.6%'],
    [0.366, '0%', '37%'],
    [-5, '0', '-5'],
    [-5, '0;▲0', '▲5'],
    [-5, '#,##0_ ;[Red]\\-#,##0\\ ', '-5 '],
    [1500, '"¥"#,##0;"¥"-#,##0', '¥1,500'],
    [1500, '[$¥-411]#,##0', '¥1,500'],
    [0.5, '# ?/?', '0.5'],
    [12345, '0.00E+00', '12345'],
    [3, '@', '3'],
    [2.5, '0.00', '2.50'],
  ] as const)
    equal(numberShown(value, format), shown, `${value} in ${format}`)
})
