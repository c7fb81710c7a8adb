import { useMemo } from 'react'
import { qrModules } from '@/shared/lib/qr'
import classes from './QrCode.module.css'

type Props = { text: string /** What the code leads to, for those who do not see it. */; label: string }

/** A code for a phone's camera; nothing for a text that is too long for one. */
export function QrCode({ text, label }: Props) {
  const modules = useMemo(() => qrModules(text), [text])
  if (!modules) return null
  const path = modules
    .flatMap((line, row) => line.map((dark, column) => (dark ? `M${column} ${row}h1v1h-1z` : '')))
    .join('')
  // The quiet zone of four modules around it is part of the code.
  const side = modules.length + 8
  return (
    <svg className={classes.root} viewBox={`-4 -4 ${side} ${side}`} role="img" aria-label={label}>
      <path d={path} />
    </svg>
  )
}
