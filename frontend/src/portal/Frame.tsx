import type { ReactNode, Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { hintKept } from '@/shared/api/hint'
import { changeLocale, LOCALES } from '@/shared/i18n'
import { useEasyRead } from '@/shared/light/easy-read'
import { Link } from '@/shared/light/Link'
import { Segments } from '@/shared/light/Segments'
import { BrandMark } from '@/shared/ui/BrandMark'
import { IconEasyRead } from '@/shared/ui/icons'
import { EasyReadBar } from './EasyReadBar'
import classes from './Frame.module.css'
import { SchemeSwitch } from './SchemeSwitch'

type Props = { path: string; main: Ref<HTMLElement>; children: ReactNode }

const NAV = [
  ['/p', 'nav.practices'],
  ['/p/schools', 'nav.schools'],
  ['/p/terms', 'nav.terms'],
] as const

/** The frame of what everybody may read: nothing of the working part is in it. */
export function Frame({ path, main, children }: Props) {
  const { t, i18n } = useTranslation(['public', 'common'])
  const easyRead = useEasyRead()
  return (
    <div className={classes.root}>
      <a href="#main" className={classes.skip}>
        {t('common:app.skip')}
      </a>
      {easyRead.easy ? (
        <EasyReadBar easy={easyRead.easy} onChange={easyRead.change} onOff={easyRead.turnOff} />
      ) : null}
      <header className={`${classes.header} app-no-print`}>
        <Link href="/p" look="bare" className={classes.brand}>
          <BrandMark compact />
        </Link>
        <nav aria-label={t('nav.label')} className={classes.nav}>
          {NAV.map(([href, key]) => (
            <Link
              key={href}
              href={href}
              look="bare"
              aria-current={path.replace(/\/$/, '') === href ? 'page' : undefined}
              className={classes.link}
            >
              {t(key)}
            </Link>
          ))}
        </nav>
        <div className={classes.tools}>
          {easyRead.easy ? null : (
            <button
              type="button"
              title={t('easyRead.on')}
              aria-label={t('easyRead.on')}
              className={classes.tool}
              onClick={easyRead.turnOn}
            >
              <IconEasyRead size={20} aria-hidden />
            </button>
          )}
          <Segments
            label={t('common:app.language')}
            value={i18n.language}
            options={LOCALES.map((locale) => ({ value: locale as string, label: locale.toUpperCase() }))}
            onChange={(value) => {
              const locale = LOCALES.find((known) => known === value)
              if (locale) void changeLocale(locale)
            }}
          />
          <Link href={hintKept() ? '/' : '/sign-in'} look="button">
            {t(hintKept() ? 'nav.work' : 'nav.signIn')}
          </Link>
        </div>
      </header>
      <main id="main" ref={main} tabIndex={-1} className={classes.main}>
        {children}
      </main>
      <footer className={classes.footer}>
        <p>{t('footer')}</p>
        {easyRead.easy ? null : <SchemeSwitch />}
      </footer>
    </div>
  )
}
