import { buildAll } from './support/build-all.ts'

await buildAll()
