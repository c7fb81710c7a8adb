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
        // One chunk for what matches addresses: apart, each route would repeat the list of what its screen preloads.
        codeSplitting: {
          groups: [{ name: 'routes', test: (id) => /src\/(routes\/[^?]*|routeTree\.gen\.ts)$/.test(id) }],
        },
      },
    },
  },
  server: {
    port: 5173,
    strictPort: true,
    proxy: Object.fromEntries(
      ['/graphql', '/auth', '/files'].map((path) => [path, { target: api, ws: true }]),
    ),
  },
  test: {
    environment: 'happy-dom',
    setupFiles: './tests/setup.ts',
    include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.{ts,tsx}'],
  },
})
