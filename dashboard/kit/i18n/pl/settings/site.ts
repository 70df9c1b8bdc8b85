import type { Slavic } from '#dashboard/kit/i18n/catalog.ts'
import type { site as english } from '#dashboard/kit/i18n/en/settings/site.ts'

export const site: Slavic<typeof english> = {
  'site.live': {
    one: '{name} przyjmuje odpowiedzi z {n} adresu.',
    few: '{name} przyjmuje odpowiedzi z {n} adresów.',
    many: '{name} przyjmuje odpowiedzi z {n} adresów.',
    other: '{name} przyjmuje odpowiedzi z {n} adresu.',
  },
  'site.noOrigin': '{name} nie przyjmuje jeszcze odpowiedzi z żadnej strony: nie podano adresów.',
  'site.paused': '{name} ma przerwę: o nic nie pyta i nie przyjmuje odpowiedzi.',
  'site.name': 'Nazwa',
  'site.name.hint': 'Widzi ją zespół, nie klienci.',
  'site.pause': 'Przerwa',
  'site.pause.hint': 'W czasie przerwy sklep o nic nie pyta i nie przyjmuje odpowiedzi.',
  'site.origins': 'Adresy',
  'site.origins.hint':
    'Po jednym w wierszu, np. https://sklep.example. Tylko strony pod tymi adresami mogą przysyłać odpowiedzi.',
  'site.origins.bad':
    '„{text}” to nie adres strony. Napisz go tak: https://sklep.example, bez ścieżki.',
  'site.cooldown': 'Odstęp',
  'site.cooldown.hint':
    'Tyle czasu po jednym pytaniu nie zadajemy tej samej osobie kolejnych. 0 oznacza brak odstępu.',
  'site.days': { one: 'dzień', few: 'dni', many: 'dni', other: 'dnia' },
  'site.language': 'Język',
  'site.language.hint': 'Pytamy w nim, gdy pytania nie ma w języku klienta.',
  'site.timezone': 'Strefa czasowa',
  'site.timezone.hint': 'Nie da się jej zmienić: według niej policzono wszystkie dni w historii.',
  'site.segments': 'Segmenty',
  'site.segments.hint':
    'Po jednym w wierszu, np. b2b. Strona sklepu podaje, do którego należy klient.',
  'site.personas': 'Persony',
  'site.personas.hint':
    'Strona sklepu wysyła identyfikator. Odpowiedzi zachowują personę, którą tu usuniesz; znika ona tylko z filtrów.',
  'site.persona.name': 'Nazwa persony',
  'site.persona.id': 'Identyfikator',
  'site.persona.add': 'Dodaj personę',
  'site.persona.remove': 'Usuń: {name}',
  'site.persona.noName': 'Persona musi mieć nazwę.',
  'site.persona.twice': 'Dwie persony mają identyfikator „{id}”.',

  'newSite.title': 'Nowy sklep',
  'newSite.lead':
    'Każdy sklep ma własne ścieżki, ludzi, klucze i odpowiedzi. Właścicielem nowego będziesz Ty.',
  'newSite.name.hint': 'Tak zespół będzie nazywać ten sklep.',
  'newSite.timezone.hint': 'Według niej liczymy dni. Później nie da się jej zmienić.',
  'newSite.make': 'Utwórz sklep',
}
