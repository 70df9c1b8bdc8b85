import { vi } from 'vitest'

/** A file that was handed to the browser. */
export interface Download {
  name: string
  content: Blob
}

/** Takes what the page hands to the browser as files, in order. */
export function catchDownloads(): Download[] {
  const files: Download[] = []
  const contents = new Map<string, Blob>()
  vi.spyOn(URL, 'createObjectURL').mockImplementation((content) => {
    const address = `blob:${contents.size + 1}`
    // Nothing but files is ever handed over.
    contents.set(address, content as Blob)
    return address
  })
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation((address) => void contents.delete(address))
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    const content = contents.get(this.href)
    if (content) files.push({ name: this.download, content })
  })
  return files
}
