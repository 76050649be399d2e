/**
 * `yuimachi staff invite | reset` — the first clerk of a municipality, and a lost passkey where no second person is there.
 *
 * Prints a link that works once. Whoever reads the terminal can use it, so it is given to one person by hand.
 */
import type { Result } from '#kernel/result'
import type { Command, CommandAnswer } from '#platform/command/command'
import type { InviteFault, OneTimeLink, ResetFault } from '#platform/identity/invite'
import type { Region } from '#platform/region-pack/pack'
import type { House } from './house.ts'

const REGION = { name: 'region', value: 'CODE', says: 'まち（団体コードか、アドレスの名前）', required: true } as const

export const staffInviteCommand: Command<House> = {
  words: ['staff', 'invite'],
  title: '職員を招く、一度だけ使えるリンクを出す',
  args: [],
  options: [
    REGION,
    { name: 'post', value: 'NAME', says: '職の名前（なければ作る）', required: true },
    { name: 'department', value: 'NAME', says: '課の名前' },
    { name: 'name', value: 'NAME', says: '招く人の名前' },
  ],
  examples: [
    {
      line: 'staff invite --region 990019 --post 企画課主任',
      says: '最初の職員を招く。この職には、すべての権限がつく',
    },
    {
      line: 'staff invite --region mihon --post 主任 --department 企画課 --json',
      says: '課の名前もつけて、機械が読む形で',
    },
  ],
  writes: true,
  needs: 'house',
  run: async ({ options, dryRun }, house) => {
    const region = regionOf(house, options['region'])
    if (!region) return noSuchRegion(options['region'])
    const [postName, department, name] = ['post', 'department', 'name'].map((key) => textOf(options[key]))
    if (!postName) return { exit: 2, data: {}, lines: ['--post に、職の名前を書いてください。'] }
    if (dryRun) return wouldLink(region, postName)
    const invited = await house.identity.invite({
      region,
      postName,
      ...(department ? { department } : {}),
      ...(name ? { name } : {}),
    })
    return linkAnswer(invited, INVITE_SAYS)
  },
}

export const staffResetCommand: Command<House> = {
  words: ['staff', 'reset'],
  title: '鍵をなくした職員に、やり直しの、一度だけ使えるリンクを出す',
  args: [],
  options: [
    REGION,
    { name: 'person', value: 'EMAIL', says: 'メールアドレスか、書いてあるとおりの名前', required: true },
  ],
  examples: [
    { line: 'staff reset --region 990019 --person clerk@example.jp', says: 'サインインをやり直すリンクを出す' },
  ],
  writes: true,
  needs: 'house',
  run: async ({ options, dryRun }, house) => {
    const region = regionOf(house, options['region'])
    if (!region) return noSuchRegion(options['region'])
    const who = textOf(options['person'])
    if (!who) return { exit: 2, data: {}, lines: ['--person に、だれかを書いてください。'] }
    if (dryRun) return wouldLink(region, who)
    return linkAnswer(await house.identity.reset({ region, who }), RESET_SAYS)
  },
}

const INVITE_SAYS = {
  unofficial: 'このまちのパックは、公開資料による見本です。職員を招けません（operated_by が空です）。',
  postIsHeld: 'この職には、もう人がいます。ほかの人は、職員の画面から招いてください。',
} as const satisfies Record<InviteFault, string>

const RESET_SAYS = {
  noSuchPerson: 'そのような職員は、このまちにはいません。',
  severalPeople: '同じ名前の人が何人もいます。メールアドレスを書いてください。',
  notLetInHere: 'この人は、いまこのまちに入れない人です。職員の画面で確かめてください。',
} as const satisfies Record<ResetFault, string>

const textOf = (option: string | true | undefined): string => (typeof option === 'string' ? option.trim() : '')

const regionOf = ({ regions }: House, asked: string | true | undefined): Region | undefined =>
  regions.find(({ code, slug }) => code === asked || slug === asked)

const noSuchRegion = (asked: string | true | undefined): CommandAnswer => ({
  exit: 2,
  data: {},
  lines: [`「${asked}」というまちは、ここにはありません。`],
})

const wouldLink = (region: Region, who: string): CommandAnswer => ({
  exit: 0,
  data: { region: region.code, for: who },
  lines: [`${region.code} の「${who}」に、リンクを作ります。まだ何も書いていません。`],
})

function linkAnswer<Fault extends string>(
  made: Result<OneTimeLink, Fault>,
  says: Readonly<Record<Fault, string>>,
): CommandAnswer {
  if (!made.ok) return { exit: 1, data: { why: made.error }, lines: [says[made.error]] }
  const { link, expiresAt } = made.value
  return {
    exit: 0,
    data: { link, expiresAt, for: made.value.for },
    lines: [link, `${made.value.for}　一度だけ使えます。${expiresAt} まで。本人に、手で渡してください。`],
  }
}
