/** `yuimachi retention` — deletes what is over now, or only counts it. The same work as the daily round. */
import type { Command } from '#platform/command/command'
import type { House } from './house.ts'
import { eraseNow } from './retention.ts'

export const retentionCommand: Command<House> = {
  words: ['retention'],
  title: '保存期間を過ぎたものを消す（ふだんは毎日、自動で消える）',
  args: [],
  options: [],
  examples: [
    { line: 'retention --dry-run', says: '今日消えるものを、表ごとに数えるだけ' },
    { line: 'retention --dry-run --json', says: '機械が読む形で' },
    { line: 'retention', says: '今日の分を、いま消す。監査の記録に残る' },
  ],
  writes: true,
  needs: 'house',
  run: async ({ dryRun }, house) => {
    const { kind, lines } = await eraseNow(house, dryRun)
    if (kind === 'busy')
      return {
        exit: 3,
        data: { busy: true },
        lines: ['ほかのプロセスが消しているところです。あとで実行してください。'],
      }
    const codeOf = (town: string) => house.regions.find(({ id }) => id === town)?.code ?? town
    const erased = lines.map(({ town, table, rows }) => ({ municipality: codeOf(town), table, rows }))
    return {
      exit: 0,
      data: { dryRun, erased },
      lines: [
        ...erased.map(({ municipality, table, rows }) => `${municipality}　${table}　${rows}件`),
        erased.length === 0
          ? '期限を過ぎたものはありません。'
          : dryRun
            ? 'まだ何も消していません。'
            : '消しました。監査の記録に残っています。',
      ],
    }
  },
}
