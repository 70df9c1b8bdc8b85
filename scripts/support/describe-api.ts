import * as z from 'zod'
import { OPERATIONS } from '#contract/operations.ts'
import type { Operation } from '#contract/operations/operation.ts'
import { problemSchema } from '#contract/problem.ts'

type Json = Record<string, unknown>

/** The OpenAPI 3.1 description of the API, made from the contract's own schemas. */
export function describeApi(): Json {
  const paths: Record<string, Json> = {}
  for (const operation of OPERATIONS) {
    const path = operation.path.replaceAll(/:(\w+)(\{[^/]*\})?/g, '{$1}')
    paths[path] = { ...paths[path], [operation.method]: describeOperation(operation) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Wayfelt', version: '1', description: 'See docs/api.md.' },
    paths,
    components: {
      schemas: { Problem: toSchema(problemSchema, 'output') },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: '__Host-wf_session' },
        guest: { type: 'apiKey', in: 'cookie', name: '__Host-wf_guest' },
        key: { type: 'http', scheme: 'bearer', description: 'A secret key, wf_sk_…' },
      },
    },
  }
}

function describeOperation({ summary, needs, query, body, answers, file, path }: Operation): Json {
  const problem = {
    description: 'What went wrong, and what to do',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  }
  return {
    summary,
    ...securityOf(needs),
    parameters: [...pathParameters(path), ...(query ? queryParameters(query) : [])],
    ...(body
      ? {
          requestBody: {
            required: true,
            content: { [body.type]: { schema: toSchema(body.schema, 'input') } },
          },
        }
      : {}),
    responses: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, schema]) => [status, describeAnswer(schema, file)]),
      ),
      default: problem,
    },
  }
}

/** OpenAPI knows no roles: the permission stands in a field of our own. */
function securityOf(needs: Operation['needs']): Json {
  if (needs === 'page' || needs === 'none') return {}
  if (needs === 'guest') return { security: [{ guest: [] }] }
  if (needs === 'key') return { security: [{ key: [] }] }
  if (needs === 'person') return { security: [{ session: [] }] }
  return { security: [{ session: [] }, { key: [] }], 'x-permission': needs }
}

function describeAnswer(schema: z.ZodType | null, type = 'application/json'): Json {
  if (!schema) return { description: 'No body' }
  return {
    description: 'Done',
    content: { [type]: { schema: toSchema(schema, 'output') } },
  }
}

function pathParameters(path: string): Json[] {
  return Array.from(path.matchAll(/:(\w+)/g), ([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
}

function queryParameters(query: z.ZodType): Json[] {
  const { properties = {}, required = [] } = z.toJSONSchema(query, {
    io: 'input',
    unrepresentable: 'any',
  })
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }))
}

function toSchema(schema: z.ZodType, io: 'input' | 'output'): unknown {
  return z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' })
}
