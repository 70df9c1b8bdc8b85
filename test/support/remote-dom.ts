/*
 * As much of a document as a checkout's sandbox has for an extension: parts that Preact can put
 * together, without a page. What somebody would do to them is `press`, `pick` and `write`.
 */

type Listener = (this: Part, event: { type: string; currentTarget: Part }) => void

export class Part {
  nodeType: number
  localName: string
  childNodes: Part[] = []
  parentNode: Part | null = null
  namespaceURI = 'http://www.w3.org/1999/xhtml'
  attributes: Record<string, unknown> = {}
  /** Of a text. */
  data = ''
  /** Of a list: what is chosen in it. Of a field: what stands in it. */
  values: string[] = []
  value = ''
  readonly #listeners = new Map<string, Listener>()

  constructor(localName: string) {
    this.localName = localName
    this.nodeType = localName ? 1 : 3
  }

  get firstChild(): Part | null {
    return this.childNodes[0] ?? null
  }

  get nextSibling(): Part | null {
    const siblings = this.parentNode?.childNodes ?? []
    return siblings[siblings.indexOf(this) + 1] ?? null
  }

  get ownerDocument() {
    return remoteDocument
  }

  insertBefore(part: Part, before: Part | null): Part {
    part.remove()
    const at = before ? this.childNodes.indexOf(before) : this.childNodes.length
    this.childNodes.splice(at, 0, part)
    part.parentNode = this
    return part
  }

  appendChild(part: Part): Part {
    return this.insertBefore(part, null)
  }

  removeChild(part: Part): Part {
    part.remove()
    return part
  }

  remove(): void {
    const siblings = this.parentNode?.childNodes ?? []
    if (siblings.includes(this)) siblings.splice(siblings.indexOf(this), 1)
    this.parentNode = null
  }

  setAttribute(name: string, value: unknown): void {
    this.attributes[name] = value
  }

  removeAttribute(name: string): void {
    delete this.attributes[name]
  }

  addEventListener(type: string, listener: Listener): void {
    this.#listeners.set(type, listener)
  }

  removeEventListener(type: string): void {
    this.#listeners.delete(type)
  }

  /** All parts of a kind in here, in the order of the page. */
  all(name: string): Part[] {
    return this.childNodes.flatMap((part) => [
      ...(part.localName === name ? [part] : []),
      ...part.all(name),
    ])
  }

  /** The first part of a kind in here. */
  one(name: string): Part {
    const [part] = this.all(name)
    if (!part) throw new Error(`No ${name} in ${this.text || 'an empty block'}`)
    return part
  }

  /** Everything that is said in here. */
  get text(): string {
    const { label } = this.attributes
    const said = [this.data, typeof label === 'string' ? label : '']
    return [...said, ...this.childNodes.map(({ text }) => text)].filter(Boolean).join(' | ')
  }

  press(): void {
    this.#tell('click')
  }

  pick(...values: string[]): void {
    this.values = values
    this.#tell('change')
  }

  write(value: string): void {
    this.value = value
    this.#tell('input')
  }

  #tell(type: string): void {
    this.#listeners.get(type)?.call(this, { type, currentTarget: this })
  }
}

const remoteDocument = {
  createElementNS: (_: string, name: string) => new Part(name),
  createTextNode: (data: string) => Object.assign(new Part(''), { data }),
}
