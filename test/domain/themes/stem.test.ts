import { expect, test } from 'vitest'
import { compileThemes } from '#scripts/support/write-themes.ts'
import type { ThemeLanguage } from '#contract/themes/words.ts'
import { fold } from '#worker/domain/fold.ts'
import { stem } from '#worker/domain/themes/stem.ts'

const { languages } = compileThemes()

/** Each line the forms of one word, as shoppers write them. */
const FORMS: Record<ThemeLanguage, string> = {
  pl: `paczka paczki paczkę paczek paczce paczkami
    przesyłka przesyłki przesyłkę przesyłce przesyłek przesyłkami
    dostawa dostawy dostawę dostawie dostaw dostawami
    zamówienie zamówienia zamówieniu zamówieniem zamówień
    kurier kuriera kurierowi kurierem kurierzy kurierów
    sklep sklepu sklepie sklepem sklepy sklepów
    produkt produktu produktem produkty produktów
    towar towaru towarem towary towarów
    cena ceny cenę cenie cen cenami
    jakość jakości jakością
    zwrot zwrotu zwrocie zwroty zwrotów
    reklamacja reklamacji reklamację reklamacją reklamacje
    obsługa obsługi obsługę obsługą
    opakowanie opakowania opakowaniu opakowaniem opakowań
    karton kartonu kartonie kartony kartonów
    rozmiar rozmiaru rozmiarze rozmiary rozmiarów
    kolor koloru kolorze kolory kolorów
    strona strony stronę stronie stron
    aplikacja aplikacji aplikację aplikacją
    płatność płatności płatnością
    karta karty kartę kartą kart
    rabat rabatu rabatem rabaty rabatów
    kod kodu kodzie kody kodów
    paczkomat paczkomatu paczkomacie paczkomaty paczkomatów
    punkt punktu punkcie punkty punktów
    sukienka sukienki sukienkę sukience sukienek
    koszulka koszulki koszulkę koszulce koszulek
    but buta buty butów butami
    kurtka kurtki kurtkę kurtce kurtek
    telefon telefonu telefonie telefony telefonów
    mail maila mailem maile maili
    odpowiedź odpowiedzi odpowiedzią
    wiadomość wiadomości wiadomością
    informacja informacji informację informacje
    szybki szybka szybkie szybkiego szybkiej szybką
    miły miła miłe miłego miłej miłą
    uszkodzony uszkodzona uszkodzone uszkodzonego uszkodzoną
    spóźniony spóźniona spóźnione spóźnioną
    drogi droga drogie drogiego drogą
    tani tania tanie taniego tanią
    dobry dobra dobre dobrego dobrą
    zły zła złe złego złą
    solidny solidna solidne solidnego solidną`,
  en: `parcel parcels
    delivery deliveries
    arrive arrived arrives arriving
    return returned returns returning
    order ordered orders ordering
    price prices priced
    size sizes
    courier couriers
    ship shipped ships shipping
    pack packed packs packing
    box boxes
    cancel cancelled cancels
    damage damaged damages
    refund refunded refunds
    complain complained complains complaining
    answer answered answers answering`,
  ru: `посылка посылки посылку посылке посылок посылкой
    заказ заказа заказу заказом заказы заказов
    товар товара товару товаром товары товаров
    доставка доставки доставку доставке доставкой
    курьер курьера курьеру курьером курьеры
    магазин магазина магазине магазину магазины
    качество качества качеством качеству
    размер размера размеру размером размеры
    возврат возврата возврату возвраты
    упаковка упаковки упаковку упаковке упаковкой
    цена цены цену цене ценой
    цвет цвета цветом цвету
    оплата оплаты оплату оплате
    быстрый быстрая быстрое быстрые быстрого быстрой
    хороший хорошая хорошее хорошие хорошего
    сломанный сломанная сломанное сломанные
    вежливый вежливая вежливые вежливого`,
}

/** Of all pairs of forms: those that meet and belong together, among those that meet and those that belong. */
function pairsOf(language: ThemeLanguage): { precision: number; recall: number; words: number } {
  const words = FORMS[language].split('\n').map((line) => line.trim().split(' '))
  const stemmed = words.flatMap((forms, word) =>
    forms.map((form) => ({ word, stem: stem(fold(form), languages[language]) })),
  )
  const pairs = stemmed.flatMap((a, at) => stemmed.slice(at + 1).map((b) => ({ a, b })))
  const meet = pairs.filter(({ a, b }) => a.stem === b.stem)
  const belong = pairs.filter(({ a, b }) => a.word === b.word)
  const both = meet.filter(({ a, b }) => a.word === b.word)
  return {
    precision: both.length / meet.length,
    recall: both.length / belong.length,
    words: words.length,
  }
}

test('forms of 43 Polish words of shops meet in their stems, and different words do not', () => {
  const { precision, recall, words } = pairsOf('pl')
  expect(words).toBe(43)
  expect(precision).toBe(1)
  expect(recall).toBeGreaterThanOrEqual(0.8)
})

test('forms of English and Russian words meet as well', () => {
  for (const language of ['en', 'ru'] as const) {
    const { precision, recall } = pairsOf(language)
    expect(precision).toBe(1)
    expect(recall).toBeGreaterThanOrEqual(0.8)
  }
})

test('a stem is never shorter than the language allows, and never longer than the word', () => {
  for (const language of ['pl', 'en', 'ru'] as const)
    for (const form of FORMS[language].split(/\s+/u)) {
      const word = fold(form)
      const least = Math.min(word.length, languages[language].least)
      expect(stem(word, languages[language]).length).toBeGreaterThanOrEqual(least)
      expect(stem(word, languages[language]).length).toBeLessThanOrEqual(word.length)
    }
})
