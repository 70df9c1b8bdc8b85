// Runs before everything else, so that page and question speak the visitor's language at once.
try {
  document.documentElement.lang = JSON.parse(localStorage.getItem('zielony-language')) ?? 'pl'
} catch {
  // No storage: Polish it is.
}
