/*
 * Stands in for what writes JSON Schemas in `zod` (`[alias]` in wrangler.toml). The build writes them
 * into files (`scripts/support/build-all.ts`) that the Worker passes on; it makes none by itself, and
 * 6 KB of gzip stay away. Whoever wants them in the Worker takes the aliases out again.
 */

function NoForms(): never {
  throw new Error('JSON Schemas are written by the build')
}

export {
  NoForms as aggregateChecks,
  NoForms as toJSONSchema,
  NoForms as anyProcessor,
  NoForms as arrayProcessor,
  NoForms as bigintProcessor,
  NoForms as booleanProcessor,
  NoForms as catchProcessor,
  NoForms as customProcessor,
  NoForms as dateProcessor,
  NoForms as defaultProcessor,
  NoForms as enumProcessor,
  NoForms as fileProcessor,
  NoForms as functionProcessor,
  NoForms as intersectionProcessor,
  NoForms as lazyProcessor,
  NoForms as literalProcessor,
  NoForms as mapProcessor,
  NoForms as nanProcessor,
  NoForms as neverProcessor,
  NoForms as nonoptionalProcessor,
  NoForms as nullProcessor,
  NoForms as nullableProcessor,
  NoForms as numberProcessor,
  NoForms as objectProcessor,
  NoForms as optionalProcessor,
  NoForms as pipeProcessor,
  NoForms as prefaultProcessor,
  NoForms as promiseProcessor,
  NoForms as readonlyProcessor,
  NoForms as recordProcessor,
  NoForms as setProcessor,
  NoForms as stringProcessor,
  NoForms as successProcessor,
  NoForms as symbolProcessor,
  NoForms as templateLiteralProcessor,
  NoForms as transformProcessor,
  NoForms as tupleProcessor,
  NoForms as undefinedProcessor,
  NoForms as unionProcessor,
  NoForms as unknownProcessor,
  NoForms as voidProcessor,
}

/** Asked for with every schema that is read; what it gives is called by nobody. */
export function createStandardJSONSchemaMethod() {
  return NoForms
}

export { createStandardJSONSchemaMethod as createToJSONSchemaMethod }
