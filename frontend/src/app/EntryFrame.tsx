import { Outlet } from '@tanstack/react-router'
import { Suspense } from 'react'
import { Brand } from '@/shared/ui/Brand'
import { LanguageSwitch } from '@/shared/ui/LanguageSwitch'
import { PageLoading } from '@/shared/ui/PageLoading'
import { ThemeSwitch } from '@/shared/ui/ThemeSwitch'
import classes from './EntryFrame.module.css'

/** The frame of the pages before sign-in: light, with nothing of the working part in it. */
export function EntryFrame() {
  return (
    <div className={classes.root}>
      <header className={classes.header}>
        <Brand />
        <div className={classes.tools}>
          <LanguageSwitch />
          <ThemeSwitch />
        </div>
      </header>
      <main className={classes.main}>
        <Suspense fallback={<PageLoading />}>
          <Outlet />
        </Suspense>
      </main>
    </div>
  )
}
