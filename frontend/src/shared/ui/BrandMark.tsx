import { useTranslation } from 'react-i18next'
import classes from './Brand.module.css'

type Props = { /** On a phone only the picture: the context needs the room. */ compact?: boolean }

/** The picture and the name of the program. */
export function BrandMark({ compact = false }: Props) {
  const { t } = useTranslation()
  return (
    <span className={classes.root}>
      <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" focusable="false">
        <rect width="32" height="32" rx="8" className={classes.ground} />
        <path d="M16 5l6.5 8.5h-3.4l5.4 7h-6.7V27h-3.6v-6.5H7.5l5.4-7H9.5z" className={classes.tree} />
      </svg>
      <span className={classes.name} data-compact={compact || undefined}>
        {t('app.title')}
      </span>
    </span>
  )
}
