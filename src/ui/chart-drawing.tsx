/** 図の絵 — a chart's shape as SVG: classes and coordinates only, so that print and forced colours can restyle it. */
import type { ChartShape } from './chart-shape.ts'

/** Diagonal lines: hidden is told by shape, not by colour. */
export const Hatch = ({ id }: { readonly id: string }) => (
  <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <rect class="hatch" width="6" height="6" />
    <path class="hatch-l" d="M0 0v6" />
  </pattern>
)

export function Drawing({ shape, hatch }: { readonly shape: ChartShape; readonly hatch: string }) {
  const { left, right, zero, ticks, bars, labels, labelY, groups, groupY, aim, aims, lines } = shape
  const line = lines.length > 0
  return (
    <>
      {ticks.map(({ y, text }) => (
        <>
          <path class="gridl" d={`M${left} ${y}H${right}`} />
          <text class="y" x={left - 6} y={y + 4}>
            {text}
          </text>
        </>
      ))}
      {bars.map(({ kind, x, y, width, height }) => {
        if (kind === 'missing') return null
        if (kind === 'hidden') return <rect class="hid" fill={hatch} x={x} y={y} width={width} height={height} />
        return line ? null : <rect class="bar" x={x} y={y} width={width} height={height} />
      })}
      <path class="axis" d={`M${left} ${zero}H${right}`} />
      {aim && <path class="aim" d={`M${left} ${aim.y}H${right}`} />}
      {aims.map(({ from, to, y }) => (
        <path class="aim" d={`M${from} ${y}H${to}`} />
      ))}
      {lines.map((d) => (
        <path class="ln" d={d} />
      ))}
      {line && bars.map((bar) => bar.kind === 'value' && <circle class="dot" cx={bar.textX} cy={bar.tip} r="4.5" />)}
      {bars.map(
        ({ text, textX, textY }) =>
          text !== undefined && (
            <text class="v" x={textX} y={textY}>
              {text}
            </text>
          ),
      )}
      {aim && (
        <text class="aimt" x={aim.textX} y={aim.textY}>
          {aim.text}
        </text>
      )}
      {labels.map(({ x, text }) => (
        <text class="x" x={x} y={labelY}>
          {text}
        </text>
      ))}
      {groups.map(({ from, to, x, text }) => (
        <>
          <path class="axis" d={`M${from} ${groupY}H${to}`} />
          {text !== undefined && (
            <text class="x" x={x} y={groupY + 18}>
              {text}
            </text>
          )}
        </>
      ))}
    </>
  )
}
