// The queue of the snippet, in a file of its own because this shop allows no inline scripts.
// An element with the id wayfelt would have the name, too.
if (typeof window.wayfelt !== 'function')
  window.wayfelt = function () {
    ;(window.wayfelt.q = window.wayfelt.q || []).push(arguments)
  }
