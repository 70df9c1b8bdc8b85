// The queue of the snippet, in a file of its own because this shop allows no inline scripts.
window.wayfelt =
  window.wayfelt ||
  function () {
    ;(window.wayfelt.q = window.wayfelt.q || []).push(arguments)
  }
