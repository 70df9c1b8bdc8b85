import type { Slavic } from '#dashboard/kit/i18n/messages.ts'
import type { words as english } from './en.ts'

export const words: Slavic<typeof english> = {
  'passkey.address': 'Klucze dostępu nie działają pod adresem IP. Otwórz Wayfelt pod jego nazwą.',
  'passkey.localhost': 'Klucze dostępu nie działają pod adresem IP. Otwórz zamiast niego {link}.',
  'passkey.insecure': 'Klucze dostępu działają tylko pod adresem, który zaczyna się od https://.',
  'passkey.browser':
    'Ta przeglądarka nie obsługuje kluczy dostępu. Zaktualizuj ją albo użyj innej.',
  'passkey.cancelled':
    'Nie użyto klucza dostępu: anulowano, minęło zbyt dużo czasu albo nie ma klucza do tego adresu.',
  'passkey.notHere': 'Przeglądarka nie pozwala na klucz dostępu pod tym adresem.',
  'passkey.exists': 'To urządzenie ma już klucz dostępu do Twojego konta.',
  'passkey.noPin': 'Ten klucz nie umie sprawdzić, kto go trzyma. Ustaw w nim PIN albo użyj innego.',
  'passkey.failed': 'Przeglądarka lub urządzenie zgłosiło błąd. Spróbuj ponownie albo użyj innego.',
  'passkey.tooMany': 'Można mieć najwyżej 20 kluczy dostępu. Usuń najpierw jeden z nich.',
  'passkey.again': 'Coś się nie zgadzało albo trwało dłużej niż pięć minut. Zacznij od nowa.',
}
