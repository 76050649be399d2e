/** 見本の器 — the frame around the gallery, in three readings. Only the tests use it. */
import type { Language } from '#kernel/language'
import type { Shell } from '../shell.tsx'

const LANGUAGES = [
  { language: 'ja', label: '日本語' },
  { language: 'ja-easy', label: 'やさしい日本語' },
  { language: 'en', label: 'English' },
] as const

export const sampleShell = (language: Language, furigana: boolean): Shell => ({
  language,
  htmlLang: language === 'en' ? 'en' : 'ja',
  furigana:
    language === 'ja' ? { on: furigana, href: furigana ? '?furigana=0' : '?furigana=1', label: 'ふりがな' } : undefined,
  languages: LANGUAGES.map((one) => ({ ...one, href: `?lang=${one.language}`, current: one.language === language })),
  brand: { name: 'みほん{市|し}', sub: '{結|ゆい}まち', href: '/mihon/' },
  nav: [
    { label: '{防災|ぼうさい}', href: '/mihon/disaster/' },
    { label: '{学|まな}ぶ', href: '/mihon/learning/' },
    { label: '{家族|かぞく}', href: '/mihon/family/' },
    { label: '{催|もよお}し', href: '/mihon/events/' },
    { label: 'お{知|し}らせ', href: '/mihon/news/' },
    { label: '{協定|きょうてい}', href: '/mihon/partnership/', current: true },
  ],
  bands: [
    {
      kind: 'unofficial',
      text: 'これはみほん{市|し}の{公式|こうしき}ページではありません（{公開資料|こうかいしりょう}による{見本|みほん}）',
    },
    {
      kind: 'fictional',
      text: 'みほん{市|し}は{架空|かくう}の{市|し}です。{会社|かいしゃ}、{人|ひと}、{数字|すうじ}はすべて{作|つく}ったものです。',
    },
    { kind: 'demo', strong: 'お試し', text: 'ここで入れたものは、いつでも消えることがあります。' },
  ],
  footer: {
    links: [
      { label: 'このサイトについて', href: '/mihon/about/' },
      { label: 'アクセシビリティ', href: '/mihon/accessibility/' },
      { label: '{個人情報|こじんじょうほう}の{扱|あつか}い', href: '/mihon/privacy/' },
    ],
    notes: [
      '{数値|すうち}や{取組|とりくみ}は、{市|し}と{会社|かいしゃ}の{両方|りょうほう}が{確|たし}かめたものだけを{載|の}せます。',
    ],
  },
  labels: {
    skip: '{本文|ほんぶん}へ{進|すす}む',
    mainNav: '{主|おも}なメニュー',
    language: '{言語|げんご}',
    languageAside: language === 'en' ? undefined : 'Language',
    crumbs: '{現在|げんざい}の{位置|いち}',
    bands: 'このページの{性質|せいしつ}',
    footerNav: 'サイトの{案内|あんない}',
  },
  stylesheets: ['/assets/yui.css'],
  scripts: [],
  titleSuffix: 'みほん市',
  robots: 'noindex',
})

/** Signed in, during a drill. */
export const staffShell: Shell = {
  ...sampleShell('ja', false),
  furigana: undefined,
  languages: [],
  bands: [
    { kind: 'live', strong: '本番', text: 'ここでの公表と配信は、市民に届きます' },
    { kind: 'drill', strong: '訓練', text: '市民には届きません。送り先は訓練の受け手 12人だけです' },
  ],
  staff: {
    post: '企画課 協働推進係',
    person: '見本 花子',
    links: [
      { label: '役職をかえる', href: '/mihon/staff/posts' },
      { label: 'サインアウト', action: '/mihon/staff/sign-out', hidden: { token: 'abc' } },
    ],
  },
}
