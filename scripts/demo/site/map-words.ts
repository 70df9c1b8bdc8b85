/*
 * What the demo shop's team has written into its map: of each stage, and of its wanted actions. Days
 * are counted from the last day of the demo data.
 */

export interface StageWords {
  assumed: number
  owner: string
  /** Days after the last one; below 0 it was due. */
  review: number
  needs: string[]
  barriers: string[]
  /** With the day on which it begins, or began; null for none yet. */
  solutions: [text: string, starts: number | null][]
}

/** When the checkout was mended, in days before the last one: purchase is better since. */
export const MENDED_BEFORE = 130

export const STAGE_WORDS: Record<string, StageWords> = {
  awareness: {
    assumed: 40,
    owner: 'Kasia Nowak',
    review: 33,
    needs: ['See at once what the shop stands for', 'Hear of it from somebody I know'],
    barriers: ['The ads show things that are sold out'],
    solutions: [['Leave out of the ads what is not in stock', 14]],
  },
  consideration: {
    assumed: 50,
    owner: 'Kasia Nowak',
    review: 47,
    needs: ['Find my size without trying it on', 'See the thing on a person'],
    barriers: ['Sizes differ from maker to maker', 'One photo for most things'],
    solutions: [['Size guide by maker', -210]],
  },
  purchase: {
    assumed: 20,
    owner: 'Tomek Lis',
    review: 12,
    needs: ['Know the whole price before I pay', 'Be done in two minutes'],
    barriers: ['Costs of delivery come as a surprise'],
    solutions: [
      ['One page for address, delivery and payment', -MENDED_BEFORE],
      ['Costs of delivery beside the price', null],
    ],
  },
  delivery: {
    assumed: 55,
    owner: 'Ola Wójcik',
    review: -6,
    needs: ['Know the day on which it comes', 'Be told before I have to ask'],
    barriers: ['Nobody writes when a parcel stands still', 'Parcel lockers are full on Mondays'],
    solutions: [
      ['A message to everybody whose parcel stands still', -12],
      ['A second carrier for courier parcels', 45],
    ],
  },
  help: {
    assumed: 35,
    owner: 'Marta Zając',
    review: 5,
    needs: ['Reach a person', 'Tell my story only once'],
    barriers: ['The chat is closed in the evening'],
    solutions: [['Chat until ten in the evening', 21]],
  },
  retention: {
    assumed: 35,
    owner: 'Kasia Nowak',
    review: 61,
    needs: ['Be reminded when it runs out, not before'],
    barriers: ['The club has no offers for offices'],
    solutions: [['Reminders by what was bought', -75]],
  },
  advocacy: {
    assumed: 60,
    owner: 'Tomek Lis',
    review: 90,
    needs: ['Say in a minute how it was'],
    barriers: ['A late parcel is still on everybody’s mind at day 60'],
    solutions: [['No invitation to review after a late parcel', null]],
  },
}

/** By the event that tells of it: what it is called, and within how many days it is wanted. */
export const ACTION_WORDS: Record<string, [name: string, withinDays: number | null]> = {
  visit_shop: ['Visit the shop', 14],
  open_size_guide: ['Open the size guide', null],
  add_to_cart: ['Put it into the cart', 7],
  scan_code: ['Scan the code at the till', null],
  start_checkout: ['Go to the checkout', 2],
  place_order: ['Order', 1],
  pay: ['Pay', 1],
  change_slot: ['Choose another slot', 3],
  receive: ['Take the parcel', 4],
  solve: ['Have it solved', 3],
  find_answer: ['Find the answer', 1],
  reorder: ['Order again', 30],
  join: ['Join the club', 60],
  write_review: ['Write a review', 14],
  recommend: ['Recommend the shop', 30],
}
