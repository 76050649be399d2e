import { deepEqual, equal, ok as holds } from 'node:assert/strict'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { localDateAt } from '#kernel/instant'
import { ok } from '#kernel/result'
import { realClock } from '../clock/clock.ts'
import { demoPeopleSlot } from '../identity/demo-people.slot.ts'
import { loadRegions } from './load-regions.ts'
import { faultLine, fromSlot, type RegionSlot } from './pack.ts'

/** What the modules read has tests of its own: here it is only let through. */
const through = (name: string, path: string): RegionSlot<unknown> => ({ name, path, read: ({ text }) => ok(text) })
const loaded = loadRegions({
  directory: fileURLToPath(new URL('../../../regions', import.meta.url)),
  slots: [
    demoPeopleSlot,
    through('agreements', 'agreements/*.json'),
    through('demo', 'demo/*.yaml'),
    through('partnership', 'partnership/*.yaml'),
  ],
  today: localDateAt(realClock.now()),
})

test('the packs that we give out have no fault', () => {
  deepEqual(loaded.ok ? [] : loaded.error.map(faultLine), [])
})
test('a real town is unofficial and holds no made-up person; a fictional one has people for each side', () => {
  holds(loaded.ok)
  holds(loaded.value.some(({ fictional }) => fictional) && loaded.value.some(({ fictional }) => !fictional))
  for (const region of loaded.value) {
    const people = fromSlot(region, demoPeopleSlot)
    if (!region.fictional) {
      equal(region.operatedBy, undefined)
      equal(people.length, 0)
    } else {
      const kinds = people.flatMap(({ value }) => value.organisations.map(({ kind }) => kind))
      holds(kinds.includes('municipality') && kinds.includes('company'), region.slug)
    }
  }
})
test('each town is complete in Japanese, easy Japanese and English', () => {
  holds(loaded.ok)
  for (const { slug, names, words, contact, footerNotes, pages } of loaded.value)
    for (const texts of [
      names,
      words.government,
      words.resident,
      contact.office,
      ...footerNotes,
      ...Object.values(pages).flat(),
    ])
      holds(texts['ja-easy'] && texts.en, `${slug}: ${texts.ja}`)
})
