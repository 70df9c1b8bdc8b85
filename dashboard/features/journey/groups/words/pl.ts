import type { Slavic } from '#dashboard/kit/i18n/messages.ts'
import type { words as english } from './en.ts'

/** Words of curves by group. */
export const words: Slavic<typeof english> = {
  'groups.by': 'Obok siebie',
  'groups.segment': 'Segmenty',
  'groups.persona': 'Persony',
  'groups.title.segment': 'Krzywa każdego segmentu',
  'groups.title.persona': 'Krzywa każdej persony',
  'groups.lead': {
    one: '{n} odpowiedź, {instrument}, {range}. Na każdym etapie odpowiadają inni; to, co segment czuje w tych samych punktach styku, jest sprawdzane w zakładce Szanse.',
    few: '{n} odpowiedzi, {instrument}, {range}. Na każdym etapie odpowiadają inni; to, co segment czuje w tych samych punktach styku, jest sprawdzane w zakładce Szanse.',
    many: '{n} odpowiedzi, {instrument}, {range}. Na każdym etapie odpowiadają inni; to, co segment czuje w tych samych punktach styku, jest sprawdzane w zakładce Szanse.',
    other:
      '{n} odpowiedzi, {instrument}, {range}. Na każdym etapie odpowiadają inni; to, co segment czuje w tych samych punktach styku, jest sprawdzane w zakładce Szanse.',
  },
  'groups.others': {
    one: '{n} odpowiedź innego rodzaju nie jest w żadnej z nich.',
    few: '{n} odpowiedzi innego rodzaju nie są w żadnej z nich.',
    many: '{n} odpowiedzi innego rodzaju nie jest w żadnej z nich.',
    other: '{n} odpowiedzi innego rodzaju nie jest w żadnej z nich.',
  },
  'groups.left': {
    one: '{n} mniejsza grupa nie jest narysowana.',
    few: '{n} mniejsze grupy nie są narysowane.',
    many: '{n} mniejszych grup nie jest narysowanych.',
    other: '{n} mniejszej grupy nie jest narysowane.',
  },
  'groups.none': 'W tych dniach nikt nie odpowiedział.',
  'groups.stage': 'Etap',
}
