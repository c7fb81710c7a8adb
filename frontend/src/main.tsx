import '@fontsource-variable/golos-text'
import './shared/theme/styles.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App'
import { makeRouter } from './app/router'
import { makeQueryClient } from './shared/graphql/query-client'
import { setupI18n, storedLocale } from './shared/i18n'
import { reloadOnce } from './shared/lib/chunk-error'

// A preload lost to a deploy never reaches an error boundary; the page is simply reloaded, once.
window.addEventListener('vite:preloadError', (event) => {
  if (reloadOnce()) event.preventDefault()
})

await setupI18n(storedLocale())
const queryClient = makeQueryClient()
const root = document.getElementById('root')
if (!root) throw new Error('#root not found')
createRoot(root).render(
  <StrictMode>
    <App queryClient={queryClient} router={makeRouter(queryClient)} />
  </StrictMode>,
)
