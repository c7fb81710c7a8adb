import classes from './Bars.module.css'

export type Bar = {
  key: string
  label: string
  /** `null`: no data, or withheld; the words say which. */
  value: number | null
  /** The value in words: «12», «< 5», «—», «40 %». */
  printed: string
  /** What was planned: a mark across the bar. */
  planned?: number | null
}

type Props = {
  label: string
  bars: readonly Bar[]
  /** The value of a whole bar; the greatest one when left out. */
  whole?: number
}

/** Values beside each other, longest where there is most. A list to who hears it: the words say what the bars show. */
export function Bars({ label, bars, whole }: Props) {
  const greatest = whole ?? Math.max(1, ...bars.flatMap(({ value, planned }) => [value ?? 0, planned ?? 0]))
  const part = (value: number) => Math.min(100, (value / greatest) * 100)
  return (
    <ul className={classes.root} aria-label={label}>
      {bars.map(({ key, label: name, value, printed, planned }) => (
        <li key={key} className={classes.line}>
          <span className={classes.name}>{name}</span>
          <svg className={classes.bar} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
            <rect className={classes.ground} width={100} height={10} />
            {value === null ? null : <rect className={classes.filled} width={part(value)} height={10} />}
            {planned === null || planned === undefined ? null : (
              <rect className={classes.planned} x={Math.max(0, part(planned) - 0.5)} width={1} height={10} />
            )}
          </svg>
          <span className={classes.value}>{printed}</span>
        </li>
      ))}
    </ul>
  )
}
