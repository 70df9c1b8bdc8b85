import { expect, test } from 'vitest'
import { OPERATIONS } from '#contract/operations.ts'
import { describeApi } from '#scripts/support/describe-api.ts'
import { app } from '#worker/app.ts'

test('the description names every route of the router, and no other', () => {
  const routes = app.routes
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => `${method} ${path}`)
  const described = OPERATIONS.map(({ method, path }) => `${method.toUpperCase()} ${path}`)
  expect(described.toSorted()).toEqual([...new Set(routes)].toSorted())
})

test('every operation has a summary, parameters and answers that a machine can read', () => {
  const { paths } = describeApi()
  expect(JSON.stringify(paths)).toContain('/api/journeys/{id}/curve')
  expect(JSON.parse(JSON.stringify(describeApi()))).toMatchObject({
    openapi: '3.1.0',
    paths: {
      '/v1/answers': {
        post: {
          requestBody: {
            content: {
              'application/json': { schema: { type: 'object', additionalProperties: false } },
            },
          },
        },
      },
      '/api/journeys/{id}/curve': {
        get: {
          security: [{ session: [] }, { key: [] }],
          'x-permission': 'figures:read',
          parameters: expect.arrayContaining([
            expect.objectContaining({ name: 'id', in: 'path' }),
            expect.objectContaining({ name: 'from', in: 'query', required: true }),
          ]),
        },
      },
    },
  })
})
