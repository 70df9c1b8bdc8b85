import type { Slavic } from '#dashboard/kit/i18n/messages.ts'
import type { words as english } from './en.ts'

export const words: Slavic<typeof english> = {
  'account.title': 'Konto',
  'account.lead': 'Twoje imię, klucze dostępu i zalogowane przeglądarki.',
  'account.name': 'Imię i nazwisko',
  'account.name.hint': 'Widzi je Twój zespół; zostaje też w dzienniku zmian.',
  'account.email': 'E-mail',
  'account.email.hint': 'To Twoje konto; adresu nie da się zmienić.',

  'passkeys.title': 'Klucze dostępu',
  'passkeys.lead':
    'Logujesz się odciskiem palca, twarzą albo PIN-em, bez linku. Dodanie lub usunięcie klucza wylogowuje Twoje pozostałe przeglądarki.',
  'passkeys.none': 'Nie masz jeszcze klucza dostępu.',
  'passkeys.list': { one: '{n} klucz', few: '{n} klucze', many: '{n} kluczy', other: '{n} klucza' },
  'passkeys.new': 'Nazwa nowego klucza',
  'passkeys.default': 'Klucz dostępu',
  'passkeys.add': 'Dodaj klucz dostępu',
  'passkeys.asking': 'Przeglądarka pyta Cię teraz o zgodę…',
  'passkeys.added': 'Dodano klucz „{name}”. Twoje pozostałe przeglądarki zostały wylogowane.',
  'passkeys.name': 'Nazwa',
  'passkeys.created': 'Dodano',
  'passkeys.used': 'Ostatnio użyty',
  'passkeys.backedUp': 'Kopia zapasowa',
  'passkeys.backedUp.yes': 'jest',
  'passkeys.backedUp.no': 'brak, przepada z urządzeniem',
  'passkeys.rename': 'Zmień nazwę: {name}',
  'passkeys.rename.action': 'Zmień nazwę',
  'passkeys.rename.save': 'Zapisz',
  'passkeys.remove': 'Usuń: {name}',
  'passkeys.remove.action': 'Usuń',
  'passkeys.remove.title': 'Usunąć klucz „{name}”?',
  'passkeys.remove.text':
    'Nie otworzy już Twojego konta, a pozostałe przeglądarki zostaną wylogowane.',
  'passkeys.remove.last': 'To Twój jedyny klucz: bez niego zalogujesz się tylko przez link.',
  'passkeys.removed': 'Usunięto klucz „{name}”. Twoje pozostałe przeglądarki zostały wylogowane.',

  'browsers.title': 'Zalogowane przeglądarki',
  'browsers.lead': 'Wyloguj te, których nie znasz.',
  'browsers.list': {
    one: '{n} przeglądarka',
    few: '{n} przeglądarki',
    many: '{n} przeglądarek',
    other: '{n} przeglądarki',
  },
  'browsers.device': 'Przeglądarka',
  'browsers.unknown': 'Nieznana przeglądarka',
  'browsers.this': 'ta przeglądarka',
  'browsers.way': 'Sposób logowania',
  'browsers.since': 'Zalogowano',
  'browsers.seen': 'Ostatnio widziana',
  'browsers.end': 'Wyloguj: {device}',
  'browsers.end.action': 'Wyloguj',
  'browsers.ended': 'Wylogowano: {device}.',
  'browsers.others': 'Wyloguj wszystkie pozostałe',
  'browsers.others.title': 'Wylogować wszystkie pozostałe przeglądarki?',
  'browsers.others.text': 'Zalogowana zostanie tylko ta przeglądarka.',
  'browsers.others.done': 'Wylogowano wszystkie pozostałe przeglądarki.',
  'way.link': 'link',
  'way.passkey': 'klucz dostępu',
  'way.access': 'Cloudflare Access',

  'account.end': 'Usunięcie konta',
  'account.end.lead':
    'Znikną Twoje klucze dostępu i przeglądarki, a Ty opuścisz wszystkie sklepy. To, co zostało zrobione, pozostanie w ich dziennikach pod Twoim nazwiskiem.',
  'account.end.action': 'Usuń moje konto',
  'account.end.title': 'Usunąć konto?',
  'account.end.text':
    'Tego nie da się cofnąć. Twoje linki do udostępniania i otwarte zaproszenia przestaną działać.',
  'account.end.onlyOwner':
    'Pewien sklep ma tylko jednego właściciela: Ciebie. Najpierw nadaj tę rolę komuś jeszcze.',
}
