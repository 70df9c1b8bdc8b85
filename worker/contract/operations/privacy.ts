import {
  erasureBodySchema,
  erasureListSchema,
  erasureSchema,
  subjectExportQuerySchema,
  subjectExportSchema,
} from '#contract/privacy.ts'
import { json, type Operation } from './operation.ts'

/** What is held about one person: a copy of it, or none of it any more. */
export const PRIVACY_OPERATIONS = [
  {
    method: 'post',
    path: '/api/privacy/export',
    summary: 'What is held about one person. Call again with `cursor` until `next` is null.',
    needs: 'privacy:manage',
    body: json(subjectExportQuerySchema),
    answers: { 200: subjectExportSchema },
  },
  {
    method: 'get',
    path: '/api/privacy/erasures',
    summary: 'Erasures of people, newest first.',
    needs: 'privacy:manage',
    answers: { 200: erasureListSchema },
  },
  {
    method: 'post',
    path: '/api/privacy/erasures',
    summary: 'Begin to erase one person, or go on with it. Counts stay.',
    needs: 'privacy:manage',
    body: json(erasureBodySchema),
    answers: { 201: erasureSchema, 200: erasureSchema },
  },
] as const satisfies Operation[]
