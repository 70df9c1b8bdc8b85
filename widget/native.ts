/**
 * A part of the document itself. `document.hidden` may be a form of the page that is named so:
 * elements with a name hide what the document calls by the same one.
 */
export function own<K extends keyof Document>(name: K): Document[K] {
  return Reflect.get(Document.prototype, name, document)
}

/** Unix milliseconds: pages put what they like into the place of Date.now. */
export function now(): number {
  return +new Date()
}
