import type { WordBook } from './book.ts'
import { plAfter } from './pl-after.ts'
import { plOrder } from './pl-order.ts'

export const pl: WordBook = {
  comments: { ...plOrder, ...plAfter },
  slots: {
    product: ['czajnik', 'koc', 'dzbanek', 'stolik', 'wazon', 'obrus', 'świecznik', 'garnek'],
    city: ['Łódź', 'Kraków', 'Gdańsk', 'Wrocław', 'Poznań', 'Lublin', 'Rzeszów', 'Białystok'],
    days: ['4 dni', '5 dni', 'tydzień', '8 dni', 'prawie dwa tygodnie', '6 dni'],
    hour: ['20', '21', '19:30', '22'],
    carrier: ['InPost', 'DPD', 'DHL'],
  },
  slips: [
    ['ą', 'a'],
    ['ę', 'e'],
    ['ł', 'l'],
    ['ś', 's'],
    ['ż', 'z'],
    ['ó', 'o'],
    ['ć', 'c'],
    ['ń', 'n'],
    ['rz', 'zr'],
    ['ie', 'ei'],
  ],
}
