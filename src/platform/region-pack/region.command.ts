/** `yuimachi region new CODE` and `yuimachi region check [DIR]`: packs are made and checked without a database. */
import { resolve } from 'node:path'
import type { Command, CommandAnswer } from '../command/command.ts'
import { checkRegions } from './check-regions.ts'
import { newRegion } from './new-region.ts'
import { faultLine } from './pack.ts'
import type { AnySlot } from './slot-files.ts'

const regionNewCommand: Command = {
  words: ['region', 'new'],
  title: '新しいまちのパックを、ひな形から作る',
  args: ['CODE'],
  options: [
    { name: 'slug', value: 'NAME', says: 'アドレスになる名前（英小文字・数字・ハイフン）。なければ machi-CODE' },
    { name: 'name', value: 'まちの名前', says: '日本語の名前。あとから region.yaml で直せる' },
  ],
  examples: [
    { line: 'region new 990035 --slug tehon --name てほん市 --dry-run', says: '何ができるかを見るだけ' },
    { line: 'region new 990035 --slug tehon --name てほん市', says: 'パックを作る。上書きはしない' },
  ],
  writes: true,
  needs: 'files',
  run: async ({ args, options, dryRun, from = '.' }, { settings, clock }): Promise<CommandAnswer> => {
    const directory = resolve(from, settings.regions)
    const made = newRegion({
      directory,
      code: args[0] ?? '',
      slug: textOf(options['slug']),
      name: textOf(options['name']),
      today: clock.today(),
      dryRun,
    })
    if (!made.ok) return { exit: 2, data: { faults: made.error }, lines: made.error }
    const next = dryRun
      ? ['まだ何も書いていません。']
      : ['できました。「ここを直す」のところを書きかえて、yuimachi region check で確かめてください。']
    return { exit: 0, data: { directory, files: made.value, dryRun }, lines: [...made.value, ...next] }
  },
}

const textOf = (option: string | true | undefined): string | undefined => (option === true ? undefined : option)

/** `slots`: everything the modules read, so that a file nobody reads is found here and not at the start. */
const regionCheckCommand = (slots: readonly AnySlot[]): Command => ({
  words: ['region', 'check'],
  title: '地域パックの誤りを、ファイルと行と直し方で出す',
  args: ['[DIR]'],
  options: [],
  examples: [
    { line: 'region check', says: 'いまの地域のフォルダ（YUIMACHI_REGIONS）を全部' },
    { line: 'region check regions/990019-mihon --json', says: '一つのパックだけを、機械が読む形で' },
  ],
  writes: false,
  needs: 'files',
  run: async ({ args, from = '.' }, { settings, clock }): Promise<CommandAnswer> => {
    const directory = resolve(from, args[0] ?? settings.regions)
    const checked = checkRegions({ directory, slots, today: clock.today() })
    if (!checked.ok)
      return {
        exit: 1,
        data: { directory, regions: [], faults: checked.error },
        lines: [...checked.error.map(faultLine), `誤りが ${checked.error.length} つあります。`],
      }
    const regions = checked.value.map(({ code, slug, folder, operatedBy }) => ({
      code,
      slug,
      folder,
      official: operatedBy !== undefined,
    }))
    return {
      exit: 0,
      data: { directory, regions, faults: [] },
      lines: [
        ...regions.map(({ folder, slug, official }) => `${folder}　/${slug}/${official ? '' : '　公式ではない扱い'}`),
        '誤りはありません。',
      ],
    }
  },
})

export const regionCommands = (slots: readonly AnySlot[]): readonly Command[] => [
  regionNewCommand,
  regionCheckCommand(slots),
]
