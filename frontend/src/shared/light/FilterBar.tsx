import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { IconClose } from '@/shared/ui/icons'
import { Button } from './Button'
import classes from './FilterBar.module.css'

type Props = {
  label: string
  /** How many filters are set; from one on, the reset button appears. */
  active: number
  onReset: () => void
  children: ReactNode
}

/** Filters of one list, the search above the choices. Their values live in the address; this only lays them out. */
export function FilterBar({ label, active, onReset, children }: Props) {
  const { t } = useTranslation()
  return (
    <search className={`${classes.root} app-no-print`} aria-label={label}>
      {children}
      {active > 0 ? (
        <Button look="subtle" icon={<IconClose size={16} aria-hidden />} onClick={onReset}>
          {t('filter.reset', { count: active })}
        </Button>
      ) : null}
    </search>
  )
}
