/**
 * `yuimachi keys new | rotate` — makes the key file, and adds a version to every key in it.
 *
 * Rotating works on the file alone: every running process sees the newer file within seconds and signs with the new
 * version from then on. Older versions stay, because yesterday's records are still checked with them.
 */
import { dirname } from 'node:path'
import type { Command, CommandAnswer, CommandFiles } from '#platform/command/command'
import { addKeyRing, loadKeyRing, makeKeyRing, rotateKeyRing, saveKeyRing } from '#platform/keys/key-file'
import { KEY_NAMES, type KeyRing, newest } from '#platform/keys/key-ring'

export const keysNewCommand: Command = {
  words: ['keys', 'new'],
  title: '鍵のファイルを作る（もうあるときは、作りません）',
  args: [],
  options: [],
  examples: [
    { line: 'keys new', says: 'YUIMACHI_KEYS_FILE の場所に、鍵のファイルを作る' },
    { line: 'keys new --dry-run --json', says: 'どこに作るかだけを見る' },
  ],
  writes: true,
  needs: 'files',
  run: async ({ dryRun }, { settings: { keysFile }, clock }) => {
    const there = await loadKeyRing(keysFile)
    const taken: CommandAnswer = {
      exit: 1,
      data: { keysFile, made: false },
      lines: [`鍵のファイルは、もうあります: ${keysFile}`, '新しい版を足すときは yuimachi keys rotate を使います。'],
    }
    // Whatever is there, also a broken file: it may be the only copy of a key that something was sealed with.
    if (there.ok || !there.error.includes('ありません:')) return taken
    if (dryRun)
      return { exit: 0, data: { keysFile, made: false }, lines: [`ここに鍵のファイルを作ります: ${keysFile}`] }
    if ((await addKeyRing(keysFile, makeKeyRing(clock.now()))) === 'alreadyHere') return taken
    return {
      exit: 0,
      data: { keysFile, made: true, keys: KEY_NAMES.map((name) => ({ name, version: 1 })) },
      lines: [`鍵のファイルを作りました: ${keysFile}`, ...keepApart(keysFile)],
    }
  },
}

export const keysRotateCommand: Command = {
  words: ['keys', 'rotate'],
  title: '鍵のそれぞれに新しい版を足す（古い版は、確かめるために残す）',
  args: [],
  options: [],
  examples: [
    { line: 'keys rotate', says: '新しい版を足す。動いているサーバーは数秒で気づく' },
    { line: 'keys rotate --dry-run', says: 'いまの版と、次の版を見る' },
  ],
  writes: true,
  needs: 'files',
  run: async ({ dryRun }, files) => {
    const { keysFile } = files.settings
    const ring = await loadKeyRing(keysFile)
    if (!ring.ok) return { exit: 1, data: { keysFile }, lines: [ring.error] }
    const next = rotateKeyRing(ring.value, files.clock.now())
    if (!dryRun) await saveKeyRing(keysFile, next)
    return rotatedAnswer(files, ring.value, next, dryRun)
  },
}

function rotatedAnswer({ settings }: CommandFiles, before: KeyRing, after: KeyRing, dryRun: boolean): CommandAnswer {
  const keys = KEY_NAMES.map((name) => ({
    name,
    from: newest(before, name).version,
    to: newest(after, name).version,
  }))
  const { keysFile } = settings
  return {
    exit: 0,
    data: { keysFile, rotated: !dryRun, keys },
    lines: [
      ...keys.map(({ name, from, to }) => `${name}　版 ${from} → ${to}`),
      ...(dryRun ? ['まだ何も書いていません。'] : ['新しい版を足しました。', ...keepApart(keysFile)]),
    ],
  }
}

const keepApart = (keysFile: string): readonly string[] => [
  '写しを一つ、この機械とデータベースの控えとは別のところに保管してください。',
  `なくすと、控えは開けず、監査の記録も確かめられません（このファイルのあるフォルダ: ${dirname(keysFile)}）。`,
]
