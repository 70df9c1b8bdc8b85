import { readdir, readFile } from 'node:fs/promises'
import { dirname, join, posix } from 'node:path'
import { parseSync, Visitor } from 'vite'
import { ROOT } from '../run-tool.ts'

/** One import of a source file; paths are from the project's folder, with `/`. */
export interface Import {
  from: string
  /** A file of the project, or the name of a package; `node:` modules keep theirs. */
  to: string
  external: boolean
  /** Whether nothing of it is left at run time. */
  typeOnly: boolean
}

const AREAS = ['worker', 'widget', 'dashboard', 'scripts']
/** Not the settings of tools, nor what only declares names. */
const SOURCE = /(?<!\.d|\.config)\.(ts|tsx|js)$/

/** Every import of the sources: static, exported again, dynamic, and in types. */
export async function readImports(root = ROOT): Promise<Import[]> {
  const aliases = await readAliases(root)
  const files = await listSources(root)
  const texts = await Promise.all(files.map((file) => readFile(join(root, file), 'utf8')))
  return files.flatMap((file, index) =>
    parseImports(file, texts[index] ?? '').map(({ source, typeOnly }) => ({
      from: file,
      ...resolveImport(source, file, aliases),
      typeOnly,
    })),
  )
}

/** The source files that are looked at, in order. */
export async function listSources(root = ROOT): Promise<string[]> {
  const found = await Promise.all(
    AREAS.map(async (area) =>
      (await readdir(join(root, area), { recursive: true })).map((name) =>
        posix.join(area, name.replaceAll('\\', '/')),
      ),
    ),
  )
  return found
    .flat()
    .filter((file) => SOURCE.test(file))
    .sort()
}

interface Mention {
  source: string
  typeOnly: boolean
}

function parseImports(file: string, text: string): Mention[] {
  const { module, program, errors } = parseSync(file, text)
  if (errors.length > 0) throw new Error(`${file} cannot be read: ${errors[0]?.message}`)
  const mentions: Mention[] = module.staticImports.map(({ moduleRequest, entries }) => ({
    source: moduleRequest.value,
    typeOnly: entries.length > 0 && entries.every(({ isType }) => isType),
  }))
  for (const { moduleRequest, isType } of module.staticExports.flatMap(({ entries }) => entries))
    if (moduleRequest) mentions.push({ source: moduleRequest.value, typeOnly: isType })
  for (const { moduleRequest } of module.dynamicImports) {
    const source = literal(text.slice(moduleRequest.start, moduleRequest.end))
    if (source !== null) mentions.push({ source, typeOnly: false })
  }
  new Visitor({
    TSImportType: ({ source }) => {
      mentions.push({ source: source.value, typeOnly: true })
    },
  }).visit(program)
  return mentions
}

/**
 * The path of a dynamic import; null for a file of dist/ whose name the build or the config defines.
 * @throws Error for a computed path: nobody could say where it leads
 */
function literal(code: string): string | null {
  if (/\b[A-Z]+_PATH\b|^new URL\(path, source\)/.test(code)) return null
  const source = /^(['"`])([^$]+)\1$/.exec(code)?.[2]
  if (source === undefined) throw new Error(`An import leads to a computed path: ${code}`)
  return source
}

function resolveImport(
  source: string,
  file: string,
  aliases: Map<string, string>,
): Pick<Import, 'to' | 'external'> {
  const path = source.replace(/\?.*$/, '')
  if (path.startsWith('.')) return { to: posix.join(dirname(file), path), external: false }
  for (const [alias, folder] of aliases)
    if (path.startsWith(alias))
      return { to: posix.join(folder, path.slice(alias.length)), external: false }
  if (path.startsWith('node:')) return { to: path, external: true }
  const name = path.split('/').slice(0, path.startsWith('@') ? 2 : 1)
  return { to: name.join('/'), external: true }
}

async function readAliases(root: string): Promise<Map<string, string>> {
  const { imports } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
    imports: Record<string, string>
  }
  const entries = Object.entries(imports)
  return new Map(entries.map(([from, to]) => [from.replace('*', ''), to.replace('*', '')]))
}
