/** 部品の見本帳 — every part once, to be looked at and checked. Only the tests render it. */

import { AsOf } from '../as-of.tsx'
import { Doors } from '../doors.tsx'
import { Figure } from '../figure.tsx'
import { PrintHead } from '../print-head.tsx'
import { Document, type Shell, Wrap } from '../shell.tsx'
import { StateBand } from '../state-band.tsx'
import { Charts, Forms, Tables } from './forms.tsx'
import { Marks } from './marks.tsx'

export const Gallery = ({ shell }: { readonly shell: Shell }) => (
  <Document shell={shell} title="部品の{見本|みほん}" width="bleed">
    <StateBand
      eyebrow="{今日|きょう}の{状態|じょうたい}"
      title="いま、みほん{市|し}に{出|で}ている{避難情報|ひなんじょうほう}はありません"
      facts={[
        { term: '{避難情報|ひなんじょうほう}', value: 'なし' },
        { term: '警報・注意報', value: 'なし' },
        { term: '地震・津波（24時間）', value: '分からない（受信していません）' },
      ]}
    >
      <AsOf at="2026-11-22T00:40:00.000Z" time="11月22日（日）午前9時40分" after="現在" />
      <a href="/mihon/disaster/shelters">避難する場所を見ておく</a>
    </StateBand>
    <Wrap>
      <PrintHead lines={['みほん市　協定の1枚', '2026年11月22日 現在']} />
      <Doors
        label="四つの入口"
        doors={[
          { to: 'disaster', href: '/d', name: '{防災|ぼうさい}', about: '避難情報と、避難する場所' },
          { to: 'learning', href: '/l', name: '{学|まな}ぶ', about: '1日10分。電波がなくても使えます' },
          { to: 'family', href: '/f', name: '{家族|かぞく}', about: '手当を調べる、名前を出さずに相談する' },
          { to: 'partnership', href: '/p', name: '{協定|きょうてい}', about: '市と企業の約束と、その結果' },
        ]}
      />
      <Marks />
      <Forms />
      <Tables />
      <Charts />
      <Figure caption="前と後の差" note="対応のある検定、42人。">
        <svg viewBox="0 0 360 60" role="img" aria-label="前後の差は6.1点。95パーセント区間は3.2点から9.0点です。">
          <path class="axis" d="M20 8V50" />
          <path class="ci" d="M122 35H308M122 28v14M308 28v14" />
          <circle class="dot" cx="215" cy="35" r="7" />
          <text class="v" x="215" y="20">
            +6.1点
          </text>
        </svg>
      </Figure>
    </Wrap>
  </Document>
)

/** A page for signed-in people: its own header, a trail, a narrower text. */
export const StaffGallery = ({ shell }: { readonly shell: Shell }) => (
  <Document
    shell={shell}
    title="ふり返り"
    width="narrow"
    crumbs={[
      { label: '今日の仕事', href: '/mihon/staff/' },
      { label: 'ゆいルーム', href: '/mihon/staff/room' },
      { label: '2026年度上半期のふり返り' },
    ]}
  >
    <h1>ふり返り　放課後の学習室「ゆいルーム」</h1>
    <p class="sub">2026年度 上半期（4月から9月）</p>
  </Document>
)
