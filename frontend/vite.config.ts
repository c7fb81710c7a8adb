import { fileURLToPath } from 'node:url'
import { tanstackRouter } from '@tanstack/router-plugin/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { entryFiles } from './scripts/entry-files'
import { inlineDocuments } from './scripts/inline-documents'

const api = process.env.NASTAVNIK_API ?? 'http://127.0.0.1:8080'

const BASE =
  /node_modules\/(react|react-dom|scheduler|i18next|react-i18next|use-sync-external-store|valibot|@tanstack\/(react-)?query(-core)?)\/|src\/shared\/(i18n|lib\/chunk-error|light\/address|api\/(http|error|hint)|graphql\/(ask|query-client)|ui\/BrandMark|graphql\/generated)|node_modules\/lucide-react\/dist\/esm\/(?!icons\/)|lucide-react\/dist\/esm\/icons\/(sun-medium|sun-moon|moon|circle-exclamation-point)\.|src\/locales\/ru\/common/
const FRAME =
  /node_modules\/@tanstack\/(react-)?(router|store|history|router-core|react-store)\/|@mantine\/core\/esm\/components\/(Text|Title|Button|Anchor|SegmentedControl|Skeleton|Alert|Stack)\/|src\/shared\/ui\/(Brand|LanguageSwitch|ThemeSwitch|PageLoading|PageError|links)\.|src\/app\/(NotFound|router-options)\./
const LIGHT =
  /src\/shared\/(light\/|ui\/(EmptyState|StatusMark)|lib\/days)|lucide-react\/dist\/esm\/icons\/(eye|search|x|inbox|calendar-days|circle-dot|check|circle-question-mark|clock|triangle-(alert|exclamation-point)|link-2|printer|circle-check|ban)\.|src\/locales\/ru\/terms|src\/features\/domain\/terms\/lists/

export default defineConfig({
  plugins: [
    inlineDocuments(),
    tanstackRouter({
      target: 'react',
      autoCodeSplitting: true,
      // A loader brings its queries: beside the screen they cost nobody but who goes there.
      codeSplittingOptions: {
        defaultBehavior: [['component'], ['loader'], ['errorComponent'], ['notFoundComponent']],
      },
    }),
    react(),
    entryFiles([
      { at: '^/[pc](/|$)', of: ['/src/portal/start.tsx'] },
      { at: '^/p/?$', of: ['/src/portal/pages/practices.tsx'] },
      { at: '^/p/(?!(schools|terms)/?$)[^/]+/?$', of: ['/src/portal/pages/practice.tsx'] },
      { at: '^/p/schools/?$', of: ['/src/portal/pages/schools.tsx'] },
      { at: '^/(?![pc](/|$))', of: ['/src/app/start.tsx'] },
      { at: '^/(sign-in|reset)/?$', of: ['/src/app/entry-router.ts'] },
      { at: '^/(?![pc](/|$)|sign-in|reset|invitation|demo|survey)', of: ['/src/app/router.ts'] },
    ]),
  ],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    target: 'baseline-widely-available',
    manifest: true,
    sourcemap: false,
    rolldownOptions: {
      output: {
        // Left alone, every set of sharers gets its own crumb of a chunk: each is a request, is packed apart from its
        // kind, and is named again in what each route preloads. A module goes to the first group that takes it.
        codeSplitting: {
          groups: [
            // What both entries stand on: React, i18next, the queries.
            { name: 'base', test: BASE },
            // What the public pages share with some working ones.
            { name: 'light', test: LIGHT },
            // What every frame of the working pages draws, with all that it stands on: the router, the kit's core.
            { name: 'frame', test: FRAME },
            // The icons of many screens; one that a screen or two show stays with them.
            { name: 'icons', test: /lucide-react/, minShareCount: 3 },
            // What matches addresses: apart, each route would repeat the list of what its screen preloads.
            { name: 'entry-routes', test: (id) => /src\/routes\/_entry[^?]*$/.test(id) },
            { name: 'routes', test: (id) => /src\/(routes\/[^?]*|routeTree\.gen\.ts)$/.test(id) },
          ],
        },
      },
    },
  },
  server: {
    port: 5173,
    strictPort: true,
    proxy: Object.fromEntries(
      ['/graphql', '/auth', '/files', '/feeds', '/oembed', '/embed/practices'].map((path) => [
        path,
        { target: api, ws: true },
      ]),
    ),
  },
  test: {
    environment: 'happy-dom',
    setupFiles: './tests/setup.ts',
    include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.{ts,tsx}'],
  },
})
