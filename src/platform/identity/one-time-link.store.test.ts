import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { freshId } from '../../../tests/support/database.ts'
import { openTestSite } from '../../../tests/support/identity.ts'
import { invitationStore } from './invitation.store.ts'
import { resetStore } from './reset.store.ts'
import { newToken } from './token.ts'

const site = await openTestSite()
const [here, there] = site.towns
const { asSystem, clock, inHours } = site.desk
const { person, post } = await site.clerk(here)
const at = clock.now()

async function newInvitation() {
  const id = freshId()
  const invitation = { id, post, name: '見本 太郎', expiresAt: inHours(72), madeAt: at, madeBy: null }
  await asSystem(here, (tx) => invitationStore(tx).add(invitation, newToken().hash))
  return id
}

async function newReset() {
  const id = freshId()
  await asSystem(here, (tx) => resetStore(tx).request({ id, person, requestedBy: null, requestedAt: at }))
  return id
}

test('of two who use a link at the same moment one is let through', async () => {
  const invitation = await newInvitation()
  const joins = [0, 1].map(() => asSystem(here, (tx) => invitationStore(tx).use(invitation, person, at)))
  deepEqual((await Promise.all(joins)).toSorted(), ['gone', 'used'])
  const reset = await newReset()
  const renews = [0, 1].map(() => asSystem(here, (tx) => resetStore(tx).use(reset, at)))
  deepEqual((await Promise.all(renews)).toSorted(), ['gone', 'used'])
})

test('a link that was withdrawn is not used, and one that was used is not withdrawn', async () => {
  const [invitation, used] = [await newInvitation(), await newInvitation()]
  await asSystem(here, async (tx) => {
    equal(await invitationStore(tx).withdraw(invitation, at), 'withdrawn')
    equal(await invitationStore(tx).use(invitation, person, at), 'gone')
    equal(await invitationStore(tx).use(used, person, at), 'used')
    equal(await invitationStore(tx).withdraw(used, at), 'gone')
  })
  const reset = await newReset()
  await asSystem(here, async (tx) => {
    equal(await resetStore(tx).withdraw(reset, at), 'withdrawn')
    equal(await resetStore(tx).use(reset, at), 'gone')
    const approval = { approvedBy: null, at, tokenHash: newToken().hash, expiresAt: inHours(24) }
    equal(await resetStore(tx).approve(reset, approval), 'gone')
  })
})

test('another town ends no link of this one', async () => {
  const invitation = await newInvitation()
  equal(await asSystem(there, (tx) => invitationStore(tx).withdraw(invitation, at)), 'gone')
  equal(await asSystem(here, (tx) => invitationStore(tx).use(invitation, person, at)), 'used')
})
