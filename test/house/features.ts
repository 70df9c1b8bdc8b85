/** A feature uses another one along these only. What a second one needs moves down into the kit. */
const ARROWS = new Set(['guest → journey', 'guest → shell', 'journey → suspicions'])

/** `journey`; `settings/keys` for a page of the settings, `settings` for what its pages share. */
export function featureOf(path: string): string | null {
  const [, name, page] = /^dashboard\/features\/([^/]+)\/(?:([^/]+)\/)?/.exec(path) ?? []
  if (name === undefined) return null
  return name === 'settings' && page !== undefined && page !== 'words' ? `${name}/${page}` : name
}

/** Whether one feature may import from another. */
export function mayUse(from: string, to: string): boolean {
  if (from === to || ARROWS.has(`${from} → ${to}`)) return true
  return from.startsWith('settings/') && to === 'settings'
}
