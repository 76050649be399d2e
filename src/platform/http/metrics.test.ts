import { equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { openMetrics } from './metrics.ts'

test('a duration falls into its own bucket and every larger one', () => {
  const metrics = openMetrics()
  metrics.request('GET', 'public:/', 200, 0.03)
  const text = metrics.text({})
  match(text, /le="0\.025"\} 0\n/)
  match(text, /le="0\.05"\} 1\n/)
  match(text, /_count\{[^}]*\} 1\n/)
})

test('only the declared route is said, so what was asked cannot get in', () => {
  const metrics = openMetrics()
  metrics.request('GET', 'staff:/people/:id', 200, 0.01)
  equal(metrics.text({ process_memory_bytes: 5 }).includes('staff:/people/:id'), true)
  match(metrics.text({ process_memory_bytes: 5 }), /^process_memory_bytes 5$/m)
})

test('faults are counted by route', () => {
  const metrics = openMetrics()
  metrics.fault('public:/')
  metrics.fault('public:/')
  match(metrics.text({}), /^yuimachi_faults_total\{route="public:\/"\} 2$/m)
})
