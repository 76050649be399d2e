/** 催しが数える実績の言葉 — Japanese only: staff choose a feed by them, and a figure names them as its source. */
export const ja = {
  participants: {
    name: '催しの受付から数える：来た人数（延べ）',
    says: '「実施」になった催しで、受付が数えた人数。単位は人回（延べ）',
  },
  held: {
    name: '催しから数える：開いた回数',
    says: '「実施」になった催しの数。単位は回',
  },
  from: (held: number, counted: number): string =>
    held === counted ? `催しの受付（${held}回）` : `催しの受付（${held}回のうち、人数を数えた${counted}回）`,
}
