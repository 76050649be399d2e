/** 見立ての言い方 — one sentence that says what is wrong, and one that says how to mend it. */
import type { Finding, Might } from './finding.ts'

export type Told = { readonly says: string; readonly mend: string }

const BECAUSE: Readonly<Record<Might, string>> = {
  superuser: '管理者（superuser）です',
  bypassrls: '行の壁を通り抜けられます（BYPASSRLS）',
  owner: '表の持ち主です',
}

export function told(finding: Finding): Told {
  switch (finding.code) {
    case 'settings-broken':
      return {
        says: `設定 ${finding.name} に誤りがあります：${finding.says}。`,
        mend: '環境変数を直します。書き方は docs/reference/settings.md にあります。',
      }
    case 'base-url-http':
      return {
        says: '本番のアドレスが http です。',
        mend: 'YUIMACHI_BASE_URL を https:// にし、前に TLS を終わらせる代理を置きます。',
      }
    case 'node-too-old':
      return {
        says: `Node.js が古すぎます（${finding.have}）。`,
        mend: 'npm ci を実行します。Node.js 24 が一緒に入ります。',
      }
    case 'keys-missing':
      return {
        says: `鍵のファイルがありません: ${finding.path}`,
        mend: '写しを戻します。初めて始めるときは yuimachi keys new で作ります。',
      }
    case 'keys-readable':
      return { says: `鍵のファイルを、ほかの利用者も読めます: ${finding.path}`, mend: `chmod 600 ${finding.path}` }
    case 'keys-broken':
      return {
        says: `鍵のファイルが壊れています: ${finding.path}`,
        mend: '保管してある写しを戻します。新しく作ると、前の控えは開けません。',
      }
    case 'regions-broken':
      return {
        says: `地域パックに誤りがあります: ${finding.first}${finding.more > 0 ? `（ほか ${finding.more} 件）` : ''}`,
        mend: 'yuimachi region check で全部を見て、直します。',
      }
    case 'data-not-writable':
      return {
        says: `データの置き場に書けません（${finding.why}）: ${finding.path}`,
        mend: 'YUIMACHI_DATA の場所と、フォルダの持ち主を直します。',
      }
    case 'disk-full':
      return {
        says: `ディスクがいっぱいです。何も保存できません: ${finding.path}`,
        mend: '古い控えや記録をほかへ移すか、ディスクを足します。空けば、止めなくても元に戻ります。',
      }
    case 'disk-nearly-full':
      return {
        says: `ディスクの空きが ${finding.freeMegabytes} MB しかありません: ${finding.path}`,
        mend: '古い控えをほかへ移すか、ディスクを足します。',
      }
    case 'backup-old':
      return {
        says: finding.newest
          ? `いちばん新しい控えが、24時間より前のものです（${finding.newest}）。`
          : `控えがまだ一つもありません: ${finding.path}`,
        mend: `yuimachi backup ${finding.path} を実行し、毎日動くようにします。`,
      }
    case 'automatic-backup-old':
      return {
        says: finding.newest
          ? `おのずと作る控えが、${finding.minutes}分より前のものです（${finding.newest}）。`
          : `おのずと作る控えが、まだ一つもありません: ${finding.path}`,
        mend: finding.noRoom
          ? `空きが足りないので、作っていません: ${finding.noRoom}　古い控えをほかへ移すか、ディスクを足します。`
          : 'その場所の空きと書ける権限を直します。サーバーの記録の route が backup の行に、理由があります。',
      }
    case 'database-unreachable':
      return {
        says: `データベースにつながりません（${finding.why}）。`,
        mend: 'データベースが動いているか、DATABASE_URL のアドレス、利用者、合言葉を確かめます。',
      }
    case 'database-too-old':
      return { says: `PostgreSQL が古すぎます（${finding.have}）。`, mend: '15 以上に上げます。' }
    case 'clock-skew':
      return {
        says: `この機械とデータベースの時計が ${finding.seconds} 秒ずれています。`,
        mend: '両方の機械で、時刻を合わせる仕組み（chrony など）を動かします。',
      }
    case 'migrations-pending':
      return {
        says: `データベースの移行が ${finding.count} 件残っています。`,
        mend: '控えを取ってから、yuimachi migrate を実行します。',
      }
    case 'login-too-mighty':
      return {
        says: `DATABASE_URL の利用者 ${finding.login} は、${BECAUSE[finding.because]}。`,
        mend: '力のない利用者を別に作り、DATABASE_URL に書いて、yuimachi migrate を実行します。',
      }
    case 'table-without-wall':
      return {
        says: `表 ${finding.table} に、まちを分ける壁（行の安全対策の強制）がありません。`,
        mend: `持ち主として alter table ${finding.table} enable row level security, force row level security を実行します。`,
      }
    case 'demo-in-live':
      return {
        says: `本番のデータベースに、見本の人が ${finding.people} 人います。サーバーは始まりません。`,
        mend: '空のデータベースを作り、DATABASE_URL をそちらに向けます。見本のデータは、本番に移せません。',
      }
    case 'worker-silent':
      return {
        says: `仕事の担当（worker）が ${finding.minutes} 分間だまっています。`,
        mend: 'yuimachi start --role worker が動いているかを見て、始めます。',
      }
    case 'retention-late':
      return {
        says: `保存期間を過ぎたものを、${finding.days}日消していません。`,
        mend: '仕事の担当（worker）が動いているかを見ます。yuimachi retention を実行すると、消せない表が分かります。',
      }
    case 'retention-clock-suspect':
      return {
        says: `今日（${finding.today}）が、最後に動いていた日（${finding.since}）から離れすぎています。時計を疑い、何も消していません。`,
        mend: `日付がちがえば、時計を直します。止めていただけで日付が正しければ、yuimachi retention --confirm-date ${finding.today} を実行します。`,
      }
    case 'retention-day-ahead':
      return {
        says: `先の日付（${finding.day}）に消した記録があります。時計が進んでいたことがあります（または、いま遅れています）。`,
        mend: `今日が ${finding.today} でなければ、時計を直します。正しければ、yuimachi retention --confirm-date ${finding.today} を実行します。早く消えたものがないか、控えと比べます。`,
      }
    case 'audit-broken':
      return {
        says: `監査の記録に誤りが ${finding.faults} 件あります（${finding.municipality}）。`,
        mend: 'yuimachi audit verify で場所を見ます。記録は直さず、控えと比べて調べます。',
      }
    case 'check-failed':
      return {
        says: `「${finding.check}」を調べられませんでした（${finding.why}）。`,
        mend: '先にほかの誤りを直してから、もう一度実行します。',
      }
  }
}
