import {
  draftSchema,
  editsQuerySchema,
  editsSchema,
  newEditsSchema,
  publishedSchema,
  publishSchema,
} from '#contract/map/draft.ts'
import { json, type Operation } from './operation.ts'

/** Changing a map: by edits of a draft, which is then published. */
export const MAP_OPERATIONS = [
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
