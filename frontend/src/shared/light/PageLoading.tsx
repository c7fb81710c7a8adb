import { useTranslation } from 'react-i18next'
import classes from './PageLoading.module.css'

/** A page that is on its way. */
export function PageLoading() {
  const { t } = useTranslation()
  return (
    <div aria-busy className={classes.root}>
      <span role="status" className="app-unseen">
        {t('app.loading')}
      </span>
      <div />
      <div />
      <div />
    </div>
  )
}
