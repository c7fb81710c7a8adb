// Runs before the first paint. A file, not an inline script: the content security policy allows no inline code.
try {
  // A chosen dark theme must never flash white, nor large letters begin small.
  var root = document.documentElement
  var scheme = localStorage.getItem('mantine-color-scheme-value') || 'auto'
  var dark = scheme === 'dark' || (scheme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches)
  root.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
  root.style.colorScheme = dark ? 'dark' : 'light'
  root.lang = localStorage.getItem('nastavnik.locale') === 'en' ? 'en' : 'ru'
  var easy = /^(light|dark) ([123])$/.exec(localStorage.getItem('nastavnik.easy-read') || '')
  if (easy && /^\/[pc](\/|$)/.test(location.pathname)) {
    root.setAttribute('data-easy', easy[1])
    root.setAttribute('data-easy-size', easy[2])
  }
} catch (_) {
  // Storage may be forbidden; the page then starts light and Russian.
}
// The build has written here what each entry needs: its files come beside the script that chooses the entry, not after it.
;(function () {
  var path = location.pathname
  var lists = JSON.parse(document.currentScript.dataset.entries || '[]')
  for (var i = 0; i < lists.length; i++) {
    if (!new RegExp(lists[i].at).test(path)) continue
    lists[i].files.forEach(function (file) {
      var link = document.createElement('link')
      if (/\.css$/.test(file)) {
        link.rel = 'stylesheet'
        link.setAttribute('blocking', 'render')
      } else {
        link.rel = 'modulepreload'
      }
      link.crossOrigin = ''
      link.href = '/' + file
      document.head.append(link)
    })
  }
})()
