import { copyFile, mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { CHANGED, NEW, REFERENCES } from './support/pictures.ts'
import { runScript } from './support/run-script.ts'

/**
 * Names the pictures of the kit that the last browser test found changed. `--accept` makes the new
 * ones the reference.
 */
await runScript(async () => {
  const { values } = parseArgs({ options: { accept: { type: 'boolean', default: false } } })
  await mkdir(REFERENCES, { recursive: true })
  const files = await readdir(CHANGED).catch(() => [])
  const names = files.filter((file) => file.endsWith(NEW)).map((file) => file.slice(0, -NEW.length))
  for (const name of names) {
    console.log(values.accept ? `accepted ${name}` : join(CHANGED, `${name}${NEW}`))
    if (values.accept) await copyFile(join(CHANGED, name + NEW), join(REFERENCES, `${name}.png`))
  }
  if (values.accept) await rm(CHANGED, { recursive: true, force: true })
  if (names.length === 0) console.log('No picture has changed in the last browser test.')
})
