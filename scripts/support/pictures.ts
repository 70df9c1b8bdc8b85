import { join } from 'node:path'
import { ROOT } from './run-tool.ts'

/** How the parts of the dashboard's kit are to look: one PNG a part and theme. */
export const REFERENCES = join(ROOT, 'test/e2e/pictures')
/** Those that look otherwise now: `….new.png`, and in red where: `….differs.png`. */
export const CHANGED = join(ROOT, '.wayfelt/pictures')
export const NEW = '.new.png'
