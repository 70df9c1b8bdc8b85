import {
  CallToolRequestParamsSchema,
  InitializeRequestParamsSchema,
  type JSONRPCRequestSchema,
} from '@modelcontextprotocol/core'
import { checkValue, type Checked, type Schema } from '#contract/check-value.ts'
import { MCP_FILE, type ToldMcp } from '#contract/mcp/told.ts'
import type { Permission } from '#contract/rights.ts'
import type { Bindings } from '#worker/http/env.ts'
import { keptAsset } from '#worker/http/kept-asset.ts'
import type { CallApi } from './call-api.ts'
import { runTool } from './run-tool.ts'

/** Versions of the protocol that are spoken, the newest first: those without batches and without state. */
export const PROTOCOL_VERSIONS = ['2025-11-25', '2025-06-18']

type RpcRequest = Checked<typeof JSONRPCRequestSchema>

/** Codes of JSON-RPC 2.0. */
const METHOD_NOT_FOUND = -32_601
const INVALID_PARAMS = -32_602

/** A request that cannot be answered as it is. */
class RpcError extends Error {
  readonly code: number

  constructor(code: number, message: string) {
    super(message)
    this.name = 'RpcError'
    this.code = code
  }
}

/** Who asks: what the key may do, the API in its name, and the files that stand beside the Worker. */
interface RpcCaller {
  permissions: readonly Permission[]
  call: CallApi
  env: Pick<Bindings, 'ASSETS'>
}

const toldMcp = keptAsset<ToldMcp, ToldMcp>(MCP_FILE, (told) => told)

/** Answers one request of the protocol. Nothing is remembered from one to the next. */
export async function answerRpc(request: RpcRequest, caller: RpcCaller) {
  const { id } = request
  try {
    return { jsonrpc: '2.0', id, result: await resultOf(request, caller) }
  } catch (error) {
    if (!(error instanceof RpcError)) throw error
    return { jsonrpc: '2.0', id, error: { code: error.code, message: error.message } }
  }
}

async function resultOf(
  { method, params }: RpcRequest,
  { permissions, call, env }: RpcCaller,
): Promise<object> {
  switch (method) {
    case 'initialize':
      return introduce(
        read(InitializeRequestParamsSchema, params).protocolVersion,
        (await toldMcp(env)).instructions,
      )
    case 'ping':
      return {}
    case 'tools/list':
      return {
        tools: (await toldMcp(env)).tools.flatMap(({ needs, told }) =>
          permissions.includes(needs) ? [told] : [],
        ),
      }
    case 'tools/call': {
      const { name, arguments: input = {} } = read(CallToolRequestParamsSchema, params)
      const result = await runTool(name, input, call)
      if (!result) throw new RpcError(INVALID_PARAMS, 'There is no such tool; see tools/list.')
      return result
    }
    default:
      throw new RpcError(
        METHOD_NOT_FOUND,
        'There is no such method here; this server has tools only.',
      )
  }
}

/** What is spoken from here on: the version that was asked for, or else the newest. */
function introduce(asked: string, instructions: string) {
  return {
    protocolVersion: PROTOCOL_VERSIONS.includes(asked) ? asked : PROTOCOL_VERSIONS[0],
    capabilities: { tools: {} },
    serverInfo: { name: 'wayfelt', title: 'Wayfelt', version: '1' },
    instructions,
  }
}

function read<Of extends Schema>(schema: Of, params: unknown): Checked<Of> {
  const checked = checkValue(schema, params)
  if ('data' in checked) return checked.data
  const fields = checked.fields.map(({ field, reason }) => `${field || 'params'}: ${reason}`)
  throw new RpcError(INVALID_PARAMS, fields.slice(0, 5).join('; '))
}
