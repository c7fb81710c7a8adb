import '@fontsource-variable/golos-text'
import '@/shared/theme/base.css'
import '@/shared/theme/styles.css'
import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { setupI18n, storedLocale } from '@/shared/i18n'
import { cssVariablesResolver, theme } from '@/shared/theme/theme'
import { Frame } from './Frame'
import { Parts } from './Parts'
import { States } from './States'
import { Table } from './Table'

const root = createRootRoute({ component: Frame })
const page = (path: string, component: () => React.ReactNode) =>
  createRoute({ getParentRoute: () => root, path, component })
const router = createRouter({
  routeTree: root.addChildren([page('/', Table), page('/parts', Parts), page('/states', States)]),
  history: createHashHistory(),
})

await setupI18n(storedLocale())
const node = document.getElementById('root')
if (!node) throw new Error('#root not found')
createRoot(node).render(
  <QueryClientProvider client={new QueryClient()}>
    <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto">
      <RouterProvider router={router} />
    </MantineProvider>
  </QueryClientProvider>,
)
