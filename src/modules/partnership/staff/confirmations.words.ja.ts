/** Words of the screen on which many figures are confirmed at once. */
export const ja = {
  title: '確かめを待つ数字',
  today: '今日の仕事',
  lead: '読んで、正しければ確かめます。直すものは、指標を開いて、新しい値を記録してください。',
  total: (count: number) => `こちらの確かめを待っているもの　${count}件`,
  none: '確かめを待っている数字はありません',
  noneSays: '相手方や、こちらの担当が数字を出すと、ここに並びます。',
  whats: { target: '目標', measurement: '実績' },
  line: (name: string, period: string, what: string, value: string) => `${name}　${period}の${what}　${value}`,
  before: (value: string) => `前に両方が確かめた値は ${value}。`,
  basis: { target: (text: string) => `根拠：${text}`, measurement: (text: string) => `出どころ：${text}` },
  note: (text: string) => `ひとこと：${text}`,
  figures: '確かめる数字',
  chosen: 'えらんだものを確かめる',
  all: (count: number) => `この取組の${count}件をすべて確かめる`,
  open: 'この取組を開く',
  nothingChosen: '確かめるものをえらんでください。',
  superseded: (count: number) =>
    `${count}件は、見ている間に新しい値が出ました。確かめていません。新しい値を見てください。`,
  done: { confirmedMany: '確かめました。' } as Readonly<Record<string, string>>,
  otherPost: '確かめるのは、確認の権限がある役職です。',
  page: (page: number, pages: number) => `${pages}ページのうち${page}ページ`,
}
