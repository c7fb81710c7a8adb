// Runs before the first paint so that a chosen dark theme never flashes white. A file, not an inline
// script: the content security policy allows no inline code.
try {
  var scheme = localStorage.getItem('mantine-color-scheme-value') || 'auto'
  var dark = scheme === 'dark' || (scheme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
  document.documentElement.style.colorScheme = dark ? 'dark' : 'light'
  document.documentElement.lang = localStorage.getItem('nastavnik.locale') === 'en' ? 'en' : 'ru'
} catch (_) {
  // Storage may be forbidden; the page then starts light and Russian.
}
