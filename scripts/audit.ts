import { parseArgs } from 'node:util'
import type { Answer } from '#contract/answers.ts'
import type { Curve, JourneyList } from '#contract/journey.ts'
import { writeAuditBundle } from './audit/write-bundle.ts'
import { Refusal, runScript } from './support/run-script.ts'

const USAGE =
  'Usage: WAYFELT_KEY=wf_sk_… npm run audit -- ADDRESS --from YYYY-MM-DD --to YYYY-MM-DD [--journey ID] ' +
  '[--compare previous|year] [--kind KIND] [--channel NAME] [--segment ID] [--persona ID] [--out FOLDER]'

/** What narrows a page; the same names in its address, in the API and here. */
const FILTERS = ['kind', 'channel', 'segment', 'persona'] as const

/** Takes a page's figures and the answers behind it, and writes what counts them again. */
await runScript(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      journey: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      compare: { type: 'string', default: 'previous' },
      out: { type: 'string', default: 'wayfelt-audit' },
      kind: { type: 'string' },
      channel: { type: 'string' },
      segment: { type: 'string' },
      persona: { type: 'string' },
    },
  })
  const [address] = positionals
  const key = process.env['WAYFELT_KEY']
  const { from, to, compare, out } = values
  if (!address || !from || !to) throw new Refusal(USAGE)
  if (!key)
    throw new Refusal(
      'Put a secret key that may read figures and take out answers into WAYFELT_KEY: Settings › Keys.',
    )
  const site = caller(address, key)
  const { journeys } = await site.read<JourneyList>('/api/journeys', {})
  const journey = journeys.find(({ id }) => values.journey === undefined || id === values.journey)
  if (!journey) throw new Refusal(`There is no such journey. There are: ${listed(journeys)}.`)
  const chosen = Object.fromEntries(
    FILTERS.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])),
  )
  const curve = await site.read<Curve>(`/api/journeys/${journey.id}/curve`, {
    ...chosen,
    from,
    to,
    compare,
  })
  // Without a choice the page has chosen a kind.
  const asked = { ...chosen, journey: journey.id, kind: curve.kind }
  const periods = [
    { period: 'now' as const, days: curve.range },
    ...(curve.previousRange ? [{ period: 'before' as const, days: curve.previousRange }] : []),
  ]
  const written = await writeAuditBundle(out, {
    curve,
    journey,
    answers: periods.map(({ period, days }) => ({
      period,
      answers: site.answers({ ...asked, ...days }),
    })),
    filters: new URLSearchParams(chosen).toString(),
  })
  console.log(
    `${written.figures} figures and ${written.answers} answers in ${out}/bundle.sqlite. Count them again with: node ${out}/audit.js ${out}/bundle.sqlite`,
  )
})

function listed(journeys: { id: string }[]): string {
  return journeys.map(({ id }) => id).join(', ') || 'none'
}

/** Calls of one site by its key. @throws Refusal with what the site says */
function caller(address: string, key: string) {
  async function get(path: string, query: Record<string, string>): Promise<Response> {
    const url = new URL(path, address)
    url.search = new URLSearchParams(query).toString()
    const response = await fetch(url, { headers: { authorization: `Bearer ${key}` } })
    if (response.ok) return response
    const { detail } = (await response.json().catch(() => ({}))) as { detail?: string }
    throw new Refusal(`${url.pathname} answered ${response.status}: ${detail ?? 'no reason given'}`)
  }
  return {
    async read<Body>(path: string, query: Record<string, string>): Promise<Body> {
      return (await (await get(path, query)).json()) as Body
    },
    /** All answers of a selection, as they come. */
    async *answers(query: Record<string, string>): AsyncGenerator<Answer> {
      const { body } = await get('/api/answers.ndjson', query)
      if (!body) return
      let rest = ''
      for await (const part of body.pipeThrough(new TextDecoderStream())) {
        const lines = (rest + part).split('\n')
        rest = lines.pop() ?? ''
        for (const line of lines) yield JSON.parse(line) as Answer
      }
    },
  }
}
