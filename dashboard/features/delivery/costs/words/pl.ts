import type { Slavic } from '#dashboard/kit/i18n/messages.ts'
import type { words as english } from './en.ts'

export const words: Slavic<typeof english> = {
  'costs.tab': 'Co idzie w parze z problemami – Wayfelt',
  'costs.lead':
    'Klienci, których pierwsze zamówienie miało problem, obok podobnych klientów bez problemu: ten sam miesiąc, wartość zamówienia i region. To współwystępowanie, a nie przyczyna.',
  'costs.head.sentiment': '{issue}, {carrier}: w parze idzie {points} pkt przy dostawie',
  'costs.head.none': 'Z żadnym problemem nie idzie w parze wyraźnie gorszy nastrój',
  'costs.head.never': 'Jeszcze nie policzono',
  'costs.head.nothing': 'Żadne pierwsze zamówienie nie miało problemu',
  'costs.never':
    'Liczenie przechodzi raz przez zamówienia, po pięćset naraz; trwa też po zamknięciu strony.',
  'costs.count': 'Policz teraz',
  'costs.again': 'Policz ponownie',
  'costs.goOn': 'Licz dalej',
  'costs.progress': {
    one: 'Policzono {n} zamówienie…',
    few: 'Policzono {n} zamówienia…',
    many: 'Policzono {n} zamówień…',
    other: 'Policzono {n} zamówienia…',
  },
  'costs.half': 'Liczenie zaczęto, ale nie skończono; zamówienia do tej pory: {n}.',
  'costs.asOf': 'Stan na {when}. Klienci: {customers}, w tym z problemem: {issues}.',
  'costs.part':
    'Zamówień jest więcej, niż czyta jedno liczenie; ci klienci reprezentują pozostałych.',
  'costs.stage': 'Etap dostawy',
  'costs.stage.auto': 'rozpoznany po nazwie',
  'costs.noStage':
    'Żaden etap nie nazywa się dostawą: wybierz etap i policz ponownie, by porównać nastroje.',
  'costs.caption':
    'Różnica z przedziałem 95 %; pod nią klienci z problemem i ci, z którymi ich porównano.',
  'costs.issue': 'Problem',
  'costs.customers': 'Klienci',
  'costs.atDelivery': 'Nastrój przy dostawie',
  'costs.later': 'Nastrój później',
  'costs.bought60': 'Kolejny zakup, 60 dni',
  'costs.bought90': 'Kolejny zakup, 90 dni',
  'costs.of': '{n} obok {controls}',
  'costs.few': 'mało',
  'costs.hidden': 'za mało klientów',
  'costs.empty': 'jeszcze bez odpowiedzi',
  'costs.emptyBought': 'za wcześnie',
  'costs.points': '{value} pkt',
  'costs.failed': 'Nie udało się liczyć dalej',
  'csv.name': 'skutki-problemow-{day}.csv',
  'faults.title': 'Po czyjej stronie był problem',
  'faults.lead':
    'To, co ustalono w obsłudze, a poza tym to, co zwykłe. Co wstrzymała pogoda, nie jest niczyją winą.',
  'faults.head': '{carrier}: po stronie przewoźnika {own} z {issues}',
  'faults.caption': {
    one: '{n} problem od {day}',
    few: '{n} problemy od {day}',
    many: '{n} problemów od {day}',
    other: '{n} problemu od {day}',
  },
  'faults.part': 'Było ich więcej: to najnowsze {n}.',
  'faults.none': 'W tym czasie nie było problemów.',
  'faults.days': 'Okres wstecz',
  'faults.days.n': { one: '{n} dzień', few: '{n} dni', many: '{n} dni', other: '{n} dnia' },
  'faults.carrier': 'Przewoźnik',
  'faults.parcels': 'Przesyłki',
  'faults.issues': 'Problemy',
  'faults.confirmed': 'Ustalone w obsłudze',
  'faults.csv': 'po-czyjej-stronie-{day}.csv',
  'evidence.title': 'Dowody do reklamacji',
  'evidence.lead':
    'Wiersz na problem: co obiecano, co i kiedy podało śledzenie przewoźnika, co odpowiedzieli klienci oraz zgłoszenie.',
  'evidence.carrier': 'Przewoźnik',
  'evidence.type': 'Problem',
  'evidence.all': 'wszystkie',
  'evidence.fault': 'Po czyjej stronie',
  'evidence.save': 'Zapisz dowody',
}
