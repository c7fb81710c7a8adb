import '@fontsource-variable/golos-text'
import './shared/theme/base.css'
import { reloadOnce } from './shared/lib/chunk-error'
import { isPublicPath } from './shared/light/address'

// A preload lost to a deploy never reaches an error boundary; the page is simply reloaded, once.
window.addEventListener('vite:preloadError', (event) => {
  if (reloadOnce()) event.preventDefault()
})

// Two entries in one document: what everybody may read carries nothing of the working pages.
const entry = isPublicPath(location.pathname) ? import('./portal/start') : import('./app/start')
void entry.then(({ start }) => start())
