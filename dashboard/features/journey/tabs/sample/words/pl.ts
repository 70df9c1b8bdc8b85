/** Słowa o tym, skąd ludzie wiedzą o sklepie, i o udziale zapytanych. */
export const words = {
  'heard.title': 'Skąd ludzie wiedzą o sklepie',
  'heard.question': 'Pytanie',
  'heard.source': 'Źródło',
  'heard.answers': 'Odpowiedzi',
  'heard.share': 'Udział',
  'heard.most': {
    one: 'Najczęściej wskazywane jest „{source}”: {share} z {n} odpowiedzi ({interval}).',
    few: 'Najczęściej wskazywane jest „{source}”: {share} z {n} odpowiedzi ({interval}).',
    many: 'Najczęściej wskazywane jest „{source}”: {share} z {n} odpowiedzi ({interval}).',
    other: 'Najczęściej wskazywane jest „{source}”: {share} z {n} odpowiedzi ({interval}).',
  },
  'heard.told':
    'To jest to, co ludzie pamiętają i chcą powiedzieć. Ostatnie zetknięcie ze sklepem pamięta się lepiej niż pierwsze, a kto zetknął się z nim w kilku miejscach, wskazuje jedno.',
  'heard.shuffled':
    'Każda osoba widziała odpowiedzi w innej kolejności, więc żadna nie zyskuje na tym, że stoi pierwsza.',
  'heard.fixed':
    'Wszyscy widzieli odpowiedzi w tej samej kolejności, a pierwsze są przez to wybierane częściej.',
  'heard.cut': {
    one: 'Uwzględniono tylko {n} najnowszą odpowiedź z każdego punktu styku.',
    few: 'Uwzględniono tylko {n} najnowsze odpowiedzi z każdego punktu styku.',
    many: 'Uwzględniono tylko {n} najnowszych odpowiedzi z każdego punktu styku.',
    other: 'Uwzględniono tylko {n} najnowszej odpowiedzi z każdego punktu styku.',
  },
  'heard.few': {
    one: 'Na razie {n} odpowiedź. Udziały widać od {least}.',
    few: 'Na razie {n} odpowiedzi. Udziały widać od {least}.',
    many: 'Na razie {n} odpowiedzi. Udziały widać od {least}.',
    other: 'Na razie {n} odpowiedzi. Udziały widać od {least}.',
  },
  'heard.none': 'Nikogo jeszcze nie pytano, skąd wie o sklepie.',
  'heard.begin': 'Zacznij ankietę, która o to pyta',
  'heard.others': 'Co kryje się pod „{source}”',

  'weighted.title': 'Ważone udziałem zapytanych: {place}',
  'weighted.question': 'Pytanie',
  'weighted.answers': 'Odpowiedzi',
  'weighted.sentiment': 'Nastrój',
  'weighted.good': 'Dobre odpowiedzi',
  'weighted.all': 'Razem, z wagami',
  'weighted.weighted':
    'Pytania nie zawsze pokazywano takiej samej części gości. Jakby pokazano je wszystkim: {value} ({interval}); licząc każdą odpowiedź raz: {plain}.',
  'weighted.few': 'Za mało odpowiedzi, by coś powiedzieć.',
  'weighted.untold': {
    one: '{n} odpowiedź nie ma podanego odsetka i nie liczy się tutaj.',
    few: '{n} odpowiedzi nie mają podanego odsetka i nie liczą się tutaj.',
    many: '{n} odpowiedzi nie ma podanego odsetka i nie liczy się tutaj.',
    other: '{n} odpowiedzi nie ma podanego odsetka i nie liczy się tutaj.',
  },
  'weighted.cut': 'Uwzględniono tylko {n} najnowszych odpowiedzi.',
  'weighted.now': 'pokazywane {share}',
  'weighted.over': 'już nie pokazywane',
} as const
