import type { Slavic } from '#dashboard/kit/i18n/messages.ts'
import type { words as english } from './en.ts'

/** Words of the tabs beside the curve. */
export const words: Slavic<typeof english> = {
  'comments.head': 'Co ludzie napisali',
  'comments.lead':
    'Od najnowszych, z wybranych wyżej dni i filtrów. Wyszukiwanie bierze początki słów, także bez polskich znaków: „przesyl” znajdzie „Przesyłka”.',
  'comments.find': 'Słowa w komentarzach',
  'comments.find.do': 'Szukaj',
  'comments.find.all': 'Pokaż wszystkie komentarze',
  'comments.found': {
    one: 'Na razie {n} komentarz z „{find}”',
    few: 'Na razie {n} komentarze z „{find}”',
    many: 'Na razie {n} komentarzy z „{find}”',
    other: 'Na razie {n} komentarza z „{find}”',
  },
  'comments.foundAll': {
    one: '{n} komentarz z „{find}”',
    few: '{n} komentarze z „{find}”',
    many: '{n} komentarzy z „{find}”',
    other: '{n} komentarza z „{find}”',
  },
  'comments.none': 'W tych dniach nikt niczego nie napisał.',
  'comments.noneFound':
    'Żaden komentarz z tych dni nie zawiera słów zaczynających się na „{find}”.',
  'comments.noneYet': 'Wśród najnowszych komentarzy na razie nic. Starsze mogą to mieć.',
  'comments.older': 'Szukaj w starszych komentarzach',
  'comments.closed':
    'Twoja rola nie obejmuje tego, co ludzie napisali. Może to zmienić właściciel witryny.',
}
