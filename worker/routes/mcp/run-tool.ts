import { checkValue } from '#contract/check-value.ts'
import { MCP_TOOLS, type McpInput, type McpToolName } from '#contract/mcp/tools.ts'
import type { FieldError } from '#contract/problem.ts'
import { tellAnswers } from '#worker/domain/mcp/answers.ts'
import {
  tellCurve,
  tellJourneys,
  tellMoments,
  tellMoves,
  tellPains,
  tellWhy,
} from '#worker/domain/mcp/figures.ts'
import { RefusedCall, type CallApi } from './call-api.ts'

/** What each tool asks of `/api`, and how that is told. */
const RUNS: {
  [Name in McpToolName]: (input: McpInput<Name>, call: CallApi) => Promise<object>
} = {
  list_journeys: async (query, call) => tellJourneys(await call('GET /api/journeys', { query })),
  read_curve: async ({ journey: id, ...query }, call) =>
    tellCurve(await call('GET /api/journeys/:id/curve', { id, query })),
  read_moves: async ({ journey: id, ...query }, call) =>
    tellMoves(await call('GET /api/journeys/:id/moves', { id, query })),
  read_why: async ({ journey: id, ...query }, call) =>
    tellWhy(await call('GET /api/journeys/:id/moves/why', { id, query })),
  read_pains: async ({ journey: id, ...query }, call) => {
    const pains = call('GET /api/journeys/:id/pains', { id, query })
    return tellPains(await pains, await kindOf(id, call))
  },
  read_moments: async ({ journey: id, ...query }, call) => {
    const moments = call('GET /api/journeys/:id/moments', { id, query })
    return tellMoments(await moments, await kindOf(id, call))
  },
  read_answers: async ({ commented, ...query }, call) =>
    tellAnswers(
      await call('GET /api/answers', {
        query: { ...query, ...(commented === true ? { commented: '1' } : {}) },
      }),
    ),
  draft_survey: async (body, call) => {
    const { id } = await call('POST /api/surveys', { body })
    return { id, state: 'draft', next: 'A person looks at it under Surveys and makes it live.' }
  },
}

/** Whose journey it is decides how many answers a figure needs. */
async function kindOf(id: string, call: CallApi) {
  return (await call('GET /api/journeys/:id', { id })).kind
}

/** What a tool says: data, and the same data as text for programs that read only that. */
interface ToolResult {
  content: { type: 'text'; text: string }[]
  structuredContent: object
  isError?: true
}

/**
 * Runs a tool with whatever was sent as its input. What goes wrong is told as its result, so that the
 * program that asked can ask better.
 * @returns null if there is no such tool
 */
export async function runTool(
  name: string,
  input: unknown,
  call: CallApi,
): Promise<ToolResult | null> {
  if (!isTool(name)) return null
  try {
    return await runChecked(name, input, call)
  } catch (error) {
    if (!(error instanceof RefusedCall)) throw error
    const { code, detail, requestId, fields = [] } = error.problem
    return failed({ code, detail, requestId, fields })
  }
}

async function runChecked<Name extends McpToolName>(name: Name, input: unknown, call: CallApi) {
  const checked = checkValue(MCP_TOOLS[name].input, input)
  if ('fields' in checked) return failed({ code: 'invalid', detail: WRONG, fields: checked.fields })
  return told(await RUNS[name](checked.data as McpInput<Name>, call))
}

const WRONG = 'Some fields are not as expected; see `fields`.'

function failed(problem: {
  code: string
  detail: string
  requestId?: string
  fields: FieldError[]
}): ToolResult {
  return { ...told({ error: problem }), isError: true }
}

function told(data: object): ToolResult {
  return { content: [{ type: 'text', text: JSON.stringify(data) }], structuredContent: data }
}

function isTool(name: string): name is McpToolName {
  return Object.hasOwn(MCP_TOOLS, name)
}
