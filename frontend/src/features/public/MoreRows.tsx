import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/shared/light/Button'
import classes from './MoreRows.module.css'

type Props = {
  shown: number
  total: number
  busy: boolean
  /** Loads the next page and answers whether yet another follows. Absent on the last page. */
  onMore: (() => Promise<boolean>) | undefined
}

/** How far the list has been read, and the next portion. After the last one the caret stays where it was. */
export function MoreRows({ shown, total, busy, onMore }: Props) {
  const { t } = useTranslation('public')
  const count = useRef<HTMLParagraphElement>(null)
  return (
    <div className={`${classes.root} app-no-print`}>
      <p ref={count} tabIndex={-1} className={classes.count}>
        {t('practices.shown', { shown, total })}
      </p>
      {onMore ? (
        <Button busy={busy} onClick={() => void onMore().then((more) => more || count.current?.focus())}>
          {t('practices.more')}
        </Button>
      ) : null}
    </div>
  )
}
