/** 計測の口 — the second port: only metrics, only for whoever may reach it. Never the pages' port, so no proxy shows it. */
import { statfsSync } from 'node:fs'
import { createServer } from 'node:http'
import { millisOf } from '#kernel/instant'
import type { Metrics } from '#platform/http/metrics'
import type { House } from './house.ts'

export async function openMetricsPort(house: House, metrics: Metrics, port: number): Promise<() => Promise<void>> {
  const server = createServer((_, response) => {
    const heartbeat = house.shelf.heartbeat()
    const gauges = {
      process_memory_usage_bytes: process.memoryUsage.rss(),
      process_uptime_seconds: Math.round(process.uptime()),
      yuimachi_data_free_bytes: freeBytes(house.settings.data),
      db_client_connections: house.database.pool.totalCount,
      ...(heartbeat === undefined
        ? {}
        : { yuimachi_heartbeat_age_seconds: (millisOf(house.clock.now()) - millisOf(heartbeat)) / 1_000 }),
    }
    response.setHeader('Content-Type', 'text/plain; version=0.0.4; charset=utf-8').end(metrics.text(gauges))
  })
  await new Promise<void>((done, failed) => server.once('error', failed).listen(port, house.settings.listen, done))
  return () => new Promise((done) => server.close(() => done()))
}

/** What an ordinary program may still write; an alarm on it comes before the disk is full. */
function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}
