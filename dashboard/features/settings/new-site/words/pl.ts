import type { Slavic } from '#dashboard/kit/i18n/messages.ts'
import type { words as english } from './en.ts'

export const words: Slavic<typeof english> = {
  'newSite.title': 'Nowy sklep',
  'newSite.lead':
    'Każdy sklep ma własne ścieżki, ludzi, klucze i odpowiedzi. Właścicielem nowego będziesz Ty.',
  'newSite.name.hint': 'Tak zespół będzie nazywać ten sklep.',
  'newSite.make': 'Utwórz sklep',
  'newSite.unproved':
    'Najpierw potwierdź swój adres: zaloguj się linkiem z e-maila, przez Cloudflare Access albo linkiem z wiersza poleceń.',
}
