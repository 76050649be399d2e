/** `yuimachi start`. What it does is in `start.ts`: a server does not answer and end like other commands. */
import type { Command } from '#platform/command/command'

export const startCommand: Command = {
  words: ['start'],
  title: 'サーバーを始める（何も設定しなければ見本。見る場所とサインインのしかたを出す）',
  args: [],
  options: [{ name: 'role', value: 'web|worker', says: '画面だけ、または仕事だけを受け持つ（PostgreSQL のとき）' }],
  examples: [
    { line: 'start', says: '見本（demo）を http://localhost:8080 で始める' },
    { line: 'start --role worker', says: '公表と送り出しの仕事だけを受け持つ' },
  ],
  writes: false,
  needs: 'files',
  run: async () => ({ exit: 2, data: {}, lines: ['start は、サーバーの中からは始められません。'] }),
}
