/** The parts of the product, in the order of the drawing. */
export const PARTS = ['dashboard', 'worker', 'widget', 'scripts'] as const

/**
 * The place of a source file in the drawing: a folder of Worker and widget, or a file beside them;
 * the app, the gallery, a feature or a folder of the kit in the dashboard. Null for what is no source.
 */
export function placeOf(path: string): string | null {
  const [part = '', folder = '', name = ''] = path.split('/')
  if (part === 'scripts') return part
  if (part === 'worker' || part === 'widget') return `${part}/${folder}`
  if (part !== 'dashboard') return null
  if (folder === 'features' || folder === 'kit') return `${part}/${folder}/${name}`
  return folder === 'gallery' ? `${part}/${folder}` : `${part}/app`
}

/** What a place is called in the drawing. */
export function labelOf(place: string): string {
  return place.replace(/^.*\/(?=.)/, '').replace(/\.tsx?$/, '')
}
