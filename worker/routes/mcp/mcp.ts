import { JSONRPCMessageSchema } from '@modelcontextprotocol/core'
import { Hono } from 'hono'
import { AppError } from '#worker/errors.ts'
import { asProgram, recognised } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { limitProgram } from '#worker/http/limits.ts'
import { privateAnswers } from '#worker/http/own-origin.ts'
import { readJson } from '#worker/http/validate.ts'
import { callerOf, type Api } from './call-api.ts'
import { answerRpc, PROTOCOL_VERSIONS } from './rpc.ts'

/** A message is a tool's name with a few words and days. */
const LONGEST_MESSAGE = 64_000

/**
 * `/mcp`: the Model Context Protocol over HTTP, without sessions and streams: each message is a POST with
 * a secret key, and its answer is JSON.
 * @param api answers the calls of `/api` that tools are made of
 */
export function mcpOver(api: Api) {
  return new Hono<AppEnv>()
    .use(privateAnswers)
    .use(async (c, next) => {
      await next()
      if (c.res.status === 401) c.header('www-authenticate', 'Bearer realm="wayfelt"')
    })
    .use(recognised)
    .use(asProgram)
    .post('/', async (c) => {
      const { permissions } = c.get('actor')
      await limitProgram(c)
      const version = c.req.header('mcp-protocol-version')
      if (version !== undefined && !PROTOCOL_VERSIONS.includes(version))
        throw new AppError('invalid', `Speak one of ${PROTOCOL_VERSIONS.join(', ')}.`)
      const message = await readJson(c.req.raw, JSONRPCMessageSchema, LONGEST_MESSAGE)
      if (!('method' in message && 'id' in message)) return c.body(null, 202)
      return c.json(await answerRpc(message, { permissions, call: callerOf(c, api), env: c.env }))
    })
    .on(['GET', 'DELETE'], '/', (c) => c.body(null, 405, { allow: 'POST' }))
}
