import type { Slavic } from '#dashboard/kit/i18n/messages.ts'
import type { words as english } from './en.ts'

export const words: Slavic<typeof english> = {
  'planned.title': 'Zgodnie z planem – Wayfelt',
  'planned.none': 'W tych dniach nie było paczek do porównania z planem.',
  'planned.none.text': '{range}. Paczki trafiają tu przez połączenie i są liczone w ciągu godziny.',
  'planned.few': 'Za mało paczek, by porównać je z planem',
  'planned.few.text':
    'Trzeba {least} z obiecanym dniem, które dotarły albo których dzień minął; jest {n}. Jeszcze w drodze: {open}. Bez planu: {none}. {range}',
  'planned.head': 'W całości zgodnie z planem: {share} paczek',
  'planned.lead':
    '{range}: {x} z {of}, przedział 95%: {interval}. Jeszcze w drodze: {open}. Bez planu: {none}.',
  'planned.unlooked':
    'Paczki policzone wcześniej, które trzeba jeszcze sprawdzić: {n}. Nie ma ich w żadnej liczbie tutaj.',
  'planned.table': 'Plan i rzeczywistość według przewoźników',
  'planned.summary':
    'Plan paczki: zapowiedziana i doręczona do końca dnia, który obiecano najpierw. Z uchybieniem znaczy po czasie albo z problemem, brak znaczy, że dzień minął, a paczki nie ma. Paczek w drodze nie liczy żaden udział.',
  'planned.carrier': 'Przewoźnik',
  'planned.all': 'Wszyscy przewoźnicy',
  'planned.whole': 'W całości zgodnie z planem',
  'planned.completed': 'Doręczenie: wykonane',
  'planned.failing': 'Doręczenie: z uchybieniem',
  'planned.missing': 'Doręczenie: brak',
  'planned.told': 'Zapowiedź: wykonana',
  'planned.toldLate': 'Zapowiedź: spóźniona',
  'planned.open': 'Jeszcze w drodze',
  'planned.noPlan': 'Bez planu',
  'planned.tooFew': 'za mało',
  'planned.file': 'plan-i-rzeczywistosc-{from}-{to}',
  'planned.adhoc': 'Czego nikt nie planował (ad hoc)',
  'planned.adhoc.summary':
    'Paczki z planem, które miały taki krok, także te w drodze. Jedna paczka może mieć kilka.',
  'planned.adhoc.none': 'Żadna paczka z planem nie miała kroku, którego nikt nie planował.',
  'planned.kind': 'Krok',
  'planned.exception': 'Zakłócenie bez podanej przyczyny',
  'planned.adhoc.file': 'ad-hoc-{from}-{to}',
  'planned.feeling': 'Co przy tym czuto',
  'planned.feeling.sure':
    'Nastrój przy paczkach zgodnych z planem minus nastrój przy pozostałych: {points} pkt ({interval}). Idzie to w parze; że jedno jest przyczyną drugiego, nie wynika z tego.',
  'planned.feeling.open':
    'Nastrój przy paczkach zgodnych z planem i przy pozostałych nie różni się na pewno: {points} pkt ({interval}). I tak szłoby to tylko w parze.',
  'planned.feeling.few':
    'Za mało odpowiedzi do porównania: trzeba pięciu o paczkach zgodnych z planem, pięciu o pozostałych, i to nie samych jednakowych.',
  'planned.feeling.as': 'Zgodnie z planem',
  'planned.feeling.not': 'Inaczej',
  'planned.feeling.gap': 'Różnica',
  'planned.feeling.n': '{mean} (n {n})',
  'planned.feeling.file': 'plan-nastroj-{from}-{to}',
  'planned.numbers': 'Pokaż liczby',
  'planned.numbers.closed': 'paczki {parcels} − bez planu {none} − w drodze {open} = {n}',
  'planned.numbers.share':
    'w całości zgodnie z planem {x} / {n} = {share}; Wilson, 95%: {interval}',
  'planned.numbers.steps':
    'doręczenie: wykonane {completed} + z uchybieniem {failing} + brak {missing} = {n}',
  'planned.numbers.told':
    'zapowiedź: wykonana {completed} + spóźniona {failing} = {n}, także w drodze',
  'planned.numbers.feeling':
    'średnia zgodnych z planem {a} (n {an}) − średnia pozostałych {b} (n {bn}) = {points}; Welch, 95%: {interval}',
}
