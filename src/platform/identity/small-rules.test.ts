import { deepEqual, equal, notEqual } from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { test } from 'node:test'
import { instant } from '#kernel/instant'
import type { Key } from '../keys/key-ring.ts'
import { browserName } from './browser-name.ts'
import { headersForLibrary, readNote, resigned, writeNote } from './cookies.ts'
import { accountKey, addressKey, codeKey, oneMore, pairKey, waitAfter } from './failures.ts'
import { demoPersonId, madeId } from './made-id.ts'
import { safeNext } from './next.ts'
import { isOpen, linkState } from './one-time-link.ts'
import { base32, otpAddress } from './otp-address.ts'
import { passwordFault } from './password.ts'
import { mayAsk, statesMultiFactor } from './provider.ts'
import { isLive } from './session-limits.ts'

const at = instant('2026-11-24T00:00:00Z')

test('a session lives twelve hours at most, however often it is used', () => {
  const expiresAt = instant('2026-11-25T00:00:00Z')
  equal(isLive({ openedAt: at, expiresAt }, instant('2026-11-24T11:59:59Z')), true)
  equal(isLive({ openedAt: at, expiresAt }, instant('2026-11-24T12:00:00Z')), false)
  equal(isLive({ openedAt: at, expiresAt: instant('2026-11-24T00:30:00Z') }, instant('2026-11-24T00:30:00Z')), false)
})

test('waiting begins with the fifth failure, doubles, ends at a quarter of an hour, and is forgotten after a day', () => {
  const key = pairKey(' Taro@Example.jp ', '192.0.2.1')
  equal(key, pairKey('taro@example.jp', '192.0.2.1'))
  notEqual(key, pairKey('taro@example.jp', '192.0.2.2'))
  for (const strict of [key, codeKey('p')]) {
    const after = (times: number, now = at) => waitAfter(strict, { times, last: at }, now)
    deepEqual(
      [0, 4, 5, 6, 7, 25].map((times) => after(times)),
      [0, 0, 30, 60, 120, 900],
    )
    equal(after(5, instant('2026-11-24T00:00:29Z')), 1)
    equal(after(5, instant('2026-11-24T00:00:30Z')), 0)
  }
  equal(waitAfter(key, undefined, at), 0)
})

test('an account as a whole waits a minute at most, and only after fifty failures', () => {
  const key = accountKey(' Taro@Example.jp ')
  equal(key, accountKey('taro@example.jp'))
  deepEqual(
    [49, 50, 51, 5_000].map((times) => waitAfter(key, { times, last: at }, at)),
    [0, 30, 60, 60],
  )
})

test('an address waits for the rest of its minute, which nothing renews', () => {
  const key = addressKey('192.0.2.1')
  const later = instant('2026-11-24T00:00:50Z')
  equal(waitAfter(key, { times: 119, last: at }, later), 0)
  deepEqual(oneMore(key, { times: 119, last: at }, later), { times: 120, last: at })
  equal(waitAfter(key, { times: 120, last: at }, later), 10)
  const next = instant('2026-11-24T00:01:00Z')
  equal(waitAfter(key, { times: 120, last: at }, next), 0)
  deepEqual(oneMore(key, { times: 120, last: at }, next), { times: 1, last: next })
})

test('base32 as in RFC 4648 §10', () => {
  deepEqual(['', 'f', 'fo', 'foo', 'foob', 'fooba', 'foobar'].map(base32), [
    '',
    'MY',
    'MZXQ',
    'MZXW6',
    'MZXW6YQ',
    'MZXW6YTB',
    'MZXW6YTBOI',
  ])
  equal(
    otpAddress('結まち', '見本', 'foo'),
    'otpauth://totp/%E7%B5%90%E3%81%BE%E3%81%A1:%E8%A6%8B%E6%9C%AC?secret=MZXW6&issuer=%E7%B5%90%E3%81%BE%E3%81%A1&digits=6&period=30',
  )
})

test('letters of a password are counted as people see them', () => {
  const family = '👨‍👩‍👧‍👦'
  equal(passwordFault(`abcdefghijklm${family}`, []), 'tooShort')
  equal(passwordFault(`abcdefghijklmn${family}`, []), undefined)
  equal(passwordFault('', []), 'missing')
  equal(passwordFault('あいうえお'.repeat(41), []), 'tooLong')
  equal(passwordFault('abababababababababab', []), 'known')
  equal(passwordFault('my-name-is-Hanako-2026', ['hanako']), 'known')
})

test('next is a path below and nothing else', () => {
  for (const path of ['/', '/partnership/', '/join/abc?x=1', '/account']) equal(safeNext(path), path)
  for (const bad of [
    '//evil.example',
    'https://evil.example',
    '/\\evil',
    'javascript:alert(1)',
    '/a/../b',
    '/\n/x',
    undefined,
  ])
    equal(safeNext(bad), '/')
})

