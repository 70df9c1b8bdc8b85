import { phrases } from '../phrases.ts'
import type { Asks, Joins } from './lexicon.ts'

/** What Polish joins, and what it joins to one. */
export const PL_JOINS: Joins = {
  and: ['i', 'oraz', 'a także', 'a zarazem', 'jak również', 'jak i', 'ale też|także', 'a jednocześnie', 'i / lub', 'wraz z', 'tudzież'],
  or: ['lub', 'albo', 'bądź'],
  pairs: [
    ['imi*', 'nazwisk*'], ['zasad*', 'warunk*'], ['warunk*', 'zasad*'], ['za', 'przeciw'], ['login*', 'hasł*'], ['dat*|dzień|dnia|dniu', 'godzin*'], ['miejsc*', 'czas*|termin*|dat*'], ['czas*|termin*', 'miejsc*'], ['dom*', 'ogr*'], ['zdrowi*', 'urod*'], ['urod*', 'zdrowi*'], ['pyta*', 'odpowied*'], ['zwrot*', 'reklamac*|wymian*'], ['reklamac*', 'zwrot*'], ['wymian*', 'zwrot*'], ['nazw*|telefon*', 'adres*'], ['adres*', 'telefon*'], ['ulic*', 'numer*'], ['tu', 'teraz|tam'], ['tam', 'z'], ['kopiuj*', 'wklej*'], ['przeciągn*', 'upuś*'], ['kliknij|zamów|kup|rezerwuj|zarezerwuj', 'odbierz'], ['mam*|matk*', 'dzieck*|dzieci*'], ['sól|soli', 'pieprz*'], ['plus*', 'minus*'], ['wad*', 'zalet*'], ['zalet*', 'wad*'], ['praw*', 'obowiązk*|sprawiedl*'], ['rodzin*|blis*|przyjaci*|znajom*|koleg*|krewn*|koleżan*', 'znajom*|przyjaci*|blis*|rodzin*|koleż*|koleg*|współpracowni*|krewn*'], ['badań|badania|badaniom', 'rozw*'], ['kobiet*', 'mężczyzn*'], ['prywatnośc*', 'cookies|plik*|bezpiecz*'], ['szukan*|wyszukiwan*', 'znajd*|znalez*'], ['pomoc*', 'wsparci*'], ['uwag*', 'sugesti*|pytan*|komentarz*|opin*'], ['opin*', 'sugesti*|uwag*'], ['pytan*', 'uwag*|wątpliwo*'], ['wcześniej', 'później'], ['pan*', 'pan*'], ['jeden|raz', 'drugi|jedyny'], ['kupn*', 'sprzedaż*'], ['mniej', 'więcej'], ['wzlot*', 'upadk*'], ['czarn*', 'biał*'], ['biał*', 'czarn*'], ['tata|tat*', 'mam*'], ['mam*', 'tat*'], ['góra|górę', 'dół'], ['wejści*', 'wyjści*'], ['dzień', 'noc'], ['raz', 'dwa'], ['koszt*', 'ryzyk*'], ['poczt*', 'telegraf*'], ['kod*', 'miast*|miejscow*'], ['marks', 'spencer'], ['wady', 'zalety'], ['skan*', 'płać|kupuj'], ['weź', 'płać|idź'], ['ryb*', 'fryt*'], ['dobr*', 'zł*'], ['tak', 'nie'], ['badawcz*', 'rozwojow*'], ['spokojnie|spokój|spokoju', 'cisz*'], ['chleb*', 'masł*'], ['wte', 'wewte'],
  ],
  harmless: ['między|pomiędzy ~ i|oraz', 'i tak|owszem|inne|inny*', 'więcej|mniej lub', 'żaden|jakieś|jakikolwiek|jakiekolwiek|jakieś|coś|ktoś ~ lub|albo', 'łatw*|trudn*|dobr*|zł*|lepsz*|gorsz*|lepiej|gorzej|szybk*|woln*|zadow*|niezadow* lub|albo', 'lub|albo zadow*|niezadow*|trudn*|gorz*|gorsz*|inn*|nie', 'i wreszcie|potem|wtedy', 'i już', 'i to', '_ i ponownie', 'zadowolon* lub|albo|i _'],
  scene: phrases('po', 'gdy', 'kiedy', 'jeśli|jeżeli', 'skoro', 'teraz', 'zanim', 'od', 'w skali', 'ponieważ', 'twoj*|twój', 'gdzie', 'w', 'zamówił*|kupił*|wybrał*|odwiedził*|jesteś'),
}

