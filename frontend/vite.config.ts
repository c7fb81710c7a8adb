import { fileURLToPath } from 'node:url'
import { tanstackRouter } from '@tanstack/router-plugin/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { inlineDocuments } from './scripts/inline-documents'

const api = process.env.NASTAVNIK_API ?? 'http://127.0.0.1:8080'

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
            // What every frame draws, with all that it stands on: React, the kit's core, i18next, the queries.
            {
              name: 'frame',
              test: /@tanstack\/(react-)?query|src\/shared\/ui\/(Brand|LanguageSwitch|ThemeSwitch|PageLoading|PageError|links)\./,
            },
            // What matches addresses: apart, each route would repeat the list of what its screen preloads.
            { name: 'routes', test: (id) => /src\/(routes\/[^?]*|routeTree\.gen\.ts)$/.test(id) },
            // The icons of many screens; one that a screen or two show stays with them.
            { name: 'icons', test: /lucide-react/, minShareCount: 3 },
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
