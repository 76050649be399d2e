/** 答えられないわけ — for the operator who asks `/readyz`: what is wrong, and how to mend it. No path, no address. */
export const NOT_READY_SAYS: Readonly<Record<string, string>> = {
  disk: 'サーバーのディスクがいっぱいです。見ることはできますが、保存はできません。古い控えや記録をほかへ移すか、ディスクを足してください。空けば、止めなくても元に戻ります。',
  database: 'データベースにつながりません。動いているか、空きがあるかを確かめてください。',
  schema: 'データベースの移行が残っています。yuimachi migrate を実行してください。',
}
