/** ふり返りに並べる数字 — per indicator the figures of the period and of its parts, each beside its target, as text. */

import type { Uuid } from '#kernel/id'
import type { Texts } from '#kernel/language'
import { comparePeriods, period } from '#kernel/period'
import { periodName } from '#kernel/period-name'
import { unitOf } from '#kernel/unit'
import { confirmation, inForce, isPartOf, type Measured, type Sign, type Version } from '../indicators/figure.ts'

type Figure = Version & { readonly period: string; readonly signs: readonly Sign[] }
type Shown = {
  readonly indicator: { readonly id: Uuid; readonly name: Texts; readonly unit: string }
  readonly figures: {
    readonly targets: readonly (Figure & { readonly value: number })[]
    readonly measurements: readonly (Figure & { readonly measured: Measured })[]
  }
}
export type ReviewLine = { readonly id: Uuid; readonly name: string; readonly lines: readonly string[] }

export function reviewLines(indicators: readonly Shown[], of: string): readonly ReviewLine[] {
  const within = (code: string) => code === of || isPartOf(code, of)
  return indicators.map(({ indicator, figures }) => {
    const targets = inForce(figures.targets)
    const lines = inForce(figures.measurements)
      .filter((each) => within(each.period))
      .toSorted((a, b) => comparePeriods(period(a.period), period(b.period)))
      .map((each) => {
        const target = targets.find((one) => one.period === each.period)
        return [
          `${periodName(period(each.period)).ja} ${said(each.measured, indicator.unit)}`,
          target && `目標 ${target.value}${unitOf(indicator.unit).label.ja}`,
          confirmation(each.signs).kind === 'confirmed' ? '両方が確認' : '確認待ち',
        ]
          .filter(Boolean)
          .join('　')
      })
    return {
      id: indicator.id,
      name: indicator.name.ja,
      lines: lines.length > 0 ? lines : ['この期間の数字はまだありません'],
    }
  })
}

const said = (measured: Measured, unit: string): string => {
  const label = unitOf(unit).label.ja
  switch (measured.status) {
    case 'known':
      return `${measured.value}${label}`
    case 'approximate':
      return `約${measured.value}${label}`
    case 'pending':
      return '集計中'
    case 'notApplicable':
      return '該当なし'
    case 'notDone':
      return '未実施'
    case 'hidden':
      return '少ない数（もとの資料のまま）'
  }
}
