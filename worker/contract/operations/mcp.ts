import * as z from 'zod'
import { json, type Operation } from './operation.ts'

/** The Model Context Protocol; what its messages hold, the protocol says. */
export const MCP_OPERATIONS = [
  {
    method: 'post',
    path: '/mcp',
    summary:
      'One message of the Model Context Protocol (JSON-RPC 2.0), without a session: tools that read what the key may read, and one that drafts a survey. See docs/api.md.',
    needs: 'key',
    body: json(z.looseObject({ jsonrpc: z.literal('2.0'), method: z.string() })),
    answers: { 200: z.looseObject({ jsonrpc: z.literal('2.0') }), 202: null },
  },
  {
    method: 'get',
    path: '/mcp',
    summary: 'There is no stream of messages from here.',
    needs: 'key',
    answers: { 405: null },
  },
  {
    method: 'delete',
    path: '/mcp',
    summary: 'There are no sessions to end.',
    needs: 'key',
    answers: { 405: null },
  },
] as const satisfies Operation[]
