/**
 * 本人確認の保存の決まり — how long people, posts, keys and one-time links are kept.
 *
 * Order  what belongs to a person goes before the person
 */
import { days, ofHouse, ofPeople, ofTown } from '../retention/erase.store.ts'
import { GROUND, type Retention } from '../retention/retention.ts'
import { reducePeople } from './left-people.store.ts'

const SIGN_IN = 'サインインした人が本人かを確かめる'
const secret = (table: string, holds: string): Retention => ({
  table,
  holds,
  purpose: SIGN_IN,
  about: 'staff',
  ground: GROUND.safety,
  kept: { kind: 'with', table: 'identity_person' },
})
const post = (table: string, holds: string): Retention => ({
  table,
  holds,
  purpose: 'だれが、どの役職で決めたかを、協定の記録から分かるようにする',
  about: 'staff',
  ground: GROUND.records,
  kept: {
    kind: 'whileOpen',
    what: '協定の記録が役職の番号を指している間',
    span: 'agreements',
    ends: 'まちが、協定の記録といっしょに決める。自動では消さない',
  },
})

const LINK = { span: 'links' as const, key: ['municipality_id', 'id'] }
const LINK_SINCE = '使った日、取り消した日、期限の日'

export const identityRetention: readonly Retention[] = [
  {
    table: 'identity_session',
    holds: 'サインインの続きの印、使った道、相手のアドレス、ブラウザの名前',
    purpose: 'サインインを続け、知らないサインインに気づけるようにする',
    about: 'staff',
    ground: GROUND.safety,
    kept: ofPeople({
      table: 'identity_session',
      key: ['id'],
      since: '期限の日',
      columns: ['expires_at'],
      span: days(0),
    }),
    told: 'sessions',
  },
  {
    table: 'identity_session_post',
    holds: 'サインインのたびに選んだ役職の番号',
    purpose: 'どの役職として働いているかを覚える',
    about: 'staff',
    ground: GROUND.safety,
    kept: { kind: 'with', table: 'identity_session' },
  },
  {
    table: 'identity_tried_code',
    holds: '試した一度きりの番号（そのままではなく、鍵つきの印）',
    purpose: '同じ番号を二度使わせない',
    about: 'staff',
    ground: GROUND.safety,
    kept: ofPeople({
      table: 'identity_tried_code',
      key: ['person_id', 'code_hash'],
      since: '試した日',
      columns: ['tried_at'],
      span: days(0),
    }),
  },
  {
    table: 'identity_failure',
    holds: 'サインインに失敗した回数。名前とアドレスは、そのままではなく、鍵つきの印',
    purpose: '合言葉を試しつづける人を待たせる',
    about: 'staff',
    ground: GROUND.safety,
    kept: ofHouse({
      table: 'identity_failure',
      key: ['key_hash'],
      since: '最後に失敗した日',
      columns: ['last_at'],
      span: days(1),
    }),
  },
  {
    table: 'identity_verification',
    holds: 'サインインの途中の問いと、その答えの印',
    purpose: SIGN_IN,
    about: 'staff',
    ground: GROUND.safety,
    kept: ofHouse({
      table: 'identity_verification',
      key: ['id'],
      since: '期限の日',
      columns: ['expires_at'],
      span: days(0),
    }),
  },
  {
    table: 'identity_invitation',
    holds: '招いた人の名前、役職の番号、リンクの印（リンクは持たない）',
    purpose: 'はじめての人を、役職に招く',
    about: 'staff',
    ground: GROUND.office,
    kept: ofTown({
      table: 'identity_invitation',
      since: LINK_SINCE,
      columns: ['used_at', 'withdrawn_at', 'expires_at'],
      ...LINK,
    }),
    told: 'links',
  },
  {
    table: 'identity_reset',
    holds: '鍵をつくり直した人、頼んだ人、認めた人の番号、リンクの印',
    purpose: '鍵をなくした人を、二人で確かめて入れ直す',
    about: 'staff',
    ground: GROUND.safety,
    kept: ofTown({
      table: 'identity_reset',
      since: '使った日、取り消した日、期限の日、認められないままなら頼んだ日',
      columns: ['used_at', 'withdrawn_at', 'expires_at', 'requested_at'],
      ...LINK,
    }),
    told: 'links',
  },
  {
    table: 'identity_demo_link',
    holds: '見本の人のリンクの印（作り話の人だけ）',
    purpose: '見本を一度押すだけで試せるようにする',
    about: 'nobody',
    ground: GROUND.none,
    kept: ofTown({
      table: 'identity_demo_link',
      key: ['municipality_id', 'token_hash'],
      since: '期限の日',
      columns: ['expires_at'],
      span: days(0),
    }),
  },
  {
    table: 'identity_person',
    holds: '名前、ふりがな、メールアドレス（書いた人だけ）。見本の人は消さない',
    purpose: 'だれがサインインし、だれが決めたかを示す',
    about: 'staff',
    ground: GROUND.office,
    kept: {
      kind: 'after',
      since: '使えないようにした日',
      columns: ['deactivated_at'],
      span: 'leftPeople',
      scope: 'town',
      erase: reducePeople,
      leaves: '番号',
    },
    told: 'names',
  },
  secret('identity_account', 'パスワードの印、組織のサインインの中での番号'),
  secret('identity_passkey', 'パスキーの公開鍵と、端末に付けた名前'),
  secret('identity_two_factor', '一度きりの番号の鍵（封をしたもの）'),
  post('identity_post', '役職の課と名前と権限'),
  post('identity_assignment', 'だれが、いつからいつまで、どの役職にいたか（番号）'),
  post('identity_transfer', '人事異動の日と、決めた人、取り消した人の番号'),
  post('identity_transfer_line', '人事異動で替わった役職と、任用の番号'),
  {
    table: 'identity_organisation',
    holds: '自治体、会社、NPO、学校、監査の名前と番号',
    purpose: '役職がどの組織のものかを示す',
    about: 'nobody',
    ground: GROUND.none,
    kept: { kind: 'whileOpen', what: '役職がある間', ends: 'まちが、協定の記録といっしょに決める。自動では消さない' },
  },
  {
    table: 'identity_provider',
    holds: '組織のサインインのアドレスと、強さの決まり',
    purpose: '組織のサインインを使えるようにする',
    about: 'nobody',
    ground: GROUND.none,
    kept: { kind: 'whileOpen', what: 'その組織がある間', ends: 'まちが決める。自動では消さない' },
  },
]
