import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/i18n/format'
import { Button } from '@/shared/light/Button'
import classes from './TermWindows.module.css'
import type { TermWindow } from './term.query'

/** How many days stand in a line before the reader asks for the others. */
const SHOWN = 4

/** The days of a term in words: «до 1 февр. 2027 г.», «1–30 сентября», one a line. */
export function TermWindows({ windows }: { windows: readonly TermWindow[] }) {
  const { t } = useTranslation('roadmap')
  const format = useFormat()
  const [all, setAll] = useState(false)
  if (windows.length === 0) return <p className={classes.none}>{t('windows.none')}</p>
  const shown = all ? windows : windows.slice(0, SHOWN)
  const words = ({ start, end, openStart }: TermWindow) => {
    if (openStart) return t('windows.until', { end: format.dayLong(end) })
    if (start === end) return format.dayLong(end)
    return format.dayRange(start, end)
  }
  return (
    <>
      <ul className={classes.days}>
        {shown.map((window) => (
          <li key={`${window.start} ${window.end}`}>{words(window)}</li>
        ))}
      </ul>
      {windows.length > shown.length ? (
        <Button look="subtle" small onClick={() => setAll(true)}>
          {t('windows.more', { count: windows.length - shown.length })}
        </Button>
      ) : null}
    </>
  )
}
