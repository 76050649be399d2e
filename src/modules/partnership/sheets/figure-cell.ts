/**
 * 数字のます — what a cell of a sheet says of a figure, read for the unit it is counted in.
 *
 * A cell left empty says nothing, and a dash says no more: neither is ever 0, and neither takes back what was said.
 * Unit      of a percent cell the percent (0.366 shown as 36.6% is 36.6); nothing is converted from one unit to another
 */
import { type Cell, cellText } from '#kernel/grid'
import { readUnit, unitOf } from '#kernel/unit'
import { type Measured, readMeasured, STATUSES, type Status } from '../indicators/figure.ts'

export type FigureCellFault = 'broken' | 'aDate' | 'otherUnit' | 'notANumber' | 'twoAnswers' | 'unknownStatus'

export type FigureCell =
  | { readonly kind: 'blank' }
  | { readonly kind: 'dash' }
  /** `fraction`: a share below 1 in a column of percent; 0.36 may be meant as 36. */
  | { readonly kind: 'said'; readonly measured: Measured; readonly fraction: boolean }
  | { readonly kind: 'wrong'; readonly why: FigureCellFault }

/** How the drop-down says each status, and what people write there of their own. */
export const STATUS_WORDS: Readonly<Record<Status, readonly [shown: string, ...also: string[]]>> = {
  known: ['実数', '確定', '確定値'],
  approximate: ['概数', 'おおよそ', '約', '見込み', '見込'],
  pending: ['集計中', '未集計', '未定', '調査中'],
  notApplicable: ['該当なし', '対象外'],
  notDone: ['未実施', '実施なし', '中止', '未着手'],
  hidden: ['秘匿', '10未満', '非公表'],
}

const STATUS_OF = new Map<string, Status>(
  STATUSES.flatMap((status) => STATUS_WORDS[status].map((word) => [word.normalize('NFKC'), status] as const)),
)
const hasNumber = (status: Status): status is 'known' | 'approximate' => status === 'known' || status === 'approximate'

/** What the drop-down says; undefined: nothing, or no word of it. */
export const statusIn = (cell: Cell): Status | undefined => STATUS_OF.get(wordIn(cell))
const wordIn = (cell: Cell): string => cellText(cell).normalize('NFKC').replaceAll(/\s/g, '')

/** `status`: the cell of the drop-down beside it. */
export function readFigureCell(cell: Cell, status: Cell, unit: string): FigureCell {
  const chosen = statusIn(status)
  if (!chosen && wordIn(status) !== '') return { kind: 'wrong', why: 'unknownStatus' }
  const read = readValue(cell, unit)
  if (read.kind !== 'said') {
    if (chosen && !hasNumber(chosen) && read.kind !== 'wrong')
      return { kind: 'said', measured: { status: chosen }, fraction: false }
    return read
  }
  if (!chosen || chosen === read.measured.status) return read
  if ('value' in read.measured && hasNumber(chosen))
    return { ...read, measured: { status: chosen, value: read.measured.value } }
  return { kind: 'wrong', why: 'twoAnswers' }
}

function readValue(cell: Cell, unit: string): FigureCell {
  const isPercent = unit === 'percent'
  switch (cell.kind) {
    case 'empty':
      return { kind: 'blank' }
    case 'broken':
      return { kind: 'wrong', why: 'broken' }
    // 3-4 typed into Excel becomes a day in March.
    case 'date':
      return { kind: 'wrong', why: 'aDate' }
    case 'number': {
      const shownPercent = /[%％]$/.test(cell.shown.trim())
      if (shownPercent && !isPercent) return { kind: 'wrong', why: 'otherUnit' }
      const value = settle(shownPercent ? cell.value * 100 : cell.value)
      return said({ status: 'known', value }, isPercent && !shownPercent)
    }
    case 'text':
      return readText(cell.text, unit)
  }
}

function readText(text: string, unit: string): FigureCell {
  const plain = text.normalize('NFKC').replaceAll(/\s/g, '')
  const direct = readMeasured(text)
  if (direct.ok) return said(direct.value, unit === 'percent')
  if (direct.error === 'empty') return { kind: 'blank' }
  if (direct.error === 'dash') return { kind: 'dash' }
  const tail = /^(.*?\d)([^\d.,]+)$/.exec(plain)
  const written = tail?.[2] === undefined ? undefined : readUnit(tail[2])
  if (!tail || !written) return { kind: 'wrong', why: 'notANumber' }
  const number = readMeasured(tail[1] ?? '')
  if (!number.ok) return { kind: 'wrong', why: 'notANumber' }
  return written.ok && written.value.code === unitOf(unit).code
    ? said(number.value, false)
    : { kind: 'wrong', why: 'otherUnit' }
}

const said = (measured: Measured, mayBeFraction: boolean): FigureCell => ({
  kind: 'said',
  measured,
  fraction: mayBeFraction && 'value' in measured && measured.value > 0 && measured.value < 1,
})

/** 0.1 + 0.2 in a sheet is 0.30000000000000004; nobody counted the last digit. */
const settle = (value: number): number => Number(value.toPrecision(12))
