/** 見本: 入力と表と図。 */

import { Badge } from '../badge.tsx'
import { Button } from '../button.tsx'
import { ChartFigure, type ChartPoint } from '../chart.tsx'
import { DiffTable } from '../diff.tsx'
import { ErrorSummary } from '../error-summary.tsx'
import { Field } from '../field.tsx'
import { Flash } from '../flash.tsx'
import { Form } from '../form.tsx'
import { MatrixTable } from '../matrix.tsx'
import { Check, CheckPick, RadioPick } from '../pick.tsx'
import { Select } from '../select.tsx'
import { DataTable } from '../table.tsx'
import { DateField, FileField, Search, TextArea, TextField } from '../text-field.tsx'

const REQUIRED = { kind: 'required', text: '※{必須|ひっす}' } as const
const OPTIONAL = { kind: 'optional', text: '任意' } as const

export const Forms = () => (
  <section class="flow">
    <h2>入力</h2>
    <ErrorSummary
      title="出す前に、2か所を直してください"
      errors={[
        { field: 'why', text: '判断の{理由|りゆう}を書いてください' },
        { field: 'decision', text: '判断を選んでください' },
      ]}
    />
    <Flash>下書きを保存しました。</Flash>
    <Search action="?" label="{取組|とりくみ}をさがす" button="さがす" value="学習" keep={{ year: '2025' }} />
    <Form action="/save" hidden={{ token: 'abc' }} files>
      <RadioPick
        name="decision"
        label="どうしますか"
        mark={REQUIRED}
        look="line"
        error="1つ選んでください。"
        options={[
          { value: 'keep', label: '継続', note: 'いまのまま続ける' },
          { value: 'grow', label: '{拡充|かくじゅう}', note: '場所、回数、人数をふやす' },
        ]}
        value="grow"
      />
      <TextArea
        name="why"
        label="判断の{理由|りゆう}"
        hint="会議でそのまま読める文で書きます。"
        mark={REQUIRED}
        error="理由がありません。数字と、現場で見たことを1つずつ書いてください。"
      />
      <TextField name="next" label="次にすること" value="支援員の募集を会社の講師名簿からも行う" mark={REQUIRED} />
      <TextField name="goal" label="目標" unit="人" width="short" inputmode="numeric" value="75" mark={OPTIONAL} />
      <DateField name="by" label="いつまでに" hint="例　2027年1月31日、令和9年1月31日" value="令和9年1月31日" />
      <Select
        name="item"
        label="事項"
        unchosen="選んでください"
        value="2"
        options={[
          { value: '2', label: '{子|こ}ども・青少年育成支援' },
          { value: '8', label: '防災・災害対策' },
        ]}
      />
      <CheckPick
        name="areas"
        label="区域"
        look="bare"
        hint="浸水想定区域から選びます。"
        values={['a']}
        options={[
          { value: 'a', label: '川岸一丁目', note: '1,240世帯' },
          { value: 'b', label: '川岸二丁目', note: '980世帯' },
          { value: 'c', label: '橋場町', note: '1,510世帯' },
        ]}
      />
      <RadioPick
        name="whom"
        label="子どもを、いま、だれといっしょに育てていますか"
        heading={3}
        options={[
          { value: 'partner', label: '配偶者やパートナーといっしょに' },
          { value: 'alone', label: 'ひとりで', note: '離婚、死別、未婚など' },
          { value: 'unknown', label: 'わからない、答えたくない', note: '結果に「要確認」として残ります' },
        ]}
      />
      <FileField
        name="roster"
        label="名簿（CSV）"
        hint="1MBまで。読み終わると、入れる前に確かめられます。"
        accept=".csv"
      />
      <Check name="read" label="レベル、区域、文を読みました" error="読んだら、印を付けてください。" />
      <Field name="own" label="別の入力">
        {(control) => <input {...control} type="text" />}
      </Field>
      <Button kind="go" large>
        市の判断として出す
      </Button>
    </Form>
  </section>
)

type Row = { readonly name: string; readonly item: string; readonly stage: string; readonly count: number }

const ROWS: readonly Row[] = [
  { name: '放課後の学習室「ゆいルーム」', item: '2 子ども・青少年育成支援', stage: '実施中', count: 66 },
  { name: 'お金の学び　小学5年の授業', item: '2 子ども・青少年育成支援', stage: '実施中', count: 1240 },
  { name: '防災の本と訓練の日', item: '8 防災・災害対策', stage: '準備', count: 0 },
]

