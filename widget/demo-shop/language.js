// Runs before everything else, so that page and question speak the visitor's language at once: the
// one chosen here before, else the first of the browser's that the shop speaks.
{
  const html = document.documentElement
  const spoken = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase())
  html.lang = spoken.find((language) => ['pl', 'en'].includes(language)) ?? 'en'
  try {
    html.lang = JSON.parse(localStorage.getItem('zielony-language')) ?? html.lang
  } catch {
    // No storage: the browser's it is.
  }
}
