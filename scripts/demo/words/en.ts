import type { WordBook } from './book.ts'

export const en: WordBook = {
  comments: {
    ads: {
      bad: [
        'The ad showed a different price. #other_price',
        'Advertised item is sold out. #sold_out',
      ],
      mixed: ['Not quite what the ad said, but fine.'],
      good: ['Exactly what the ad promised.', 'My neighbour was right about you.'],
    },
    product: {
      bad: [
        'No idea how big the {product} really is. #size',
        'Only one photo, and it is blurry. #photos',
        'Description is in Polish only.',
      ],
      mixed: ['Good page, a side view would help. #photos', 'Is the {product} dishwasher safe?'],
      good: [
        'Clear photos, all the sizes I need. #description',
        'Reviews from other buyers convinced me. #opinions',
        'Love the {product}!',
      ],
    },
    store: {
      bad: ['Queue took forever. #queue'],
      mixed: ['Nice staff, small choice.'],
      good: ['Great advice at the till. #advice', 'Lovely shop, will come again.'],
    },
    cart: {
      bad: [
        'Shipping costs more than the item. #delivery_cost',
        'Why do I need an account? #account',
        'A week is too long for me. #delivery_time',
        'Voucher code rejected, no reason given.',
      ],
      mixed: ['Still comparing prices. #looking'],
      good: [],
    },
    checkout: {
      bad: [
        'Lost my address when I switched to a locker. #form',
        'Error after error, was I charged or not? #error',
        'Too many fields. #form',
        'Shipping cost only appeared at the very end. #cost',
      ],
      mixed: ['Fine, but it asked for my phone twice. #form', 'Pickup map is slow.'],
      good: [
        'Done in a minute. #quick',
        'No account needed, thank you. #quick',
        'Much better than last year.',
        'Simple. #clear',
        'One page, no surprises. #clear',
      ],
    },
    payment: {
      bad: [
        'Card declined although the bank says it went through. #declined',
        'Charged twice! #twice',
        'Invoice has the wrong VAT number. #invoice',
      ],
      mixed: ['Worked on the second try.'],
      good: ['Quick and painless.', 'Invoice came straight away.'],
    },
    delivery: {
      bad: [
        'Left with a neighbour without a note. #no_news',
        'Box crushed, {product} broken. #damaged',
        'Courier claimed nobody was home. I was. #no_news',
        'Threw the parcel over the gate. #rude',
      ],
      mixed: ['Came after {hour}, otherwise fine.', 'Box a bit dented, content fine. #damaged'],
      good: [
        'Next day, well packed, no plastic. #well_packed',
        'Friendly courier, carried it upstairs. #friendly',
        'Right on time. #fast',
        'Earlier than promised! #fast',
      ],
    },
    late: {
      bad: [
        'It was a birthday present and came {days} late. #late',
        '{carrier} sent it round the country. #late',
        'Promised Tuesday, came {days} later. #late',
        'Nobody told me it would be late. #no_news',
      ],
      mixed: [
        'A day late but in one piece. #late',
        'Late, like everything since the strike. #late',
      ],
      good: ['A bit late, but support kept me posted.'],
    },
    waiting: {
      bad: [
        'Waiting for {days} and no news at all. #no_news',
        'Status has not moved for {days}. #no_news',
        'Heard about the strike on the radio, not from you. #no_news',
        'Where is my parcel? #late',
        'I want my money back. #late',
        'Third new delivery date in a row. #late',
      ],
      mixed: ['Delayed, but at least you told me. #late'],
      good: ['Tracking is precise, nice.'],
    },
    locker: {
      bad: [
        'Redirected to a locker across town. #locker_full',
        'Locker screen was dead. #other',
        'Compartment too high for me. #other',
      ],
      mixed: ['Locker was full until {hour}. #locker_full'],
      good: [
        'Ten seconds and done. #fast',
        'Locker is right by my house. #near',
        'Opened with the app, brilliant.',
      ],
    },
    help: {
      bad: [
        'The bot keeps asking for my order number. #not_solved',
        'Cut off after 25 minutes. #waiting',
        'Nobody knows anything. #not_solved',
      ],
      mixed: ['Friendly, but not solved yet. #not_solved'],
      good: ['Solved in three minutes.', 'Refund the same day, thanks.'],
    },
    search: {
      bad: ['change delivery address', 'where is my parcel', 'return without receipt'],
      mixed: ['delivery to Germany', 'opening hours {city}'],
      good: ['gift card'],
    },
    retention: {
      bad: ['Too many e-mails. #too_often', 'I bought this yesterday, why remind me? #too_early'],
      mixed: ['Useful, once a month would do. #too_often'],
      good: ['Just when I ran out, thanks!', 'The discount was a nice touch.'],
    },
    advocacy: {
      bad: ['Not after that delivery.', 'The {product} fell apart in a month.'],
      mixed: ['Good products, delivery is a lottery.'],
      good: ['Already told my sister.', 'The {product} is perfect.', 'Honest shop.'],
    },
  },
  slots: {
    product: ['kettle', 'blanket', 'jug', 'side table', 'vase', 'tablecloth', 'pan'],
    city: ['Kraków', 'Gdańsk', 'Wrocław', 'Poznań', 'Warsaw'],
    days: ['four days', '5 days', 'a week', '8 days', 'almost two weeks'],
    hour: ['8 pm', '9 pm', '10 pm'],
    carrier: ['InPost', 'DPD', 'DHL'],
  },
  slips: [
    ['th', 'ht'],
    ['ei', 'ie'],
    ['ll', 'l'],
    ["'", ''],
    ['ou', 'uo'],
    ['I ', 'i '],
  ],
}
