import './portal.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import ruPublic from '@/locales/ru/public.json'
import ruTerms from '@/locales/ru/terms.json'
import { makeQueryClient } from '@/shared/graphql/query-client'
import { setupI18n, storedLocale } from '@/shared/i18n'
import { here } from '@/shared/light/address'
import { Crash } from './Crash'
import { Portal } from './Portal'
import { open } from './pages'

/**
 * What everybody may read, without an account. The text that the server has written into the document stays until the
 * same page is ready to be drawn: nothing blinks, and nothing jumps.
 */
export async function start(): Promise<void> {
  const root = document.getElementById('root')
  if (!root) throw new Error('#root not found')
  const queryClient = makeQueryClient()
  const [first] = await Promise.all([
    open(here(), queryClient),
    setupI18n(storedLocale(), { public: ruPublic, terms: ruTerms }),
  ])
  createRoot(root).render(
    <StrictMode>
      <Crash>
        <QueryClientProvider client={queryClient}>
          <Portal first={first} queryClient={queryClient} />
        </QueryClientProvider>
      </Crash>
    </StrictMode>,
  )
}
