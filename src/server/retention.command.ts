/** `yuimachi retention` — deletes what is over now, or only counts it. The same work as the daily round. */
import type { Command, CommandAnswer } from '#platform/command/command'
import { told } from '#platform/doctor/finding.words.ja'
import { faultOf } from '#platform/http/log'
import type { House } from './house.ts'
import { type ErasedNow, eraseNow } from './retention.ts'

type Done = Exclude<ErasedNow, { readonly kind: 'clockSuspect' }>

export const retentionCommand: Command<House> = {
  words: ['retention'],
  title: '保存期間を過ぎたものを消す（ふだんは毎日、自動で消える）',
  args: [],
  options: [
    {
      name: 'confirm-date',
      value: 'YYYY-MM-DD',
      says: '今日がこの日であることを、人が確かめた（長く止めていたあとと、時計を直したあとに）',
    },
  ],
  examples: [
    { line: 'retention --dry-run', says: '今日消えるものを、表ごとに数えるだけ' },
    { line: 'retention --dry-run --json', says: '機械が読む形で' },
    { line: 'retention', says: '今日の分を、いま消す。監査の記録に残る' },
    { line: 'retention --confirm-date 2027-04-01', says: '日付が正しいことを確かめて、消す' },
  ],
  writes: true,
  needs: 'house',
  run: async ({ dryRun, options }, house) => {
    const today = house.clock.today()
    const date = options['confirm-date']
    if (date !== undefined && date !== today)
      return {
        exit: 2,
        data: { today },
        lines: [`この機械の今日は ${today} です。--confirm-date と合いません。時計を直してください。`],
      }
    const erased = await eraseNow(house, { dryRun, confirmed: date !== undefined })
    if (erased.kind === 'busy')
      return {
        exit: 3,
        data: { busy: true },
        lines: ['ほかのプロセスが消しているところです。あとで実行してください。'],
      }
    if (erased.kind === 'clockSuspect') {
      const { says, mend } = told({ code: 'retention-clock-suspect', since: erased.since, today })
      return { exit: 3, data: { clockSuspect: { since: erased.since, today } }, lines: [says, mend] }
    }
    return answerOf(house, dryRun, erased)
  },
}

function answerOf({ regions }: House, dryRun: boolean, { lines, failed, packless }: Done): CommandAnswer {
  const codeOf = (town: string) => regions.find(({ id }) => id === town)?.code ?? town
  const erased = lines.map(({ town, table, rows }) => ({ municipality: codeOf(town), table, rows }))
  const faults = failed.map(({ town, table, error }) => ({
    municipality: codeOf(town),
    table,
    code: faultOf(error).code ?? 'unknown',
  }))
  return {
    exit: faults.length > 0 ? 1 : 0,
    data: { dryRun, erased, failed: faults, packless },
    lines: [
      ...erased.map(({ municipality, table, rows }) => `${municipality}　${table}　${rows}件`),
      ...faults.map(({ municipality, table, code }) => `${municipality}　${table}　消せません（${code}）`),
      ...packless.map((code) => `${code}　地域パックがないので、消していません。`),
      erased.length === 0
        ? '期限を過ぎたものはありません。'
        : dryRun
          ? 'まだ何も消していません。'
          : '消しました。監査の記録に残っています。',
    ],
  }
}
