import type { Slavic } from '#dashboard/kit/i18n/messages.ts'
import type { words as english } from './en.ts'

export const words: Slavic<typeof english> = {
  'title.settings': '{page} – Wayfelt',
  'settings.site': 'Sklep',
  'settings.team': 'Zespół',
  'settings.keys': 'Klucze',
  'settings.channels': 'Kanały',
  'settings.connections': 'Połączenia',
  'settings.shares': 'Udostępnianie',
  'settings.privacy': 'Prywatność',
  'settings.import': 'Import',
  'settings.holds': 'Wstrzymane odpowiedzi',
  'settings.audit': 'Dziennik zmian',
  'settings.install': 'Instalacja',

  'site.name': 'Nazwa',
  'site.pause': 'Wstrzymane',
  'site.origins': 'Adresy',
  'site.origins.hint':
    'Po jednym w wierszu, np. https://sklep.example. Tylko strony pod tymi adresami mogą przysyłać odpowiedzi.',
  'site.origins.bad':
    '„{text}” to nie adres strony. Napisz go tak: https://sklep.example, bez ścieżki.',
  'site.cooldown': 'Odstęp',
  'site.budget': 'Limit pytań',
  'site.language': 'Język',
  'site.language.hint': 'Pytamy w nim, gdy pytania nie ma w języku klienta.',
  'site.addressLimit': 'Limit na adres',
  'site.sampleAbove': 'Dokładne liczenie wyświetleń do',
  'site.segments': 'Segmenty',
  'site.personas': 'Persony',

  'apiKeys.kind.publishable': 'publiczny',
  'apiKeys.kind.secret': 'tajny',

  'scope.figures:read': 'Odczyt wyników',
  'scope.comments:read': 'Odczyt komentarzy',
  'scope.people:read': 'Odczyt danych o osobach',
  'scope.answers:write': 'Import odpowiedzi',
  'scope.answers:export': 'Eksport odpowiedzi',
  'scope.answers:hold': 'Wstrzymywanie odpowiedzi',
  'scope.cases:work': 'Praca ze sprawami',
  'scope.privacy:manage': 'Eksport i usuwanie danych osób',
  'scope.audit:read': 'Odczyt dziennika zmian',

  'lifetime.label': 'Ważność',
  'lifetime.none': 'bezterminowo',
  'lifetime.days': { one: '{n} dzień', few: '{n} dni', many: '{n} dni', other: '{n} dnia' },
  'access.maker': 'Autor',
  'access.actions': 'Działania',
  'access.revoke': 'Unieważnij',
  'access.revokeNamed': 'Unieważnij: {name}',
  'access.revokeAsk': 'Unieważnić „{name}”?',
  'access.revokedNow': 'Unieważniono „{name}”.',
  'access.forGood': 'Tego nie da się cofnąć, ale zawsze można utworzyć nowy.',
  'access.ended': {
    one: '{n} już nie działa',
    few: '{n} już nie działają',
    many: '{n} już nie działa',
    other: '{n} już nie działa',
  },
  'access.end': 'Koniec',
  'access.revokedOn': 'unieważniono {day}',
  'access.overOn': 'stracił ważność {day}',

  'shares.withComments': 'z komentarzami',
  'shares.noComments': 'bez komentarzy',

  'seen.lately': 'w ostatniej godzinie',
  'seen.never': 'nigdy',
}
