import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './FilterBar.module.css'
import { IconClose } from './icons'

type Props = {
  label: string
  /** How many filters are set; from one on, the reset button appears. */
  active: number
  onReset: () => void
  children: ReactNode
}

/** Filters of one list. Their values live in the URL; this only lays them out. */
export function FilterBar({ label, active, onReset, children }: Props) {
  const { t } = useTranslation()
  return (
    <search className={classes.root} aria-label={label}>
      {children}
      {active > 0 ? (
        <Button variant="subtle" leftSection={<IconClose size={16} aria-hidden />} onClick={onReset}>
          {t('filter.reset', { count: active })}
        </Button>
      ) : null}
    </search>
  )
}
