/** Says which tag runs. Where the document's own property is, since that is what the loader asks. */
export function setCurrentScript(script: HTMLScriptElement | null): void {
  Object.defineProperty(Document.prototype, 'currentScript', { value: script, configurable: true })
}
