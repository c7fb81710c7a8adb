import { defineConfig } from 'vite'

/** The web component for pages of other sites: one file beside the SPA, with no part of it. */
export default defineConfig({
  build: {
    target: 'es2022',
    outDir: 'dist/embed',
    emptyOutDir: false,
    copyPublicDir: false,
    lib: {
      entry: 'src/widget/practices.ts',
      formats: ['iife'],
      name: 'nastavnikPractices',
      fileName: () => 'nastavnik-practices.js',
    },
  },
})
