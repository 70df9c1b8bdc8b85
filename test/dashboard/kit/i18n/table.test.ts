import { describe, expect, it } from 'vitest'
import { pl as widgetPl } from '#worker/domain/collect/widget-strings/pl.ts'
import { ru as widgetRu } from '#worker/domain/collect/widget-strings/ru.ts'
import { type Locale, LOCALES } from '#dashboard/kit/i18n/locales.ts'

const FILES = import.meta.glob<{ words: Record<string, unknown> }>(
  '../../../../dashboard/**/words/*.ts',
  { eager: true },
)

/** All words of a language; a key is nobody's twice. */
function wordsIn(locale: Locale): Record<string, unknown> {
  const own = Object.entries(FILES).filter(([path]) => path.endsWith(`/${locale}.ts`))
  return Object.assign({}, ...own.map(([, { words }]) => words)) as Record<string, unknown>
}

const WORDS = Object.fromEntries(LOCALES.map((locale) => [locale, wordsIn(locale)]))

/*
 * The table "Words, old → new" of what people met on the pages, but for those of the journey: each
 * row as it is said now. Whoever says it otherwise has found something better, and changes it here.
 */
describe('page-review, words: what people stumbled over is said as they would say it', () => {
  it.each<[Locale, string, string]>([
    ['en', 'apiKeys.lead', 'Keys identify your pages and programs.'],
    [
      'en',
      'apiKeys.publishable.lead',
      'They are public, in your shop’s pages: they can send answers but read nothing.',
    ],
    ['en', 'nav.passkey', 'You signed in with a link. {add} to skip the link next time.'],
    ['en', 'nav.passkey.add', 'Add a passkey'],
    ['en', 'browsers.way', 'Signed in with'],
    ['en', 'browsers.lead', 'Sign out any you don’t recognise.'],
    ['en', 'error.email', 'Enter an address like anna@shop.example.'],
    ['en', 'person.email.bad', 'Enter an address like anna@shop.example.'],
    ['en', 'install.check.begin', 'Start the check'],
    ['en', 'secret.done', 'Done'],
    ['en', 'newSite.make', 'Create site'],
    ['en', 'erasures.none', 'No erasures yet.'],
    ['pl', 'role.manager', 'menedżer'],
    ['pl', 'site.pause', 'Wstrzymane'],
    ['pl', 'install.origins.lead', 'Przyjmujemy odpowiedzi tylko z tych adresów.'],
    ['pl', 'install.tag.track', 'Przekazuj zdarzenia do widżetu (opcjonalnie)'],
    ['pl', 'browsers.this', 'ta przeglądarka'],
  ])('%s %s: %s', (locale, key, words) => {
    expect(WORDS[locale]?.[key]).toBe(words)
  })

  it.each<[Locale, string, RegExp]>([
    ['en', 'apiKeys.live', /"one":"\{n\} active key"/],
    ['en', 'privacy.gpc.hint', /answers are anonymous\./],
    ['en', 'passkey.address', /^"Passkeys do not work on an IP address\./],
    ['pl', 'privacy.gpc.hint', /anonimowo\./],
    [
      'pl',
      'install.test.asks',
      /zobaczysz pytanie przypisane do tej strony, a w razie braku – pierwsze z listy\./,
    ],
    ['ru', 'passkey.browser', /Обновите браузер\./],
    ['ru', 'privacy.gpc.hint', /ответ анонимный\./],
    [
      'ru',
      'install.test.asks',
      /появится вопрос этой страницы, а если его нет — первый из списка\./,
    ],
  ])('%s %s says %s', (locale, key, words) => {
    expect(JSON.stringify(WORDS[locale]?.[key])).toMatch(words)
  })

  it.each<[Locale, RegExp]>([
    [
      'en',
      /I have kept it|Make the |stand in the pages|Came in|came in|This is no (?!longer)|makes? themselves known|belong to a name/,
    ],
    [
      'pl',
      /kierownik|Przerwa|ma przerwę|[Ss]łuchamy|\bta tutaj|bez nazwiska|padnie pytanie|Mów widżetowi/,
    ],
    ['ru', /Возьмите более новый|приходит без имени|прозвучит вопрос/],
  ])('none of the old ones is left anywhere in %s', (locale, old) => {
    const left = Object.entries(WORDS[locale] ?? {}).filter(([, text]) =>
      old.test(JSON.stringify(text)),
    )
    expect(left).toEqual([])
  })

  it('the widget asks in words that fit everybody', () => {
    expect(widgetPl.expectation).toEqual([
      'Poniżej oczekiwań',
      'Zgodnie z oczekiwaniami',
      'Powyżej oczekiwań',
    ])
    expect(widgetRu.ends.ces).toEqual(['Совсем не так', 'Именно так'])
  })
})
