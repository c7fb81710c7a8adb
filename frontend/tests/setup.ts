import '@testing-library/jest-dom/vitest'
import { cleanup, configure } from '@testing-library/react'
import i18n from 'i18next'
import { initReactI18next } from 'react-i18next'
import { afterEach, beforeAll, beforeEach, vi } from 'vitest'

// A loaded machine needs longer than the library's one second for a page with its lazy parts.
configure({ asyncUtilTimeout: 4_000 })

const catalogues = import.meta.glob<Record<string, unknown>>('../src/locales/ru/*.json', {
  import: 'default',
  eager: true,
})

/** Every Russian catalogue, so that a test reads what the reader reads. */
const ru = Object.fromEntries(
  Object.entries(catalogues).map(([path, words]) => [path.replace(/^.*\/|\.json$/g, ''), words]),
)

beforeAll(async () => {
  await i18n.use(initReactI18next).init({
    lng: 'ru',
    fallbackLng: false,
    defaultNS: 'common',
    resources: { ru },
    interpolation: { escapeValue: false },
  })
})
beforeEach(() => localStorage.clear())
afterEach(() => cleanup())

// What happy-dom lacks and Mantine asks for.
window.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
}
window.HTMLElement.prototype.scrollIntoView = () => {}
Object.defineProperty(document, 'fonts', {
  configurable: true,
  value: { addEventListener() {}, removeEventListener() {}, ready: Promise.resolve() },
})

/** Answers media queries as a phone (390 px) or a desk (1440 px) would. */
export function standOn(device: 'phone' | 'desk'): void {
  window.matchMedia = vi.fn().mockImplementation((query: string) => ({
    matches: /max-width/.test(query) && device === 'phone',
    media: query,
    addEventListener: vi.fn(),
    removeEventListener: vi.fn(),
  }))
}
beforeEach(() => standOn('desk'))
