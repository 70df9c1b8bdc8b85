import type { PageWatch } from '#contract/collect/config.ts'
import { countPage } from './count-page.ts'

/*
 * Loaded beside the questions while a site counts why nobody was asked. What it has to know stands
 * in its own address, so that the file is the same for everybody; so does what the page has to be
 * watched for, since a config names one file.
 */

interface Told {
  site: string
  every: number
  watch?: [event: string, watch: PageWatch][]
}

const source = import.meta.url
const { site, every, watch }: Told = JSON.parse(decodeURIComponent(new URL(source).hash.slice(1)))

if (watch) {
  const path = `/w-watch.js#${encodeURIComponent(JSON.stringify(watch))}`
  import(/* @vite-ignore */ new URL(path, source).href).catch(String)
}
// One page in so many, by chance alone: it is not known of a visitor whether they are counted.
const [draw = 1] = crypto.getRandomValues(new Uint32Array(1))
if (draw % every === 0) countPage({ site, every, base: source }).catch(String)
