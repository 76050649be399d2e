import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { readSettings } from './settings.ts'

const LIVE = {
  YUIMACHI_MODE: 'live',
  YUIMACHI_BASE_URL: 'https://yui.example.jp',
  DATABASE_URL: 'postgres://app@db/yui',
  YUIMACHI_KEYS_FILE: '/etc/yuimachi/keys.json',
}
const faults = (env: Readonly<Record<string, string>>): readonly string[] => {
  const read = readSettings(env)
  return read.ok ? [] : read.error.map(({ name }) => name)
}
const value = (env: Readonly<Record<string, string>>) => {
  const read = readSettings(env)
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value
}

test('with nothing set, a demo on loopback with the embedded database', () => {
  const settings = value({})
  deepEqual(
    [settings.mode, settings.port, settings.listen, settings.baseUrl, settings.databaseUrl],
    ['demo', 8080, '127.0.0.1', 'http://localhost:8080', undefined],
  )
  deepEqual([settings.keysFile, settings.auditCheckpoints], ['./var/keys.json', './var/audit-checkpoints'])
})

test('an empty variable is as good as none', () => {
  deepEqual(value({ PORT: '', DATABASE_URL: '', YUIMACHI_DATA: '', YUIMACHI_BACKUPS: '' }), value({}))
})

test('live needs PostgreSQL, an https address and a key file, and every fault is told at once', () => {
  deepEqual(faults(LIVE), [])
  deepEqual(faults({ YUIMACHI_MODE: 'live' }), ['DATABASE_URL', 'YUIMACHI_BASE_URL', 'YUIMACHI_KEYS_FILE'])
  deepEqual(faults({ ...LIVE, YUIMACHI_BASE_URL: 'http://yui.example.jp' }), ['YUIMACHI_BASE_URL'])
})

test('a demo is not reached from elsewhere: neither by its address nor by where it listens', () => {
  for (const at of ['https://yui.example.jp', 'http://192.0.2.1:8080', 'http://localhost.example.jp'])
    deepEqual(faults({ YUIMACHI_BASE_URL: at }), ['YUIMACHI_BASE_URL'], at)
  equal(value({ YUIMACHI_LISTEN: '0.0.0.0' }).listen, '127.0.0.1')
  equal(value({ ...LIVE, YUIMACHI_LISTEN: '0.0.0.0' }).listen, '0.0.0.0')
})

test('numbers that are no port, addresses with more than an origin, and an unknown mode', () => {
  for (const port of ['x', '0', '65536', '-1', '80.5']) deepEqual(faults({ PORT: port }), ['PORT'], port)
  deepEqual(faults({ YUIMACHI_METRICS_PORT: 'x' }), ['YUIMACHI_METRICS_PORT'])
  for (const at of ['localhost:8080', 'ftp://localhost', 'http://localhost/yui', 'http://localhost/?a=1'])
    deepEqual(faults({ YUIMACHI_BASE_URL: at }), ['YUIMACHI_BASE_URL'], at)
  deepEqual(faults({ YUIMACHI_MODE: 'production' }), ['YUIMACHI_MODE'])
})

test('proxies are a list, and blanks in it mean nothing', () => {
  deepEqual(value({ YUIMACHI_TRUSTED_PROXIES: ' 192.0.2.1, ,192.0.2.2 ' }).trustedProxies, ['192.0.2.1', '192.0.2.2'])
})
