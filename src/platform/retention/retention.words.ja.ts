/** 保存期間の言い方 — how staff's screens, the record of processing and audit lines say what is kept for how long. */
import { type About, type Retention, spanFor, type TownYears, townPeriodOf } from './retention.ts'
import type { Span } from './span.ts'

export function spanName(span: Span): string {
  if ('days' in span) return span.days === 0 ? 'その日まで' : `${span.days}日`
  if ('months' in span) return `${span.months}か月`
  if ('years' in span) return `${span.years}年`
  return `翌年度の4月1日から${span.fiscalYears}年`
}

export const sinceLine = (since: string, span: Span): string => `${since}：${spanName(span)}`

export const ABOUT: Readonly<Record<About, string>> = {
  nobody: '個人の情報はない',
  staff: '職員と会社の人',
  residents: '住民',
  children: '子ども',
}

export function keptLine({ kept }: Retention, years: TownYears): string {
  switch (kept.kind) {
    case 'after':
      return sinceLine(kept.since, spanFor(kept.span, years))
    case 'with':
      return `${kept.table} の行と同じ`
    case 'whileOpen':
      return kept.span ? `${kept.what}。終わった日：${spanName(spanFor(kept.span, years))}` : kept.what
    case 'forever':
      return `消さない。${kept.because}`
  }
}

export function endsLine({ kept }: Retention): string {
  switch (kept.kind) {
    case 'after':
      return kept.leaves ? `毎日の見回りが、${kept.leaves}だけを残して消す` : '毎日の見回りが消す'
    case 'with':
      return `${kept.table} の行が消えるとき、いっしょに消える`
    case 'whileOpen':
      return kept.ends
    case 'forever':
      return '消すものはない'
  }
}

export const decidedLine = (one: Retention, decidedBy: string): string =>
  townPeriodOf(one) ? `まちが決める（${decidedBy}）` : '結まちの決まり（どのまちも同じ）'
