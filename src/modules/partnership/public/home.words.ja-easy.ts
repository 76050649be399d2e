import type { HomeWords } from './home.words.ja.ts'

export const jaEasy: HomeWords = {
  state: (name, agreements, running) =>
    running > 0
      ? `${name}の {約束|やくそく}は ${agreements}つ。${running}の ことを して います`
      : `${name}の {約束|やくそく}が ${agreements}つ あります`,
  none: (name) => `${name}の {約束|やくそく}は、まだ ありません`,
  agreements: '{約束|やくそく}',
  running: '{今|いま} して いる こと',
  figures: 'みんなに {知|し}らせた {数字|すうじ}',
  section: '{約束|やくそく}から',
  signed: (items) => `${items}の ことを いっしょに すると {決|き}めました。`,
  more: '{約束|やくそく}を {全部|ぜんぶ} {見|み}る',
}
