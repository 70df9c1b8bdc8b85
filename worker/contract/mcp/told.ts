import type { Permission } from '#contract/rights.ts'

/** Where the build writes what programs are told of `/mcp`, for the Worker to read. */
export const MCP_FILE = '/mcp.json'

export interface ToldMcp {
  /** Of all tools, when a program connects. */
  instructions: string
  tools: {
    /** What the key needs: a tool that it may not call is not listed. */
    needs: Permission
    /** The tool as the protocol lists it. */
    told: object
  }[]
}
