import { Response, type Request } from 'miniflare'

/*
 * InPost's ShipX as it answers about a parcel: `/v1/tracking/{number}`. What it says is put at
 * `/_parcel/{number}`, and `/_asked/{number}` tells how often it was asked.
 */

/** What InPost answers about a parcel. */
export interface TrackedParcel {
  /** Of HTTP; 200 unless told. */
  status?: number
  headers?: Record<string, string>
  /** The answer as it is sent, instead of one that is made of the steps. */
  body?: string
  /** The number that the answer names, where it is another one. */
  number?: string
  /** Codes with the times at which they were reached, the oldest first. */
  steps?: [code: string, datetime: string][]
  /** It answers only once it is let. */
  isHeld?: boolean
}

const parcels = new Map<string, TrackedParcel[]>()
const asked = new Map<string, number>()
const arrivals = new Map<string, Gate>()
const answers = new Map<string, Gate>()

interface Gate {
  passed: Promise<void>
  open: () => void
}

function gateOf(gates: Map<string, Gate>, code: string): Gate {
  const known = gates.get(code)
  if (known) return known
  const { promise, resolve } = Promise.withResolvers<void>()
  const gate = { passed: promise, open: resolve }
  gates.set(code, gate)
  return gate
}

/** Answers a call of InPost's API. */
export async function inpostApi(request: Request): Promise<Response> {
  const [, what = '', second = '', third = ''] = new URL(request.url).pathname.split('/')
  if (what === '_parcel') {
    parcels.set(second, (await request.json()) as TrackedParcel[])
    asked.set(second, 0)
    return new Response('set')
  }
  if (what === '_asked') return Response.json(asked.get(second) ?? 0)
  if (what === '_held') {
    await gateOf(arrivals, second).passed
    return new Response('held')
  }
  if (what === '_let') {
    gateOf(answers, second).open()
    return new Response('let')
  }
  if (what !== 'v1' || second !== 'tracking') return new Response('no', { status: 400 })
  return await answer(third)
}

async function answer(code: string): Promise<Response> {
  const before = asked.get(code) ?? 0
  asked.set(code, before + 1)
  const planned = parcels.get(code) ?? []
  const {
    status = 200,
    headers = {},
    body,
    number,
    steps,
    isHeld,
  } = planned[before] ?? planned.at(-1) ?? { status: 404, body: '{"error":"resource_not_found"}' }
  if (isHeld) {
    gateOf(arrivals, code).open()
    await gateOf(answers, code).passed
  }
  return new Response(body ?? JSON.stringify(tracked(number ?? code, steps ?? [])), {
    status,
    headers,
  })
}

/** The form of the answer, as public clients read it: the newest step first. */
function tracked(code: string, steps: [code: string, datetime: string][]) {
  const newest = steps.at(-1)
  return {
    tracking_number: code,
    service: 'inpost_locker_standard',
    type: 'inpost_locker_standard',
    status: newest?.[0] ?? 'created',
    custom_attributes: { size: 'A', target_machine_id: 'KRA012' },
    tracking_details: steps
      .map(([step, datetime]) => ({ status: step, origin_status: step, agency: null, datetime }))
      .toReversed(),
    expected_flow: [],
    created_at: steps[0]?.[1] ?? null,
    updated_at: newest?.[1] ?? null,
  }
}
