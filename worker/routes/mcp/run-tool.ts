import { checkValue } from '#contract/check-value.ts'
import { MCP_TOOLS, type McpInput, type McpToolName } from '#contract/mcp/tools.ts'
import type { FieldError } from '#contract/problem.ts'
import { tellCurve, tellJourneys } from '#worker/domain/mcp/figures.ts'
import { RefusedCall, type CallApi } from './call-api.ts'

/** What each tool asks of `/api`, and how that is told. */
const RUNS: {
  [Name in McpToolName]: (input: McpInput<Name>, call: CallApi) => Promise<object>
} = {
  list_journeys: async (query, call) => tellJourneys(await call('GET /api/journeys', { query })),
  read_curve: async ({ journey: id, ...query }, call) =>
    tellCurve(await call('GET /api/journeys/:id/curve', { id, query })),
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
