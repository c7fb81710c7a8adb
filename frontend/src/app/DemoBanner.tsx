import { useTranslation } from 'react-i18next'
import { IconInfo } from '@/shared/ui/icons'
import { AnchorLink } from '@/shared/ui/links'
import classes from './DemoBanner.module.css'

export function DemoBanner() {
  const { t } = useTranslation()
  return (
    <aside className={`${classes.root} app-no-print`} aria-label={t('app.demo')}>
      <IconInfo size={16} aria-hidden className={classes.icon} />
      <span>
        {t('app.demo')}{' '}
        <AnchorLink to="/demo/mail" inherit>
          {t('app.demoMail')}
        </AnchorLink>
      </span>
    </aside>
  )
}
