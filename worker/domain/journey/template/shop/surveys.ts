import { say } from '#worker/domain/surveys/phrases.ts'
import type { TemplateSurvey } from '#worker/domain/journey/template/parts.ts'
import { CHOOSING, ORDERING, WAITING } from './questions.ts'

/*
 * Nobody knows a new shop's addresses, so these are what shops call such pages, in the languages of
 * the template; what fits none of them is a page for choosing.
 */
const THANKS = [
  '/order-received',
  '/order-confirm',
  '/confirmation',
  '/thank',
  '/checkout/success',
  '/onepage/success',
  '/potwierdzenie',
  '/dziekuj',
  '/spasibo',
]
const TRACKING = ['/tracking', '/track-order', '/order-status', '/view-order', '/sledz']
const NOT_FOR_CHOOSING = [
  ...THANKS,
  ...TRACKING,
  '/cart',
  '/koszyk',
  '/checkout',
  '/account',
  '/my-account',
  '/konto',
]

function rules(op: 'contains' | 'not_contains', parts: string[]) {
  return parts.map((value) => ({ op, value }))
}

/** One question before, one at and one after the order, each once a visitor. */
export const SHOP_SURVEYS: TemplateSurvey[] = [
  {
    id: 'choosing-csat',
    touchpointId: 'product-page',
    name: say('While choosing', 'Podczas wybierania', 'При выборе'),
    state: 'live',
    definition: {
      ...CHOOSING,
      trigger: { on: 'load', delay: 5 },
      urls: rules('not_contains', NOT_FOR_CHOOSING),
    },
  },
  {
    id: 'order-csat',
    touchpointId: 'checkout',
    name: say('After the order', 'Po zamówieniu', 'После заказа'),
    state: 'live',
    definition: {
      ...ORDERING,
      trigger: { on: 'load', delay: 1 },
      urls: rules('contains', THANKS),
    },
  },
  {
    id: 'delivery-csat',
    touchpointId: 'tracking-page',
    name: say('On the way', 'W drodze', 'В пути'),
    state: 'live',
    definition: {
      ...WAITING,
      trigger: { on: 'load', delay: 1 },
      urls: rules('contains', TRACKING),
    },
  },
]
