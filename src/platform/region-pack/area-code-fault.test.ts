import { equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { isUuid } from '#kernel/id'
import { areaCodeFault, municipalityIdOf } from './area-code-fault.ts'

test('a right code on its own level has no fault', () => {
  equal(areaCodeFault('990019', 'municipality'), undefined)
  equal(areaCodeFault('990001', 'prefecture'), undefined)
})
test('each fault says how to mend it', () => {
  match(areaCodeFault('990018', 'municipality') ?? '', /検査数字.*「990019」です。$/)
  match(areaCodeFault('99001', 'municipality') ?? '', /「990019」と書いてください。$/)
  match(areaCodeFault('９９００１９', 'municipality') ?? '', /6けたの数字ではありません/)
  match(areaCodeFault('552011', 'municipality') ?? '', /番号（55）はありません/)
  match(areaCodeFault('990001', 'municipality') ?? '', /都道府県の団体コードです/)
  match(areaCodeFault('990019', 'prefecture') ?? '', /まちの団体コードです/)
})
test('the id of a municipality is its code, readable in every row', () => {
  equal(municipalityIdOf('990019'), '00000000-0000-8000-8000-000000990019')
  equal(isUuid(municipalityIdOf('131091')), true)
})
