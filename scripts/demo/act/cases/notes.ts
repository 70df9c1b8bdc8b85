import type { IssueType } from '#contract/delivery/words.ts'

/** What colleagues write to each other about an issue, in the language of the shop. */
export const NOTES: Partial<Record<IssueType, string[]>> = {
  late: [
    'Dzwoniłam do przewoźnika: paczka stoi w sortowni od piątku.',
    'Klient wie o strajku, chce tylko konkretnej daty.',
    'Prezent na urodziny, proszę traktować pilnie.',
    'Przewoźnik obiecuje doręczenie jutro do 16.',
  ],
  stalled: [
    'Brak skanów od kilku dni, zgłoszenie u przewoźnika złożone.',
    'Magazyn potwierdza nadanie, etykieta zeskanowana.',
  ],
  damaged: [
    'Zdjęcia są w wątku, karton zgnieciony z jednej strony.',
    'Szkło bez wypełnienia z boku: piszę do magazynu.',
    'Kurier spisał protokół szkody przy odbiorze.',
  ],
  missing_item: [
    'Waga paczki w magazynie 1,2 kg, powinno być 1,8 kg.',
    'Brakuje drugiego pudełka.',
  ],
  wrong_item: ['Zamienione etykiety dwóch zamówień z tego samego wózka.'],
  poor_packaging: ['Magazyn znów pakował bez wypełnienia.'],
  misplaced_handover: ['Sąsiadka spod 14 ma paczkę, klient odbierze wieczorem.'],
  delivered_not_received: ['Przewoźnik ma podpis, ale nieczytelny. Prosimy o GPS z doręczenia.'],
  carrier_conduct: ['Kurier podobno nie zadzwonił domofonem. Skarga przekazana.'],
  pickup_point_problem: ['Automat pełny, paczka w innym, 2 km dalej.'],
  failed_attempt: ['Awizo bez próby doręczenia, klient był w domu.'],
}

/** Cases that a call or a letter opened: what they were called, and about what. */
export const BY_HAND: [title: string, issue: IssueType][] = [
  ['Klientka dzwoniła: paczka oddana sąsiadowi', 'misplaced_handover'],
  ['Mail: w paczce brakuje pokrywki', 'missing_item'],
  ['Firma prosi o korektę adresu po nadaniu', 'wrong_address'],
  ['Telefon: status „doręczono”, a paczki nie ma', 'delivered_not_received'],
  ['Mail ze zdjęciami: rozbity wazon', 'damaged'],
  ['Klient odmówił przyjęcia, karton otwarty', 'refused'],
  ['Zamieniony kolor obrusu, dwie sztuki', 'wrong_item'],
  ['Paczka wróciła do nas bez awiza', 'returned_to_sender'],
]
