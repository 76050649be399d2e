/**
 * 年度の見出し — of which fiscal year a column of somebody else's sheet is, and whether it says what was aimed at or what
 * came of it: 「令和6年度」, 「R6」, 「2024年度実績」, 「FY2024 目標」.
 *
 * Left out  what was expected or budgeted (見込, 予算, 計画額): neither a target nor a figure
 */
export type ForeignYear = { readonly fiscalYear: number; readonly what: 'target' | 'figure' }

const YEAR_ZERO: Readonly<Record<string, number>> = {
  令和: 2018,
  r: 2018,
  平成: 1988,
  h: 1988,
  昭和: 1925,
  s: 1925,
}
const ERA = /^(令和|平成|昭和|r|h|s)\.?(元|\d{1,2})(?:年度?)?(.*)$/
const COMMON = /^(?:fy)?((?:19|20)\d\d)(?:年度?)?(.*)$/
const SAYS: Readonly<Record<string, ForeignYear['what']>> = {
  '': 'figure',
  実績: 'figure',
  実績値: 'figure',
  決算: 'figure',
  actual: 'figure',
  目標: 'target',
  目標値: 'target',
  target: 'target',
}

/** `text`: as `headingKey` leaves it. */
export function foreignYear(text: string): ForeignYear | undefined {
  const era = ERA.exec(text)
  const common = era ? undefined : COMMON.exec(text)
  const fiscalYear = era
    ? (YEAR_ZERO[era[1] ?? ''] ?? 0) + (era[2] === '元' ? 1 : Number(era[2]))
    : Number(common?.[1] ?? Number.NaN)
  const what = SAYS[(era?.[3] ?? common?.[2] ?? '?').replaceAll(/[_\-/・の]/g, '')]
  return Number.isNaN(fiscalYear) || what === undefined ? undefined : { fiscalYear, what }
}

/** The year that a title over a sheet names: 「令和6年度　取組の実績」. Only what says 年度: other dates stand there too. */
export function yearInTitle(text: string): number | undefined {
  const found = /(?:令和|平成|昭和)(?:元|\d{1,2})年度|(?:19|20)\d\d年度/.exec(
    text.normalize('NFKC').replaceAll(/\s/g, ''),
  )
  return found ? foreignYear(found[0])?.fiscalYear : undefined
}
