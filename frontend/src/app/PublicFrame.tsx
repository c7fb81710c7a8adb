import { Link, Outlet } from '@tanstack/react-router'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { mayBeSignedIn } from '@/shared/api/access'
import { Brand } from '@/shared/ui/Brand'
import { LanguageSwitch } from '@/shared/ui/LanguageSwitch'
import { ButtonLink } from '@/shared/ui/links'
import { PageLoading } from '@/shared/ui/PageLoading'
import { ThemeSwitch } from '@/shared/ui/ThemeSwitch'
import classes from './PublicFrame.module.css'

/** The frame of what everybody may read: nothing of the working part is in it. */
export function PublicFrame() {
  const { t } = useTranslation('public')
  return (
    <div className={classes.root}>
      <header className={`${classes.header} app-no-print`}>
        <Brand compact />
        <nav aria-label={t('nav.label')} className={classes.nav}>
          <Link to="/p" activeOptions={{ exact: true, includeSearch: false }} className={classes.link}>
            {t('nav.practices')}
          </Link>
          <Link to="/p/schools" activeOptions={{ includeSearch: false }} className={classes.link}>
            {t('nav.schools')}
          </Link>
          <Link to="/p/terms" activeOptions={{ includeSearch: false }} className={classes.link}>
            {t('nav.terms')}
          </Link>
        </nav>
        <div className={classes.tools}>
          <LanguageSwitch />
          <ThemeSwitch />
          {mayBeSignedIn() ? (
            <ButtonLink to="/" variant="default">
              {t('nav.work')}
            </ButtonLink>
          ) : (
            <ButtonLink to="/sign-in" variant="default">
              {t('nav.signIn')}
            </ButtonLink>
          )}
        </div>
      </header>
      <main className={classes.main}>
        <Suspense fallback={<PageLoading />}>
          <Outlet />
        </Suspense>
      </main>
      <footer className={classes.footer}>{t('footer')}</footer>
    </div>
  )
}
