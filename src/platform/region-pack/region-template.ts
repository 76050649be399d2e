/**
 * 新しいパックのひな形 — the files of a plain pack of a town: unofficial, with 「ここを直す」 wherever somebody must look.
 *
 * It passes `region check` as it is, so that whatever is wrong later is wrong in what was written since.
 */
import { type AreaCode, isMadeUp } from '#kernel/area-code'
import type { LocalDate } from '#kernel/calendar'

export type NewPack = {
  readonly code: AreaCode
  readonly slug: string
  /** 「みほん市」; its last letter says what kind of municipality it is. */
  readonly name: string
  /** Folder of the pack that it continues. */
  readonly extends: string
  readonly today: LocalDate
}

type Kind = { readonly government: string; readonly resident: string; readonly en: string }
const CITY: Kind = { government: '{市|し}', resident: '{市民|しみん}', en: 'the City' }
const KINDS: Readonly<Record<string, Kind>> = {
  市: CITY,
  区: { government: '{区|く}', resident: '{区民|くみん}', en: 'the City' },
  町: { government: '{町|まち}', resident: '{町民|ちょうみん}', en: 'the Town' },
  村: { government: '{村|むら}', resident: '{村民|そんみん}', en: 'the Village' },
}

/** A text between quotes of JSON is one of YAML as well. */
const quoted = (text: string): string => JSON.stringify(text)

export function regionTemplate({ code, slug, name, extends: continued, today }: NewPack): string {
  const kind = KINDS[name.at(-1) ?? ''] ?? CITY
  return `# ${name}のパック。「ここを直す」のところを書きかえてください。
# 書いたら、誤りがないかを確かめます：yuimachi region check
# 項目の説明：src/platform/region-pack/README.md　項目の一覧：docs/reference/region.schema.json
schema: 1
level: municipality
code: "${code}"
# アドレスになる名前（/${slug}/）。ここを直す：公開したあとは変えません。
slug: ${slug}
# 受けつぐパックのフォルダ。都道府県のパックか jp。
extends: ${continued}
# 架空のまちだけ true。code が 99 で始まります。
fictional: ${isMadeUp(code)}

# だれが運営するか。空の間は「公式ではない」扱いで、送ることも、サインインもできません。
# 自治体が運営するときに、その名前を書きます。
operated_by:

# ここを直す：{市|し} のように、漢字のうしろにふりがなを書きます。
names:
  ja: ${quoted(name)}
  ja-easy: ${quoted(name)}
  en: ${quoted(name)}
  kana: まちのなまえ
  source: moto

# 自治体と住民の呼び方。
words:
  government:
    ja: "${kind.government}"
    ja-easy: "${kind.government}"
    en: ${kind.en}
  resident:
    ja: "${kind.resident}"
    ja-easy: "${kind.government}に {住|す}む {人|ひと}"
    en: residents

# ここを直す：公式の情報の窓口。email、tel、url、hours も書けます。
contact:
  office:
    ja: "{役所|やくしょ}"
    ja-easy: "{役所|やくしょ}"
    en: the municipal office
  # email: kikaku@city.example.jp
  # tel: 00-0000-0000
  # url: https://www.city.example.jp/
  source: moto

# 全部のページの下に出す一言。なければ [] のままにします。
footer_notes: []

# ここを直す：下の三つのページ。一つの「-」が、一つの段落です。
pages:
  about:
    - ja: このサイトは、{結|ゆい}まちで{作|つく}った{試|ため}しのページです。{公式|こうしき}ページではありません。
      ja-easy: これは {試|ため}しの ページです。{役所|やくしょ}の ページでは ありません。
      en: This is a trial page made with Yuimachi. It is not an official page.
  privacy:
    - ja: このサイトは、{見|み}る{人|ひと}の{名前|なまえ}も{住所|じゅうしょ}も{集|あつ}めません。
      ja-easy: あなたの {名前|なまえ}も {住|す}む {場所|ばしょ}も {聞|き}きません。
      en: This site collects neither your name nor your address.
  accessibility:
    - ja: "{目標|もくひょう}は、JIS X 8341-3:2016 の{適合|てきごう}レベル AA です。キーボードだけで{使|つか}えます。"
      ja-easy: キーボードだけで {使|つか}えます。
      en: We aim at JIS X 8341-3:2016 level AA. Every page works with a keyboard alone.

# 人を数えた数のうち、この人数より少ないものを伏せます。書かなければ、受けつぐパックの人数です。
# disclosure:
#   people_threshold: 10
#   source: moto

# オープンデータを使う人との約束。書かなければ CC BY 4.0 です。
# open_data:
#   licence: CC BY 4.0

# ここを直す：記録をどれだけ残すかを、だれが決めたか。
retention:
  decided_by: 結まちの既定（まちは決めていません）
  # 翌年度の4月1日から数える年数。書かなければ、ここにある数です。
  # years:
  #   left_people: 5   退いた人の名前
  #   links: 1         招待と、鍵のつくり直し
  #   agreements: 10   協定の記録（協定が終わってから）

# 書いた事実の出典。上の source は、ここの id です。
sources:
  # ここを直す：名前と窓口を確かめた資料。checked_on は、確かめた日です。
  - id: moto
    title: ここを直す（名前と窓口を確かめた資料）
    publisher: ここを直す（資料を出したところ）
    licence: 事実の参照
    checked_on: ${today}
`
}

/** JSON has no comments, so `note` carries the first one. Readable as an agreement as soon as the `_` is taken away. */
export const agreementTemplate = ({ code, name, today }: NewPack): string =>
  `${JSON.stringify(
    {
      note: 'ここを直す：このファイルを写し、名前の先頭の「_」を取って、協定に合わせて書きかえます。書きかえたら note は消します。項目の一覧は docs/reference/agreement.schema.json',
      agreementId: `jp-${code}-aite-${today.slice(0, 4)}`,
      title: `ここを直す：${name}と相手方との包括連携協定`,
      kind: '包括連携協定',
      signedOn: today,
      purpose: 'ここを直す：協定の目的',
      parties: [
        { role: 'municipality', name, localGovernmentCode: code },
        { role: 'company', name: 'ここを直す：相手方の名前' },
      ],
      items: [
        {
          no: 1,
          ja: 'ここを直す：一つ目の連携事項',
          furigana: 'ここを{直|なお}す：{一|ひと}つ{目|め}の{連携事項|れんけいじこう}',
        },
        { no: 2, ja: 'その他、必要と認めること', catchAll: true },
      ],
      term: { from: today, renewal: { kind: 'yearly', noticeMonths: 3 } },
      clauses: [{ no: 1, kind: 'purpose', ja: 'ここを直す：第1条の文' }],
      unknownHere: ['ここを直す：分からないことを、ここに並べます'],
    },
    null,
    2,
  )}\n`
