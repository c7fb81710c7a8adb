import { ActionIcon } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useLocation } from '@tanstack/react-router'
import { lazy, type ReactNode, type RefObject, Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Brand } from '@/shared/ui/Brand'
import { IconMenu } from '@/shared/ui/icons'
import { LanguageSwitch } from '@/shared/ui/LanguageSwitch'
import { PageLoading } from '@/shared/ui/PageLoading'
import { ThemeSwitch } from '@/shared/ui/ThemeSwitch'
import { DemoBanner } from './DemoBanner'
import classes from './Shell.module.css'

const Toasts = lazy(() => import('./Toasts'))
/** A drawer weighs ten kilobytes and no desk ever opens it: it comes with the first tap. */
const PhoneMenu = lazy(async () => ({ default: (await import('./PhoneMenu')).PhoneMenu }))

type Props = {
  /** Territory and school year. */
  context: ReactNode
  /** The sections; drawn in the sidebar and in the phone's drawer. */
  sections: ReactNode
  userMenu: ReactNode
  /** Shows that the data are invented and where the letters go. */
  demo: boolean
  children: ReactNode
}

/** The frame of every working page. It knows nothing of the server, so that it can be looked at alone. */
export function Shell({ context, sections, userMenu, demo, children }: Props) {
  const { t } = useTranslation()
  const [menuOpened, menu] = useDisclosure(false)
  const [menuWanted, setMenuWanted] = useState(false)
  const main = useRef<HTMLElement>(null)
  useFocusOnNavigation(main, menu.close)
  return (
    <div className={classes.root}>
      <button type="button" className={classes.skip} onClick={() => main.current?.focus()}>
        {t('app.skip')}
      </button>
      <header className={`${classes.header} app-no-print`}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={40}
          className={classes.burger}
          aria-label={t('app.menu')}
          aria-haspopup="dialog"
          onClick={() => {
            setMenuWanted(true)
            menu.open()
          }}
        >
          <IconMenu size={22} aria-hidden />
        </ActionIcon>
        <Brand compact />
        <div className={classes.context}>{context}</div>
        <div className={classes.tools}>
          <div className={classes.wide}>
            <LanguageSwitch />
            <ThemeSwitch />
          </div>
          {userMenu}
        </div>
      </header>
      <nav className={`${classes.sidebar} app-no-print`} aria-label={t('nav.label')}>
        {sections}
      </nav>
      {menuWanted ? (
        <Suspense fallback={null}>
          <PhoneMenu opened={menuOpened} onClose={menu.close}>
            {sections}
          </PhoneMenu>
        </Suspense>
      ) : null}
      <main ref={main} id="main" tabIndex={-1} className={classes.main}>
        {demo ? <DemoBanner /> : null}
        <Suspense fallback={<PageLoading />}>{children}</Suspense>
      </main>
      <Suspense fallback={null}>
        <Toasts />
      </Suspense>
    </div>
  )
}

/** A new page begins where its text begins: the focus goes to `main`, a filter in the URL moves nothing. */
function useFocusOnNavigation(main: RefObject<HTMLElement | null>, closeMenu: () => void) {
  const pathname = useLocation({ select: (location) => location.pathname })
  const shown = useRef(pathname)
  useEffect(
    function startFromTheTop() {
      if (shown.current === pathname) return
      shown.current = pathname
      closeMenu()
      main.current?.focus({ preventScroll: true })
    },
    [pathname, main, closeMenu],
  )
}
