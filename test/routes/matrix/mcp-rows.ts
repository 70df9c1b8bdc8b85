import { journeyOf } from '#test/support/world.ts'
import type { Row } from './rows.ts'

const message = (method: string, params: object) => ({ jsonrpc: '2.0', id: 1, method, params })

/** Tools for programs; what comes of a refused call is told inside a good answer (mcp.test.ts). */
export const MCP_ROWS: Record<string, Row> = {
  'POST /mcp': {
    access: 'key',
    status: 200,
    isUnlogged: true,
    id: async (site) => await Promise.resolve(journeyOf(site)),
    missing: 200,
    body: (journey) =>
      message('tools/call', {
        name: 'read_curve',
        arguments: { journey, from: '2026-01-01', to: '2026-01-02' },
      }),
  },
  'GET /mcp': { access: 'key', status: 405 },
  'DELETE /mcp': { access: 'key', status: 405, isUnlogged: true },
}
