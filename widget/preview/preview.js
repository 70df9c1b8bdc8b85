/*
 * A page for the survey builder's frame: the real widget on a question that is still a draft. The
 * dashboard hands its config over; answers go under a key that no site has, and are ignored.
 */

const WIDGET_PATH = new URL('/w.js', location.origin).href

/** Shows a question. A loader keeps what it began with, so another question is another page. */
async function show({ config, theme, lang }) {
  if (window.__wayfelt) {
    location.reload()
    return
  }
  window.__wayfelt = { [config.site]: config }
  document.documentElement.dataset.theme = theme
  document.documentElement.lang = lang
  const [{ id, target }] = config.surveys
  if (target) {
    const place = document.createElement('div')
    place.dataset.wayfelt = id
    document.querySelector('main').append(place)
  }
  await import(WIDGET_PATH)
  window.wayfelt('show', id)
}

addEventListener('message', ({ origin, source, data }) => {
  if (origin === location.origin && source === parent && data?.config) void show(data)
})
parent.postMessage({ preview: 'ready' }, location.origin)
