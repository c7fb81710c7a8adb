import type { QueryClient } from '@tanstack/react-query'
import { Suspense, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { here, onAddress } from '@/shared/light/address'
import { NotFound } from '@/shared/light/NotFound'
import { PageLoading } from '@/shared/light/PageLoading'
import { Frame } from './Frame'
import { type Opened, open, openNow } from './pages'

type Props = { first: Opened; queryClient: QueryClient }

/** What is shown, and the query of its address. */
type Shown = Opened & { search: string }

/** The frame with the page of the address in it. The last page stays until the next one is ready. */
export function Portal({ first, queryClient }: Props) {
  const { t } = useTranslation('public')
  const [shown, setShown] = useState<Shown>(() => ({ ...first, search: here().search }))
  const main = useRef<HTMLElement>(null)
  const path = useRef(first.path)
  useEffect(
    function followTheAddress() {
      return onAddress((address, move) => {
        const { search } = address
        // What changes within a page is the page's own affair.
        if (address.path === path.current) return setShown((now) => ({ ...now, search }))
        path.current = address.path
        forgetTheHead()
        const ready = move === 'pop' ? openNow(address) : undefined
        // At once, while the browser waits with its scroll.
        if (ready) return flushSync(() => setShown({ ...ready, search }))
        void open(address, queryClient).then((opened) => {
          if (path.current !== opened.path) return
          flushSync(() => setShown({ ...opened, search: here().search }))
          if (move === 'push') {
            window.scrollTo(0, 0)
            main.current?.focus({ preventScroll: true })
          }
        })
      })
    },
    [queryClient],
  )
  const { page, part, search } = shown
  return (
    <Frame path={shown.path} main={main}>
      <Suspense fallback={<PageLoading />}>
        {page ? (
          <page.Page key={shown.path} part={part} search={search} />
        ) : (
          <NotFound href="/p" name={t('practice.back')} />
        )}
      </Suspense>
    </Frame>
  )
}

/** What the server wrote into the head is true of the page that was asked for, and of no other. */
function forgetTheHead() {
  for (const element of document.head.querySelectorAll('[data-of-page], [type="application/ld+json"]'))
    element.remove()
}
