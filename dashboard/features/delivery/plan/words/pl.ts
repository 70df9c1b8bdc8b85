import type { Slavic } from '#dashboard/kit/i18n/messages.ts'
import type { words as english } from './en.ts'

export const words: Slavic<typeof english> = {
  'plan.title': 'Zgodnie z planem – Wayfelt',
  'plan.none': 'W tych dniach nie było paczek do porównania z planem.',
  'plan.none.text': '{range}. Paczki trafiają tu przez połączenie i są liczone w ciągu godziny.',
  'plan.few': 'Za mało paczek, by porównać je z planem',
  'plan.few.text':
    'Trzeba {least} z obiecanym dniem, które dotarły albo których dzień minął; jest {n}. Jeszcze w drodze: {open}. Bez planu: {none}. {range}',
  'plan.head': 'W całości zgodnie z planem: {share} paczek',
  'plan.lead':
    '{x} z {of}, przedział 95%: {interval}. Jeszcze w drodze: {open}. Bez planu: {none}. {range}',
  'plan.unlooked':
    'Paczki policzone wcześniej, które trzeba jeszcze sprawdzić: {n}. Nie ma ich w żadnej liczbie tutaj.',
  'plan.table': 'Plan i rzeczywistość według przewoźników',
  'plan.summary':
    'Plan paczki: zapowiedziana i doręczona do końca dnia, który obiecano najpierw. Z uchybieniem znaczy po czasie albo z problemem, brak znaczy, że dzień minął, a paczki nie ma. Paczek w drodze nie liczy żaden udział.',
  'plan.carrier': 'Przewoźnik',
  'plan.all': 'Wszyscy przewoźnicy',
  'plan.whole': 'W całości zgodnie z planem',
  'plan.completed': 'Doręczenie: wykonane',
  'plan.failing': 'Doręczenie: z uchybieniem',
  'plan.missing': 'Doręczenie: brak',
  'plan.told': 'Zapowiedź: wykonana',
  'plan.toldLate': 'Zapowiedź: spóźniona',
  'plan.open': 'Jeszcze w drodze',
  'plan.noPlan': 'Bez planu',
  'plan.tooFew': 'za mało',
  'plan.file': 'plan-i-rzeczywistosc-{from}-{to}',
  'plan.adhoc': 'Czego nikt nie planował (ad hoc)',
  'plan.adhoc.summary':
    'Paczki z planem, które miały taki krok, także te w drodze. Jedna paczka może mieć kilka.',
  'plan.adhoc.none': 'Żadna paczka z planem nie miała kroku, którego nikt nie planował.',
  'plan.kind': 'Krok',
  'plan.exception': 'Zakłócenie bez podanej przyczyny',
  'plan.adhoc.file': 'ad-hoc-{from}-{to}',
  'plan.feeling': 'Co przy tym czuto',
  'plan.feeling.sure':
    'Nastrój przy paczkach zgodnych z planem minus nastrój przy pozostałych: {points} pkt ({interval}). Idzie to w parze; że jedno jest przyczyną drugiego, nie wynika z tego.',
  'plan.feeling.open':
    'Nastrój przy paczkach zgodnych z planem i przy pozostałych nie różni się na pewno: {points} pkt ({interval}). I tak szłoby to tylko w parze.',
  'plan.feeling.few':
    'Za mało odpowiedzi do porównania: trzeba pięciu o paczkach zgodnych z planem, pięciu o pozostałych, i to nie samych jednakowych.',
  'plan.feeling.as': 'Zgodnie z planem',
  'plan.feeling.not': 'Inaczej',
  'plan.feeling.gap': 'Różnica',
  'plan.feeling.n': '{mean} (n {n})',
  'plan.feeling.file': 'plan-nastroj-{from}-{to}',
  'plan.numbers': 'Pokaż liczby',
  'plan.numbers.closed': 'paczki {parcels} − bez planu {none} − w drodze {open} = {n}',
  'plan.numbers.share': 'w całości zgodnie z planem {x} / {n} = {share}; Wilson, 95%: {interval}',
  'plan.numbers.steps':
    'doręczenie: wykonane {completed} + z uchybieniem {failing} + brak {missing} = {n}',
  'plan.numbers.told':
    'zapowiedź: wykonana {completed} + spóźniona {failing} = {n}, także w drodze',
  'plan.numbers.feeling':
    'średnia zgodnych z planem {a} (n {an}) − średnia pozostałych {b} (n {bn}) = {points}; Welch, 95%: {interval}',
}