export const Tables = () => (
  <section class="flow">
    <h2>表</h2>
    <DataTable
      mode="stack"
      caption="取組の一覧"
      captionHidden
      rows={ROWS}
      empty="取組はまだありません"
      columns={[
        {
          key: 'name',
          head: '{取組|とりくみ}',
          cell: ({ name }) => <a href="#x">{name}</a>,
          sort: { href: '?sort=name', label: '名前の順に並べる' },
        },
        { key: 'item', head: '{事項|じこう}', cell: ({ item }) => item },
        { key: 'stage', head: '段階', cell: ({ stage }) => <Badge kind="fill">{stage}</Badge> },
        {
          key: 'count',
          head: '人数',
          numeric: true,
          cell: ({ count }) => `${count.toLocaleString('ja-JP')}人`,
          sort: { href: '?sort=count', label: '少ない順に並べる', now: 'descending' },
        },
      ]}
    />
    <DataTable
      mode="scroll"
      caption="目標と実績"
      rows={ROWS}
      empty="取組はまだありません"
      columns={[
        { key: 'name', head: '指標', cell: ({ name }) => name },
        ...['2024', '2025', '2026', '2027'].map((year) => ({
          key: year,
          head: `${year}年度`,
          numeric: true,
          cell: ({ count }: Row) => count,
        })),
      ]}
    />
    <DataTable<Row> caption="無い表" rows={[]} empty="取組はまだありません" columns={[]} />
    <MatrixTable
      caption="だれが何を見られるか"
      corner="情報"
      columns={['住民', '企画課', '会社', '監査']}
      rows={[
        {
          head: '公表した数字',
          cells: [
            { can: 'yes', text: '見られる' },
            { can: 'yes', text: '見られる' },
            { can: 'yes', text: '見られる' },
            { can: 'yes', text: '見られる' },
          ],
        },
        {
          head: '未確認の数字',
          note: '公表の前',
          cells: [
            { can: 'no', text: '見られない' },
            { can: 'yes', text: '見られる' },
            { can: 'some', text: '自社の分だけ' },
            { can: 'some', text: '求めたとき' },
          ],
        },
      ]}
    />
    <DiffTable
      caption="変わるところ"
      words={{
        field: '項目',
        before: '前',
        after: '後',
        nothing: 'なし',
        same: '変わりません',
        empty: '変わるところはありません',
      }}
      rows={[
        { label: '目標', before: '60人', after: '75人' },
        { label: '担当', before: '企画課', after: '企画課' },
        { label: '期限', before: undefined, after: '2027年1月31日' },
        { label: '備考', before: '仮の値', after: undefined },
      ]}
    />
  </section>
)

const CHART = {
  description: '2025年度は10人未満、38人、47人、61人。2026年度は58人、66人。目標は60人。',
  table: '図と同じ数字の表',
  period: '期間',
  value: '実人数',
  target: '目標',
  csv: 'CSVで受け取る',
  empty: '数字はまだありません。',
} as const

const quarters: readonly ChartPoint[] = [
  { label: '4–6月', group: '2025年度', value: { hidden: '10{未満|みまん}', upTo: 10 } },
  { label: '7–9月', group: '2025年度', value: 38 },
  { label: '10–12月', group: '2025年度', value: 47 },
  { label: '1–3月', group: '2025年度', value: 61 },
  { label: '4–6月', group: '2026年度', value: 58 },
  { label: '7–9月', group: '2026年度', value: 66 },
]

const CHARTS: readonly (readonly [string, readonly ChartPoint[], ('bar' | 'line')?])[] = [
  ['まだ数字がない', []],
  ['1つだけ', [{ label: '2025年度', value: 1240 }]],
  [
    '0だけ',
    [
      { label: '4月', value: 0 },
      { label: '5月', value: 0 },
    ],
  ],
  ['とても大きい', [1, 2, 3, 4, 5, 6].map((n) => ({ label: `${n}月`, value: n * 23_456_789 }))],
  ['下がることもある', [3.2, -1.5, 0, 4.8, -2.25].map((value, n) => ({ label: `${n + 1}月`, value }))],
  [
    '期ごとの目標',
    [
      { label: '4–6月', group: '2025年度', value: 6, target: 10 },
      { label: '7–9月', group: '2025年度', value: 22, target: 30 },
      { label: '10–12月', group: '2025年度', value: 31 },
      { label: '1–3月', group: '2025年度', value: { missing: '集計中' }, target: 40 },
    ],
  ],
  [
    '40か月',
    Array.from({ length: 40 }, (_, n) => ({
      label: `${((n + 3) % 12) + 1}月`,
      group: `${2023 + Math.floor(n / 12)}年度`,
      value: n === 20 ? { missing: '未確認' } : Math.round(60 + 30 * Math.sin(n / 3)),
    })),
    'line',
  ],
  ['折れ線', quarters, 'line'],
]

export const Charts = () => (
  <section class="flow">
    <h2>図</h2>
    <ChartFigure
      id="room"
      data={{
        caption: '学習室に来た子ども',
        unit: '四半期ごとの実人数（人）',
        points: quarters,
        target: { value: 60, label: '目標 60人' },
        links: { csv: '/room.csv' },
      }}
      words={CHART}
      notes={['人数が少ない期間は伏せています。0人ではありません。', '実人数なので、四半期の数は足せません。']}
    />
    {CHARTS.map(([caption, points, kind], at) => (
      <ChartFigure
        id={`chart-${at}`}
        kind={kind}
        data={{ caption, unit: '人', points, links: { csv: `/${at}.csv` } }}
        words={CHART}
      />
    ))}
  </section>
)
