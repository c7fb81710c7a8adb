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
const router = makeRouter(queryClient)
// What the server wrote into the head is true of the page that was asked for, and of no other.
router.subscribe('onBeforeLoad', ({ fromLocation, pathChanged }) => {
  if (!fromLocation || !pathChanged) return
  for (const element of document.head.querySelectorAll('[data-of-page], [type="application/ld+json"]'))
    element.remove()
})
createRoot(root).render(
  <StrictMode>
    <App queryClient={queryClient} router={router} />
  </StrictMode>,
)
