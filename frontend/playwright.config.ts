import { defineConfig } from '@playwright/test'
import { GALLERY_URL, galleryCommand, server } from './e2e/server'

const launchOptions = {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
}
const desktop = { viewport: { width: 1440, height: 1000 } }
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 }

/** The stories run through the real server on a database of their own; the gallery needs no server. */
export default defineConfig({
  testDir: 'e2e',
  workers: 1,
  reporter: 'list',
  // Told as «flaky» at the end of the run when the second try succeeds; the halves of the stories share two cores.
  retries: Number(process.env.NASTAVNIK_E2E_RETRIES ?? 0),
  // A shared machine under load is slow; a test that needs longer than this is broken.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  use: {
    baseURL: server.url,
    // What is not there by then does not come: a story fails at the step that is wrong, not at its end.
    actionTimeout: 30_000,
    locale: 'ru-RU',
    timezoneId: 'Europe/Moscow',
    contextOptions: { reducedMotion: 'reduce' },
    trace: 'retain-on-failure',
    launchOptions,
  },
  projects: [
    { name: 'desktop', testIgnore: 'gallery.spec.ts', use: desktop },
    { name: 'phone', testIgnore: 'gallery.spec.ts', use: phone },
    { name: 'gallery-desktop', testMatch: 'gallery.spec.ts', use: { ...desktop, baseURL: GALLERY_URL } },
    { name: 'gallery-phone', testMatch: 'gallery.spec.ts', use: { ...phone, baseURL: GALLERY_URL } },
  ],
  webServer: [
    ...server.start,
    {
      command: galleryCommand,
      url: GALLERY_URL,
      reuseExistingServer: false,
    },
  ],
})
