import '../shared/theme/styles.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { makeQueryClient } from '@/shared/graphql/query-client'
import { setupI18n, storedLocale } from '@/shared/i18n'
import { App } from './App'
import { firstRouter } from './first-router'
import type { AppRouter } from './router'

/** The pages before and behind the sign-in. */
export async function start(): Promise<void> {
  await setupI18n(storedLocale())
  const queryClient = makeQueryClient()
  const root = document.getElementById('root')
  if (!root) throw new Error('#root not found')
  const app = createRoot(root)
  const show = (router: AppRouter) =>
    app.render(
      <StrictMode>
        <App queryClient={queryClient} router={router} />
      </StrictMode>,
    )
  show(await firstRouter(queryClient, show))
}