/** What Polish questions speak of. */
export const PL_ASKS: Asks = {
  yesNo: phrases('czy'),
  open: phrases('jak|jaki*|jaką|jakim|ile|co|kto|gdzie|kiedy|dlaczego|czemu|który*|która|które|którą|czym|czego|skąd|komu|kim|jakiego|jakiej|jakich|ilu', 'na ile', 'po co', 'oce*|wybierz|powiedz*|opisz*|podaj*|wskaż*|zaznacz*|określ*|napisz*|opowiedz*|daj'),
  polite: phrases('czy możesz|możecie|mógł*|mogł*|zechcesz|zechciał* ~ oce*|powie*|opis*|podziel*|napis*|wybra*|wskaz*|oceni*', '_ , czy', '_ lub|albo|czy trudn*|zł*|źle|gorz*|gorsz*|niezadow*'),
  agree: phrases('zgadza*|zgodzi*|zgodn*|niezgod*', 'zgadzam'),
  satisfied: phrases('zadow*|niezadow*|satysfak*|usatysfak*'),
  recommend: phrases('polec*|polec|rekomend*|zarekomend*', 'powie* ~ znajom*|rodzin*'),
  effort: phrases('jak łatw*|trudn*|prost*', 'na ile łatw*|trudn*|prost*', 'jak bardzo łatw*|trudn*', 'wysił*', 'ile trudu|zachodu|pracy', 'w jakim stopniu łatw*|trudn*'),
  degree: phrases('jak', 'na ile', 'w jakim stopniu', 'oce*'),
  request: phrases('oce*|prosimy|proszę|wybierz|powiedz*|opisz*|podaj*|wskaż*|zaznacz*|napisz*|opowiedz*|daj'),
  other: phrases('inn*|żaden|żadn*|nic|brak|nie|pozostał*', 'gdzie indziej', 'co innego', 'bez problem*', 'wszystko ok|dobrze|w'),
  good: phrases('dobr*|dobrze|świetn*|doskonał*|zadow*|łatw*|prawdopodobn*|zgadzam|przyjemn*|szczęśliw*|wspania*|szybk*|pozytywn*|lepiej|lepsz*|super|rewelac*|fantast*|znakomi*|prost*|jasn*|miły|miła|miło|podoba*|spodoba*|wyśmienit*|pomocn*|uprzejm*|idealn*|wyborn*|celując*|tak|wygodn*'),
  bad: phrases('zły|zła|złe|źle|słab*|niezadow*|trudn*|nieprawdopodobn*|okropn*|straszn*|fataln*|nieprzyjem*|nieszczęś*|wolno|negatywn*|gorz*|gorsz*|beznadziejn*|tragiczn*|kiepsk*|niejasn*|skomplik*|niemił*|rozczar*|niewygodn*|niedobr*|najgorz*|niedostateczn*'),
  middle: phrases('średni*|przeciętn*|neutraln*|ok|okej|może|dostateczn*|obojętn*|ani|jako', 'tak sobie', 'trudno powiedzieć', 'w porządku'),
  not: phrases('nie|wcale|nigdy|mało|niezbyt'),
  strong: phrases('bardzo|zdecydowanie|całkowicie|pełni|niezwykle|wyjątkowo|doskonał*|świetn*|wspania*|fantast*|rewelac*|okropn*|straszn*|fataln*|tragiczn*|znakomi*|absolutnie|beznadziejn*|skrajnie|wyśmienit*|najgorz*|idealn*|ogromn*|super|najleps*|katastrof*|niesamowit*|maksymalnie'),
}
