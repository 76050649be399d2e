/** Words of the screens of initiatives. */
import type { DateFault } from '#kernel/read-date'
import type { Side } from '../agreements/agreement.ts'
import type { MoveFault, State } from '../initiatives/initiative.ts'

const SIDES = { municipality: '自治体', company: '相手方' } satisfies Record<Side, string> as Readonly<
  Record<Side, string>
>

export const ja = {
  agreements: '協定',
  required: '※必須',
  optional: '任意',
  fix: '直すところがあります',
  newTitle: '取組を加える',
  newLead: '下書きとして保存します。相手方に見せるまで、こちらの組織だけに見えます。',
  editTitle: '取組の文を直す',
  title: '取組の名前',
  easy: 'やさしい日本語の名前',
  english: '英語の名前',
  why: '何のためにするか',
  items: 'どの連携事項の取組か',
  ownerSide: 'だれが進めるか',
  ownerSides: { municipality: '自治体', company: '相手方', both: '両方' } as Readonly<Record<Side | 'both', string>>,
  post: (side: Side) => `${SIDES[side]}の受け持ち`,
  postHint: '合意から先に進むには、進める側の役職が要ります。',
  noPost: '今は決めない',
  thirdParty: 'ほかに加わるところ',
  slug: 'アドレスに使う名前',
  slugHint: '英小文字、数字、ハイフン（例　oyako-dokusho）。空なら自動で付けます。あとで変えられません。',
  saveDraft: '下書きを保存する',
  save: '保存する',
  staleTitle: '開いている間に、ほかの人が直しました',
  staleSays:
    'まだ保存していません。下の表で見くらべて、要るところを欄に写してから保存してください。入れた文は残してあります。',
  agreedTitle: '両方が合意した文です',
  agreedSays:
    '変えるときは、この取組を「中止」にして、新しい取組として相手方に見せてください。ここで直せるのは、やさしい日本語の名前と英語の名前だけです。',
  endedTitle: 'この取組は終わっています',
  endedSays: '文はもう直せません。',
  notSaved: '保存していません。入れた文は、下の表にあります。',
  consentGiven: '合意するという返事が出ています。文を直すと、その合意は取り下げられ、両方がもう一度確かめます。',
  editedReason: '文を直したので、もう一度確かめます',
  staleCaption: 'いまの文と、あなたの文',
  diff: {
    field: '項目',
    before: 'いまの文（ほかの人）',
    after: 'あなたの文',
    nothing: 'なし',
    same: '同じです',
    empty: '違いはありません',
  },
  done: {
    added: '下書きをつくりました。相手方にはまだ見えません。',
    saved: '保存しました。',
    consentWithdrawn: '保存しました。文が変わったので、合意を取り下げました。両方がもう一度確かめます。',
    shared: '相手方に見せました。両方で検討します。',
    moved: '段階を変えました。',
    proposed: '合意を申し出ました。相手方が合意するまで「検討」のままです。',
    read: '読んだことを記しました。相手方にも分かります。',
    charged: '受け持ちの役職を変えました。',
    withdrawn: '公開をやめました。住民の画面には「公開をやめました」と出ます。もう一度公開すると、もとにもどります。',
    notPublic: '公開していません。',
    published: '公開しました。住民の画面に出ます。',
    alreadyPublished: 'すでに公開されています。',
    notPublicYet: 'まだ公開できません。先に協定を公開してください。',
    notShared: 'まだ公開できません。先に相手方に見せてください。',
    alreadyShared: 'すでに相手方に見せてあります。',
  } as Readonly<Record<string, string>>,
  draft: '下書き（こちらだけに見えます）',
  facts: {
    state: '段階',
    agreement: '協定',
    items: '連携事項',
    owner: '進める側',
    third: 'ほかに加わるところ',
    public: '公開',
    none: '決めていません',
  },
  isPublic: '公開しています',
  notPublic: '公開していません',
  edit: '文を直す',
  changeOwner: '受け持ちの役職を変える',
  withdraw: '公開をやめる',
  share: '相手方に見せる',
  move: '段階を変える',
  endedByThem: '相手方が、この取組を終わらせました',
  haveRead: '読みました',
  ended: 'この取組は終わっています。段階はもう変わりません。',
  waits: (days: number) =>
    days <= 0 ? '今日、相手方に出しました。' : `相手方に出してから${days}日、返事がありません。`,
  waitsUs: (days: number) => `こちらの返事を、${days}日待たせています。`,
  silence: '返事がないことを、同意とはみなしません。',
  history: '段階の経過',
  noHistory: 'まだ下書きです',
  noHistorySays: '相手方に見せると、ここに日付と理由が並びます。',
  line: (state: string, reason: string) => `${state}：${reason}`,
  asOf: 'ある日に何と言っていたかを見る',
  lineKinds: { consent: '合意を申し出', talkOn: '検討を続ける' } as Readonly<Record<string, string>>,
  consentSaid: (whose: 'ours' | 'theirs') =>
    whose === 'theirs' ? '相手方は合意すると言っています。' : 'こちらは合意すると伝えてあります。',
  indicators: '指標',
  noIndicators: '指標はまだありません',
  noIndicatorsSays: '両方で検討している取組に、何を数えるかを決めて加えます。',
  addIndicator: '指標を加える',
  reviews: 'ふり返り',
  reviewsCount: (count: number) => (count === 0 ? 'ふり返りはまだありません。' : `ふり返りが${count}件あります。`),
  openReviews: 'ふり返りを開く',
  publishTitle: '住民への公開',
  publishWarn:
    '公開すると、取組の名前、目的、段階の経過と理由を、だれでも読めます。あとで公開をやめられますが、読んだ人の手元には残ります。',
  publish: 'この取組を公開する',
  publishOnly: '公開は、自治体の公表の権限がある役職が行います。',
  shareTitle: '相手方に見せる',
  shareLead: '見せると「検討」として両方に見えます。下書きには戻せません。',
  stateTitle: '段階を変える',
  stateLead: (state: string) => `いまの段階は「${state}」です。変えた記録は消せません。`,
  consentNow: {
    ours: 'こちらは合意すると伝えてあります。相手方が合意すると、段階が「合意」になります。',
    theirs: '相手方は合意すると言っています。こちらが合意すると、段階が「合意」になります。',
  },
  /** What pressing does, where one side alone cannot do it. */
  moveChoice: (
    state: State,
    consent: 'ours' | 'theirs' | undefined,
    name: string,
  ): { readonly label: string; readonly note?: string } => {
    if (state === 'agreed')
      return consent
        ? { label: name, note: '両方がそろい、段階が「合意」になります。' }
        : { label: name, note: '相手方に確認を求めます。相手方が合意するまで「検討」のままです。' }
    if (state === 'considered')
      return consent === 'ours'
        ? { label: '合意を取り下げて、検討を続ける' }
        : { label: '検討を続ける', note: 'まだ合意しません。理由が相手方に見えます。' }
    return state === 'stopped' || state === 'declined'
      ? { label: name, note: 'こちらだけで決まります。相手方には知らせが出ます。もとには戻せません。' }
      : { label: name }
  },
  next: '次の段階',
  reason: '理由',
  reasonHint: '公開した取組では、住民もこの理由を読めます。',
  decidedOn: '決めた日',
  dateHint: '例　2026年11月24日、令和8年11月24日',
  doMove: '段階を変える',
  changedMeanwhile:
    '開いている間に、段階が変わりました。いまの段階を見て、もう一度選んでください。入れた文は残してあります。',
  textChanged:
    '開いている間に、文が直されました。まだ何も変えていません。いまの文を読んで、もう一度選んでください。入れた理由は残してあります。',
  shareFaults: {
    unknownItem: 'この協定にない連携事項が入っています。先に「文を直す」で選びなおしてください。',
    unknownPost: '受け持ちの役職が見つかりません。先に「文を直す」で選びなおしてください。',
  },
  faults: {
    missing: 'を書いてください。',
    tooLong: 'が長すぎます。短くしてください。',
    marks: 'に「{」「}」「|」は使えません。',
    notChosen: 'を一つ選んでください。',
    noItem: 'を一つ以上選んでください。',
    unknownItem: 'この協定にない連携事項です。選びなおしてください。',
    unknownPost: 'その組織の役職ではありません。選びなおしてください。',
    badSlug: '英小文字、数字、ハイフンで、40字までで書いてください。',
    slugTaken: 'この名前はすでに使われています。別の名前にしてください。',
    badDate: '日付として読めません。2026年11月24日 のように書いてください。',
  } as Readonly<Record<string, string>>,
  /** What each field is called in a sentence about it. */
  fields: {
    title: '取組の名前',
    easy: 'やさしい日本語の名前',
    english: '英語の名前',
    why: '何のためにするか',
    items: '連携事項',
    ownerSide: 'だれが進めるか',
    municipalPost: '自治体の受け持ち',
    companyPost: '相手方の受け持ち',
    thirdParty: 'ほかに加わるところ',
    slug: 'アドレスに使う名前',
    state: '次の段階',
    reason: '理由',
    decidedOn: '決めた日',
  } as Readonly<Record<string, string>>,
  fault: (field: string, code: string): string => {
    const says = ja.faults[code] ?? 'を直してください。'
    return /^[をがに]/.test(says) ? `${ja.fields[field] ?? 'この欄'}${says}` : says
  },
  dateFault: (fault: DateFault): string => {
    switch (fault.why) {
      case 'notADate':
        return '日付として読めません。2026年11月24日 か 令和8年11月24日 のように書いてください。'
      case 'noSuchDay':
        return 'その日は暦にありません。正しい日に直してください。'
      case 'noSuchEra':
        return `「${fault.era}」という元号はありません。`
      case 'outsideEra':
        return `その元号にない日です。「${fault.right}」ではありませんか。`
      case 'lunarCalendar':
        return '旧暦の日です。西暦で書いてください。'
    }
  },
  moveFault: (fault: MoveFault, day: (date: string) => string): string => {
    switch (fault.why) {
      case 'notNext':
        return 'いまの段階からは、この段階に進めません。'
      case 'noReason':
        return '理由を書いてください。'
      case 'beforeLast':
        return `前の段階を決めた日（${day(fault.last)}）より前です。`
      case 'inFuture':
        return 'まだ来ていない日です。'
      case 'noOwner':
        return `${SIDES[fault.side]}の受け持ちの役職が決まっていません。先に「受け持ちの役職を変える」で決めてください。`
    }
  },
}
