import type { Slavic } from '#dashboard/kit/i18n/messages.ts'
import type { words as english } from './en.ts'

export const words: Slavic<typeof english> = {
  'team.people': {
    one: '{n} osoba widzi sklep {site}.',
    few: '{n} osoby widzą sklep {site}.',
    many: '{n} osób widzi sklep {site}.',
    other: '{n} osoby widzi sklep {site}.',
  },
  'team.lead': 'Kto widzi ten sklep i co może tu robić.',
  'team.list': 'Właściciele: {n}',
  'team.person': 'Osoba',
  'team.you': 'Ty',
  'team.role': 'Rola',
  'team.role.of': 'Rola: {name}',
  'team.comments': 'Czyta komentarze',
  'team.comments.of': '{name} czyta komentarze',
  'team.comments.always': 'zawsze',
  'team.seen': 'Ostatnio tutaj',
  'team.remove': 'Usuń: {name}',

  'team.change.title': 'Zmienić rolę na „{role}”: {name}?',
  'team.change.action': 'Zmień rolę',
  'team.show.title': 'Pokazać komentarze: {name}?',
  'team.show.action': 'Pokaż komentarze',
  'team.hide.title': 'Ukryć komentarze: {name}?',
  'team.hide.action': 'Ukryj komentarze',
  'team.change.text':
    '{name}: przeglądarki z tym sklepem zostaną wylogowane i trzeba wejść ponownie.',
  'team.change.self':
    'Twoje przeglądarki z tym sklepem zostaną wylogowane, ta też. Upewnij się, że masz klucz dostępu albo dostaniesz link.',
  'team.changed': '{name}: nowa rola to {role}, trzeba zalogować się ponownie.',
  'team.changed.comments': '{name}: trzeba zalogować się ponownie.',
  'team.remove.title': 'Usunąć ze sklepu {site}: {name}?',
  'team.remove.text':
    '{name} od razu traci dostęp do tego sklepu. Linki do udostępniania i otwarte zaproszenia, które utworzyła ta osoba, przestaną działać. Odpowiedzi i dziennik zmian zostają.',
  'team.remove.self':
    'Od razu tracisz dostęp do tego sklepu. Twoje linki do udostępniania i otwarte zaproszenia przestaną działać.',
  'team.remove.action': 'Usuń',
  'team.removed': 'Usunięto: {name}.',
  'team.soleOwner': 'Zostaje, dopóki właścicielem nie będzie ktoś jeszcze.',
  'team.onlyOwner': 'To jedyny właściciel. Najpierw nadaj tę rolę komuś jeszcze.',

  'team.roles': 'Co może każda rola',
  'team.may.owner': 'Wszystko; tylko właściciele decydują o ludziach i kluczach.',
  'team.may.manager':
    'Wszystko poza ludźmi i kluczami: ustawienia, import, udostępnianie, prywatność, dziennik zmian.',
  'team.may.agent':
    'Czyta dane, komentarze i to, kto je napisał. Nic nie zmienia ani nie eksportuje.',
  'team.may.viewer': 'Widzi dane. Komentarze tylko za zgodą; nigdy nie widzi, kto je napisał.',

  'invite.title': 'Zaproszenia',
  'invite.new': 'Zaproś kogoś',
  'invite.lead': 'Link działa raz, przez siedem dni. Drugie zaproszenie zastępuje pierwsze.',
  'invite.email': 'E-mail',
  'invite.email.hint': 'Stanie się kontem osoby, która otworzy link.',
  'invite.role': 'Rola',
  'invite.comments': 'Czyta komentarze',
  'invite.comments.hint': 'Klienci mogli napisać w nich coś osobistego.',
  'invite.action': 'Zaproś',
  'invite.member': 'Ta osoba już należy do tego sklepu.',
  'invite.ready': 'Zaproszenie dla {email}',
  'invite.mailed': 'Link wysłano na adres {email}. Nikt inny go nie widział.',
  'invite.byHand':
    'Niczego nie wysłano: przekaż ten link samodzielnie na adres {email}. Dopóki ta osoba nie potwierdzi adresu, konto widzi tylko ten sklep.',
  'invite.list': {
    one: '{n} zaproszenie',
    few: '{n} zaproszenia',
    many: '{n} zaproszeń',
    other: '{n} zaproszenia',
  },
  'invite.none': 'Nie ma otwartych zaproszeń.',
  'invite.viewerWithComments': '{role}, z komentarzami',
  'invite.expires': 'Wygasa',
  'invite.withdraw': 'Wycofaj',
  'invite.withdraw.of': 'Wycofaj zaproszenie dla {email}',
  'invite.withdraw.title': 'Wycofać zaproszenie dla {email}?',
  'invite.withdraw.text': 'Jego link przestanie działać.',
  'invite.withdrawn': 'Wycofano zaproszenie dla {email}.',
}
