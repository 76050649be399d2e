import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import { addDays } from '#kernel/calendar'
import { openTestSite } from '../../../tests/support/identity.ts'
import { postStore } from './post.store.ts'

const site = await openTestSite()
const [here, there] = site.towns

test('a post, and the time of who holds it, last one day at the least', async () => {
  const { post } = await site.clerk(here)
  await site.desk.asSystem(here, async (tx) => {
    const store = postStore(tx)
    const [held, found] = [(await store.holdersOf(post))[0], await store.find(post)]
    if (!held || !found) throw new Error('nobody holds it')
    equal(await store.endAssignment(held.id, addDays(held.from, -1)), 'missing')
    equal(await store.end(post, addDays(found.from, -1)), 'missing')
    equal((await store.find(post))?.until, null)
    equal(await store.endAssignment(held.id, held.from), 'ended')
    equal(await store.end(post, found.from), 'ended')
    equal((await store.holdersOf(post))[0]?.until, held.from)
    equal((await store.find(post))?.until, found.from)
  })
})

test('another town ends no post of this one', async () => {
  const { post } = await site.clerk(here)
  equal(await site.desk.asSystem(there, (tx) => postStore(tx).end(post, site.desk.clock.today())), 'missing')
})
