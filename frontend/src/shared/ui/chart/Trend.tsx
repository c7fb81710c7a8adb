import classes from './Trend.module.css'

export type Point = {
  key: string
  /** What stands under it: «2025/26». */
  label: string
  /** `null`: no data, or withheld: the line is broken there. */
  value: number | null
  printed: string
}

type Props = {
  /** What the line tells, with its values: who does not see it hears this. */
  label: string
  points: readonly Point[]
}

const [WIDTH, HEIGHT, SIDE, TOP, FOOT] = [640, 200, 40, 28, 28] as const

/** A value over the years. Beside it stands a table of the same values. */
export function Trend({ label, points }: Props) {
  const greatest = Math.max(1, ...points.map(({ value }) => value ?? 0))
  const step = points.length > 1 ? (WIDTH - 2 * SIDE) / (points.length - 1) : 0
  const placed = points.map((point, at) => ({
    ...point,
    x: points.length > 1 ? SIDE + at * step : WIDTH / 2,
    y: point.value === null ? null : HEIGHT - FOOT - (point.value / greatest) * (HEIGHT - TOP - FOOT),
  }))
  const line = placed.reduce<{ path: string; drawing: boolean }>(
    ({ path, drawing }, { x, y }) =>
      y === null
        ? { path, drawing: false }
        : { path: `${path}${drawing ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`, drawing: true },
    { path: '', drawing: false },
  )
  return (
    <svg className={classes.root} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <line className={classes.ground} x1={0} x2={WIDTH} y1={HEIGHT - FOOT} y2={HEIGHT - FOOT} />
      <path className={classes.line} d={line.path} />
      {placed.map(({ key, label: name, printed, x, y }) => (
        <g key={key}>
          {y === null ? null : <circle className={classes.point} cx={x} cy={y} r={4} />}
          <text className={classes.value} x={x} y={(y ?? HEIGHT - FOOT) - 10}>
            {printed}
          </text>
          <text className={classes.name} x={x} y={HEIGHT - 8}>
            {name}
          </text>
        </g>
      ))}
    </svg>
  )
}
