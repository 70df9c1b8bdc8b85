/** The parts of an element as a PNG, as they stand; what paints them is fetched when it is wanted. */
export async function paintParts(element: HTMLElement | null): Promise<Blob> {
  const { elementPicture } = await import('./element-picture.ts')
  return await elementPicture(Array.from(element?.children ?? []))
}
