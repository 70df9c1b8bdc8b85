import type { Adapter } from './adapter.ts'
import { CHANGE_ADAPTERS } from './change-adapters.ts'
import { DESCRIPTION_ADAPTERS } from './description-adapters.ts'
import { MODEL_ADAPTERS } from './model-adapters.ts'
import { RANK_ADAPTERS } from './rank-adapters.ts'

/** Every function that a golden case may name. A Map, so that no inherited name is mistaken for one. */
export const REGISTRY: ReadonlyMap<string, Adapter> = new Map(
  Object.entries({
    ...CHANGE_ADAPTERS,
    ...DESCRIPTION_ADAPTERS,
    ...MODEL_ADAPTERS,
    ...RANK_ADAPTERS,
  }),
)
