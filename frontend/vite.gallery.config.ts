import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The gallery shows every shared part in every state. It is looked at and tested, never shipped. */
export default defineConfig({
  root: fileURLToPath(new URL('./gallery', import.meta.url)),
  plugins: [react()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  publicDir: fileURLToPath(new URL('./public', import.meta.url)),
  build: { outDir: '../dist-gallery', emptyOutDir: true },
  server: { port: 5174, strictPort: true },
  preview: { port: 4174, strictPort: true, host: '127.0.0.1' },
})