test('a link is open until it is used, withdrawn or too old', () => {
  const link = { expiresAt: instant('2026-11-27T00:00:00Z'), usedAt: null, withdrawnAt: null }
  equal(isOpen(link, at), true)
  equal(isOpen({ ...link, usedAt: at }, at), false)
  equal(isOpen({ ...link, withdrawnAt: at }, at), false)
  equal(linkState(link, instant('2026-11-26T23:59:59Z')), 'open')
  equal(linkState(link, link.expiresAt), 'expired')
  equal(linkState({ ...link, usedAt: at }, link.expiresAt), 'used')
})

test('only what the provider says in so many words is more than one factor', () => {
  const counts = { acr: ['two'], amr: ['mfa'] }
  equal(statesMultiFactor({ sub: 's', amr: ['pwd', 'mfa'] }, counts), true)
  equal(statesMultiFactor({ sub: 's', acr: 'two' }, counts), true)
  for (const claims of [{}, { amr: 'mfa' }, { amr: ['pwd'] }, { acr: ['two'] }, { acr: '' }])
    equal(statesMultiFactor({ sub: 's', ...claims }, counts), false)
  equal(statesMultiFactor({ sub: 's', amr: ['mfa'] }, { acr: [], amr: [] }), false)
})

test('a request leaves for the hosts of the pack over https, and for this machine in a demo only', () => {
  const hosts = ['login.example.jp']
  equal(mayAsk('https://login.example.jp/x', hosts, 'live'), true)
  equal(mayAsk('http://login.example.jp/x', hosts, 'live'), false)
  equal(mayAsk('https://login.example.jp.evil.example/', hosts, 'live'), false)
  equal(mayAsk('https://login.example.jp@evil.example/', hosts, 'live'), false)
  equal(mayAsk('http://127.0.0.1:9000/', hosts, 'demo'), true)
  equal(mayAsk('http://127.0.0.1:9000/', hosts, 'live'), false)
  equal(mayAsk('http://169.254.169.254/', hosts, 'demo'), false)
})

const key = (version: number): Key => ({ name: 'session', version, madeAt: at, secret: `secret ${version}` })

test('a cookie signed before the key was rotated is signed anew; one that nobody signed stays what it was', () => {
  const sign = (value: string, secret: string) => createHmac('sha256', secret).update(value).digest('base64')
  const old = encodeURIComponent(`token.${sign('token', 'secret 1')}`)
  const [ring, fresh] = [[key(2), key(1)], encodeURIComponent(`token.${sign('token', 'secret 2')}`)]
  equal(resigned(old, ring), fresh)
  equal(resigned(fresh, ring), fresh)
  equal(resigned(old, [key(2)]), old)
  equal(resigned('token.nonsense', ring), 'token.nonsense')
})

test('the library is shown our cookies and no others', () => {
  const shown = headersForLibrary(
    new Headers({ cookie: 'yui.a=1; other=2; yui.b=3', authorization: 'x' }),
    'yui',
    [],
    'yui.b',
  )
  deepEqual([...shown.keys()], ['cookie'])
  equal(shown.get('cookie'), 'yui.a=1')
})

test('a note is read back until its time, from the cookie it was written to, unchanged', () => {
  const cookie = { name: 'yui.leaving', secure: true, keys: [key(2), key(1)] }
  const until = instant('2026-11-24T00:10:00Z')
  const written = writeNote(cookie, { next: '/' }, until, at)
  const headers = new Headers({ cookie: written.split(';')[0] ?? '' })
  deepEqual(readNote(cookie, headers, at), { next: '/' })
  deepEqual(readNote({ ...cookie, keys: [key(3), key(2)] }, headers, at), { next: '/' })
  equal(readNote(cookie, headers, until), undefined)
  equal(readNote({ ...cookie, name: 'yui.other' }, headers, at), undefined)
  equal(readNote({ ...cookie, keys: [key(9)] }, headers, at), undefined)
  equal(written.endsWith('; HttpOnly; SameSite=Lax; Secure'), true)
})

test('an id made from a name is a uuid and always the same', () => {
  equal(madeId('a', 'b'), madeId('a', 'b'))
  notEqual(madeId('a', 'b', 'c'), madeId('a', 'bc'))
  equal(
    /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(demoPersonId('mihon-hanako')),
    true,
  )
})

test('a browser is named by what it is, not by whom it imitates', () => {
  const says = (own: string) =>
    browserName(`Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/156.0 Safari/537.36 ${own}`)
  equal(says('Edg/156.0'), 'Edge、Windows')
  equal(says(''), 'Chrome、Windows')
  equal(browserName('curl/8'), undefined)
})
