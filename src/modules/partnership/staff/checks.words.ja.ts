/** Words of the checks of an agreement: each says what was found, and never more than is known. */
import type { LocalDate } from '#kernel/calendar'
import type { ClauseCheck, Severity } from '../agreements/clause-check.ts'

const day = (date: LocalDate): string =>
  `${Number(date.slice(0, 4))}年${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`
const numbers = (all: readonly number[]): string => all.join('・')
const left = (days: number): string => (days === 0 ? '今日まで' : `あと${days}日`)

export const ja = {
  title: '点検',
  none: '点検で見つかったことはありません',
  noneSays: '取組のない事項、取組の数、協議の場、期間と更新を見ました。',
  severity: { urgent: '急ぐ', warn: '注意', unknown: '分からない', note: '知らせ' } satisfies Record<
    Severity,
    string
  > as Readonly<Record<Severity, string>>,
  meetings: '協議の場',
  renewal: '更新の判断',
  says: (check: ClauseCheck): string => {
    switch (check.kind) {
      case 'expired':
        return `期間は${day(check.until)}で切れました（${check.days}日前）。更新の記録がありません。`
      case 'renewalNear': {
        const { how, due, days, until } = check
        if (how === 'none') return `${day(until)}で終わります（${left(days)}）。自動では続きません。`
        if (how === 'yearly')
          return days < 0
            ? `申し出の期限（${day(due)}）が過ぎました。${day(until)}の後も自動で続きます。`
            : `${day(due)}までに申し出がなければ、自動で続きます（${left(days)}）。`
        return days < 0
          ? `話し合う期限（${day(due)}）が過ぎました。${day(until)}で終わります。`
          : `${day(due)}までに、続けるかを話し合って決めます（${left(days)}）。`
      }
      case 'ending':
        return `更新しないと決めました。${day(check.until)}で終わります（${left(check.days)}）。`
      case 'termUnknown':
        return '期間が分かりません。'
      case 'itemsNothing':
        return [
          ...(check.none.length > 0
            ? [`取組のない事項が${check.none.length}あります（${numbers(check.none)}）。`]
            : []),
          ...(check.ended.length > 0
            ? [`見送り・中止だけの事項が${check.ended.length}あります（${numbers(check.ended)}）。`]
            : []),
        ].join('')
      case 'fewInitiatives':
        return check.by === 'clause'
          ? `動いている取組は${check.alive}です。協定は${check.least}以上と決めています。`
          : `動いている取組は${check.alive}です。${check.least}以上が目安です（決まりではありません）。`
      case 'meetingOverdue':
        return check.last === undefined
          ? `協議の場の記録がありません。${day(check.due)}までに開くことになっていました。`
          : `協議の場が${day(check.due)}を過ぎています。前は${day(check.last)}でした。`
      case 'meetingUnknown':
        return check.why === 'noFrequency'
          ? '協議の場をいつ開くか、分かりません。'
          : check.why === 'noClause'
            ? '協議の場の条項が見あたりません。いつ開くか、分かりません。'
            : '条項がファイルにないので、協議の場をいつ開くか、分かりません。'
    }
  },
}
