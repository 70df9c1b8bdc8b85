import type { Slavic } from '#dashboard/kit/i18n/messages.ts'
import type { words as english } from './en.ts'

/** Words of the keys and of "go to". */
export const words: Slavic<typeof english> = {
  'keys.title': 'Skróty klawiszowe',
  'keys.ranges': 'Ostatnie 7 dni, 28 dni, 90 dni, 12 miesięcy',
  'keys.shift': 'Poprzedni okres, następny okres',
  'keys.compare': 'Porównanie: poprzedni okres, rok wcześniej, żadne',
  'keys.table': 'Krzywa albo tabela',
  'keys.map': 'Mapa ze wszystkimi wierszami',
  'keys.close': 'Zamknij to, co otwarte',
  'keys.help': 'Ta lista',
  'palette.title': 'Przejdź do',
  'palette.seek': 'Etap, punkt styku, strona lub sklep',
  'palette.stage': 'etap',
  'palette.touchpoint': 'punkt styku · {stage}',
  'palette.list': 'lista',
  'palette.page': 'strona',
  'palette.site': 'sklep',
  'palette.none': 'Nie ma nic o tej nazwie.',
  'keys.on': 'Używaj skrótów jednoliterowych',
}
