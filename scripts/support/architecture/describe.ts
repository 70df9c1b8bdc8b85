import { drawArchitecture } from './draw.ts'
import { arrowsBetween } from './graph.ts'
import { listSources, readImports } from './imports.ts'
import { placeOf } from './places.ts'
import { renderTable } from './table.ts'

/**
 * What docs/architecture.md must say of the imports as they are.
 * @param page the page as it is; only the last column of its table changes
 */
export async function describeArchitecture(
  page: string,
): Promise<{ table: string; drawing: string }> {
  const imports = await readImports()
  return {
    table: renderTable(page, imports, await listSources()),
    drawing: drawArchitecture(arrowsBetween(imports, placeOf)),
  }
}
