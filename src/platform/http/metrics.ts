/**
 * 計測 — counts and durations for the operator, on a port of its own, in the names of OpenTelemetry's HTTP conventions
 * written as Prometheus text. Routes as declared, never a path as it was asked: no id and no name can get in.
 *
 * Unit  seconds
 */
const EDGES = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5] as const

type Series = { readonly buckets: number[]; count: number; sum: number }

export type Metrics = {
  readonly request: (method: string, route: string, status: number, seconds: number) => void
  readonly fault: (route: string) => void
  /** `gauges`: what is read at the moment of asking, by name. */
  readonly text: (gauges: Readonly<Record<string, number>>) => string
}

export function openMetrics(): Metrics {
  const series = new Map<string, Series>()
  const faults = new Map<string, number>()
  return {
    request: (method, route, status, seconds) => {
      const labels = `http_request_method="${method}",http_route="${route}",http_response_status_code="${status}"`
      const own = series.get(labels) ?? { buckets: EDGES.map(() => 0), count: 0, sum: 0 }
      series.set(labels, own)
      own.count += 1
      own.sum += seconds
      for (const [index, edge] of EDGES.entries())
        if (seconds <= edge) own.buckets[index] = (own.buckets[index] ?? 0) + 1
    },
    fault: (route) => void faults.set(route, (faults.get(route) ?? 0) + 1),
    text: (gauges) => [...durations(series), ...faultLines(faults), ...gaugeLines(gauges), ''].join('\n'),
  }
}

const DURATION = 'http_server_request_duration_seconds'

const durations = (series: ReadonlyMap<string, Series>): readonly string[] => [
  `# TYPE ${DURATION} histogram`,
  ...[...series].flatMap(([labels, { buckets, count, sum }]) => [
    ...EDGES.map((edge, index) => `${DURATION}_bucket{${labels},le="${edge}"} ${buckets[index] ?? 0}`),
    `${DURATION}_bucket{${labels},le="+Inf"} ${count}`,
    `${DURATION}_sum{${labels}} ${sum}`,
    `${DURATION}_count{${labels}} ${count}`,
  ]),
]

const faultLines = (faults: ReadonlyMap<string, number>): readonly string[] => [
  '# TYPE yuimachi_faults_total counter',
  ...[...faults].map(([route, count]) => `yuimachi_faults_total{route="${route}"} ${count}`),
]

const gaugeLines = (gauges: Readonly<Record<string, number>>): readonly string[] =>
  Object.entries(gauges).flatMap(([name, value]) => [`# TYPE ${name} gauge`, `${name} ${value}`])
