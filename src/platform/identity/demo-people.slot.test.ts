import { deepEqual, equal, ok as holds } from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '#kernel/calendar'
import { demoPeopleSlot } from './demo-people.slot.ts'

const YAML = `schema: 1
organisations:
  - { key: city, kind: municipality, name: みほん市, code: "990019" }
  - { key: firm, kind: company, name: みほん学び社 }
posts:
  - { key: staff, organisation: city, department: 企画課, title: 係, authorities: [partnership.read] }
people:
  - { key: a, name: "葛\u{E0100}城 𠮷子", kana: かつらぎ よしこ, email: a@mihon.example }
  - { key: b, name: 見本　花子, kana: みほん はなこ, email: b@mihon.example }
assignments:
  - { person: a, post: staff, from: 2025-04-01, until: 2026-03-31 }
  - { person: b, post: staff, from: 2026-04-01 }
`
const read = (text: string, file = 'p/demo/people.yaml') =>
  demoPeopleSlot.read({
    file,
    path: 'demo/people.yaml',
    text,
    pack: { folder: 'p', code: '990019', fictional: true, sources: new Set(), today: localDate('2026-11-24') },
  })
const one = (from: string, to: string, line: number, part: string) => {
  const answer = read(YAML.replace(from, to))
  holds(!answer.ok, `${to} was let in`)
  equal(answer.error.length, 1, JSON.stringify(answer.error))
  equal(answer.error[0]?.line, line)
  holds(answer.error[0]?.says.includes(part), answer.error[0]?.says)
}

test('names come through as they are written, never normalised', () => {
  const answer = read(YAML)
  holds(answer.ok)
  deepEqual(
    answer.value.people.map(({ name }) => name),
    ['葛\u{E0100}城 𠮷子', '見本　花子'],
  )
  equal(answer.value.assignments[1]?.until, undefined)
})
test('one holder per post and day: the day after is free, the last day is not @date', () => {
  one('from: 2026-04-01', 'from: 2026-03-31', 12, '役職「staff」に、a と b が同じ日に')
  one(', until: 2026-03-31', '', 12, '同じ日についています')
  one('until: 2026-03-31', 'until: 2025-03-31', 11, '始めの日（2025-04-01）より前')
})
test('keys and addresses are unique', () => {
  one(
    'assignments:',
    '  - { key: a, name: 別, kana: べつ, email: c@mihon.example }\nassignments:',
    10,
    'key「a」が people に二つ',
  )
  one('b@mihon', 'a@mihon', 9, 'の人が二人います')
  one(
    'people:',
    '  - { key: staff, organisation: firm, department: 室, title: 長, authorities: [audit.read] }\npeople:',
    7,
    'posts に二つ',
  )
})
test('references exist', () => {
  one('person: b', 'person: z', 12, '人「z」')
  one('organisation: city', 'organisation: z', 6, '組織「z」')
})
test('an authority that the house does not know is refused', () => {
  one('partnership.read', 'partnership.everything', 6, 'partnership.read')
})
test('the town is one of its organisations, with the code of its pack', () => {
  one('990019', '990027', 3, 'このまちの code は「990019」')
  one('kind: company', 'kind: municipality, code: "990019"', 2, 'いまは 2 つ')
  one('name: みほん学び社', 'name: みほん学び社, code: "990019"', 4, '団体コードがあるのは、まちだけ')
})
test('nobody made up has an address that could reach somebody', () => {
  one('a@mihon.example', 'a@example.jp', 8, '「.example」で終わらせて')
})
test('one key names one thing in all packs', () => {
  const entry = (folder: string, text: string) => {
    const answer = read(text, `${folder}/demo/people.yaml`)
    holds(answer.ok)
    return { file: `${folder}/demo/people.yaml`, path: 'demo/people.yaml', folder, value: answer.value }
  }
  const other = YAML.replace('見本　花子', '見本 花子').replace('みほん学び社', 'みほん学社')
  deepEqual(demoPeopleSlot.across?.([entry('p', YAML), entry('q', YAML)]), [])
  deepEqual(
    demoPeopleSlot.across?.([entry('p', YAML), entry('q', other)]).map(({ file, line }) => `${file}:${line}`),
    ['q/demo/people.yaml:4', 'q/demo/people.yaml:9'],
  )
})
