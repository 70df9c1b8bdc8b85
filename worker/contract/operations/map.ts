import {
  draftSchema,
  editsQuerySchema,
  editsSchema,
  newEditsSchema,
  publishedSchema,
  publishSchema,
} from '#contract/map/draft.ts'
import { lanesQuerySchema, lanesSchema } from '#contract/map/lanes.ts'
import { mapFileSchema } from '#contract/map/file.ts'
import { json, type Operation } from './operation.ts'

/** A map with what was counted beside it, and changing it: by edits of a draft, which is then published. */
export const MAP_OPERATIONS = [
  {
    method: 'get',
    path: '/api/journeys/:id/lanes',
    summary:
      'The lanes of the published map with what was counted beside them: gaps, actions, pain points, moments, and how well each cell is known.',
    needs: 'figures:read',
    query: lanesQuerySchema,
    answers: { 200: lanesSchema },
  },
  {
    method: 'get',
    path: '/api/journeys/:id/map',
    summary: 'The published map as a file, byte for byte the same as long as the map is.',
    needs: 'site:manage',
    answers: { 200: mapFileSchema },
  },
  {
    method: 'post',
    path: '/api/journeys/:id/draft/file',
    summary: 'Make the draft what a file says, by edits: what stays keeps its history.',
    needs: 'site:manage',
    body: json(mapFileSchema),
    answers: { 200: editsSchema },
  },
  {
    method: 'get',
    path: '/api/journeys/:id/draft',
    summary: 'The map as it would be published, the published one, and the latest edits.',
    needs: 'site:manage',
    answers: { 200: draftSchema },
  },
  {
    method: 'delete',
    path: '/api/journeys/:id/draft',
    summary: 'Give the draft up: the published map stays as it is.',
    needs: 'site:manage',
    answers: { 204: null },
  },
  {
    method: 'get',
    path: '/api/journeys/:id/draft/edits',
    summary: 'Edits of the draft after a number, with who made them.',
    needs: 'site:manage',
    query: editsQuerySchema,
    answers: { 200: editsSchema },
  },
  {
    method: 'post',
    path: '/api/journeys/:id/draft/edits',
    summary:
      'Edit the map. Each edit says what it found; one that somebody else was faster with is refused, and the others are done. A repeat changes nothing.',
    needs: 'site:manage',
    body: json(newEditsSchema),
    answers: { 200: editsSchema },
  },
  {
    method: 'post',
    path: '/api/journeys/:id/draft/publish',
    summary: 'Publish the draft as it was at a number; 409 if it has changed since.',
    needs: 'site:manage',
    body: json(publishSchema),
    answers: { 200: publishedSchema },
  },
] as const satisfies Operation[]
