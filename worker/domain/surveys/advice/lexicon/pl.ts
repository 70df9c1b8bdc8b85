import { phrases } from '../phrases.ts'
import type { Lexicon } from './lexicon.ts'
import { PL_ASKS, PL_JOINS } from './pl-asks.ts'

const PRAISE =
  'przyjazn*|pomocn*|profesjonaln*|niezawodn*|wygodn*|szybk*|błyskawiczn*|świetn*|najlepsz*|wyjątkow*|atrakcyjn*|konkurencyjn*|uprzejm*|łatw*|prost*|ulepszon*|hojn*|oddan*|troskliw*|ekspresow*|lubian*|popularn*|uwielbian*|znakomit*|solidn*|ekspercki*|wysokiej|bogat*|unikaln*'

/** Polish wordings; the endings of a stem stand for its cases, persons and genders. */
export const PL: Lexicon = {
  worded: {
    leading: {
      find: phrases(
        'czy nie uważa*|sądzi*|myśli*|zgadza*|zgodzi*|wydaje|jest|są|było|była|był|byłoby|lepiej|czuje*|przyzna*|masz|macie|chciał*|warto|powinn*|podoba*',
        'prawda ?', 'nieprawdaż', 'czyż', 'zgodzi* się ~ że', 'przyzna* ~ że', 'oczywiście', 'bez wątpienia', 'niewątpliwie', 'z pewnością', 'na pewno', 'jak wiadomo', 'jak ~ wiesz|wiecie|wiemy|wie|wszyscy', 'nie da się ukryć', 'co nie ?', 'nie ?', 'tak ?', 'chyba',
        'większość ~ klient*|osób|kupujących|ludzi|użytkowni* ~ _', 'tysiące|wielu|miliony|wszyscy|inni ~ klient*|osób|ludzi|użytkowni*|kupujący* ~ _', 'eksperci|specjaliści|lekarze|wszyscy|każdy|fachowcy ~ poleca*|zgadza*|wie|wiedzą|uważa*|twierdz*|chwal*|uwielbia*|lubi|kocha*|mówi*|przyzna*',
        'jak bardzo|mocno|wielce ~ ~ spodoba*|podoba*|lubi*|polubi*|kocha*|ucieszy*|cieszy*|zachwyci*|zachwyca*|zirytowa*|irytowa*|irytuje|rozczarow*|zdenerwowa*|zawiod*|zachwycon*|niezadowol*|wdzięczn*|uwielbia*|doceni*|cenisz|złości*|pomog*|pomóg*|poprawi*|ułatwi*|męcz*|przeszkadza*|denerw*',
        'o ile łatwiej*|szybciej|lepiej|lepsz*|łatwiejsz*|szybsz*|wygodniej*|przyjemniej*|prościej|taniej|bardziej', 'jak źle|fatalnie|okropnie|kiepsko|wspaniale|świetnie|cudownie|doskonale',
        'wiedząc , że', 'biorąc pod uwagę nasz*', 'skoro', 'czy powinniśmy ~ nadal|dalej', 'jasne , że', 'to jasne', 'zgadza się ?',
      ),
      but: ['jeśli tak ?', 'czy nie był* potrzebn*', 'czy tak ?', 'jak bardzo się zgadza*', 'zgadza się ? , czy'],
    },
    loaded: {
      find: phrases(
        'wspaniał*|świetn*|fantastyczn*|rewelacyjn*|niesamowit*|doskonał*|znakomit*|cudown*|genialn*|niezrównan*|wybitn*|rewolucyjn*|innowacyjn*|nowatorsk*|nagradzan*|wyśmienit*|kapitaln*|bezkonkurencyjn*|niezastąpion*|imponując*|zachwycając*|perfekcyjn*|olśniewając*|legendarn*|kultow*|ukochan*|nowoczesn*|najnowocześniejsz*|prestiżow*|renomowan*|bajeczn*|mistrzowsk*|przełomow*|ekskluzywn*|wyborn*|superszybk*',
        'okropn*|straszn*|fataln*|beznadziejn*|koszmarn*|skandaliczn*|tragiczn*|żałosn*|karygodn*|niedopuszczaln*|uciążliw*|irytując*|przestarzał*|zawyżon*|wygórowan*|chaotyczn*|nieudoln*|męcząc*|denerwując*|bezczeln*|absurdaln*|kiepsk*|marn*|katastrofaln*|bezużyteczn*|niekompetentn*|leniw*|chciw*|toporn*|przesadn*|rozczarowując*|drakońsk*|wkurzając*|haniebn*|żenując*|bezsensown*|oszukańcz*|niesprawiedliw*',
        `nasz|nasza|nasze|naszą|naszej|naszego|naszych|naszym|naszymi|tę|ta|ten ${PRAISE}`, `nasz|nasza|nasze|naszą|naszej|naszego|naszych|naszym|naszymi nową|nowy|nowa|nowej|nowego|zawsze|niezwykle|bardzo|wyjątkowo|tak ${PRAISE}`, 'najwyższej jakości', 'światowej klasy', 'na światowym poziomie', 'najlepsz* na rynku|w', 'super obsług*|ofert*|cen*|jakoś*|sklep*',
      ),
      but: ['nasz* szybk* zamówieni*|wyszukiwark*|płatnoś*', 'jak świetn*', 'dostaw* ekspresow*'],
    },
    assumes: {
      find: phrases(
        'za co ~ lubi*|ceni*|kocha*|uwielbia*|pokocha*|polubi*', 'dlaczego|czemu ~ lubi*|wol*|kocha*|wybiera*|ceni*|ufa*|uwielbia*|polubi*|nienawidz*|najlepsz*|lepsz*|preferuj*|zawod*|zaufa*|irytuj*|tak',
        'jaki*|który* ~ problem*|trudnoś*|kłopot*|błęd*|utrudni* ~ napotk*|miał*|spotk*|wystąp*|pojawi*|sprawi*|przeszkod*|był*|zauważ*|doświadcz*|natrafi*', 'kiedy ~ znów|znowu|ponownie|następn*|kolejn*|wrócisz|wróci|zrobisz|kupisz|zamówisz|odwiedzisz', 'kiedy planuj* ~ zakup*|powr*|zamówi*', 'ilu znajomym|osobom ~ poleci*', 'jak często ~ poleca*', 'czy nadal|wciąż ~ _', 'co ~ najbardziej|szczególnie ~ zachwyci*|urzek*|pokocha*|uwielbia*|lubi*|kocha*|irytuj*|zirytowa*|denerwuj*|zdenerwowa*|złości*', 'co sprawia ~ lepsz*|najlepsz*|że ~', 'przeszliśmy|przekroczyliśmy|przerosł*|przewyższył* ~ oczekiwania', 'jak nasz* ~ poprawi*|ułatwi*|zmieni*', 'czy przestał*', 'w czym jesteśmy lepsi|najlepsi',
      ),
      but: ['jakie problemy , jeśli'],
    },
    hypothetical: {
      find: phrases(
        'gdyby*', 'wyobraź*|załóż*|przypuść*|wyobrażasz', 'czy|ile|jak|z|kiedy|jakie|które|za ~ *łbyś|*łabyś|*libyście|*łybyście|*łbym|*łabym', '*łby|*łaby|*liby pan|pani|państwo', 'pan|pani|państwo ~ *łby|*łaby|*liby', 'czy byłoby ~ _', 'w idealnym świecie', 'hipotetycznie', 'zakładając , że', 'jeśli|jeżeli wprowadzi*|doda*|otworz*|obniż*|podnies*|zaofer*|uruchomi*|zaczni*|zmieni*|zaproponuj*', 'czy jesteś|jesteście gotow* ~ _', 'byłbyś|byłabyś',
      ),
      but: ['czy polecił*', 'polecił*by*', '*ocenił*by*', 'powiedział*by*', '*zmienił*by*', 'poprawił*by*', '*mógł*by*|*mogł*by*', 'ulepszył*by*', 'określił*by*', 'opisał*by*', 'dodał*by*', 'usprawnił*by*', 'gdyby* ~ ~ zmieni*|poprawi*|doda*|naprawi*|ulepszy*', 'co by to było', 'czy chciał*by* coś|dodać|napisać|powiedzieć|nam'],
    },
    absolute: {
      find: phrases('zawsze', 'nigdy', 'za każdym razem', 'każdorazowo', 'wszyscy', 'nikt', 'absolutnie', 'bez wyjątku', 'bezwzględnie', 'w każdej sytuacji', '100 %', 'stuprocentow*', 'ani razu', 'cały czas', 'ciągle', 'każdy', 'bezustannie', 'nieustannie', 'zawsze i wszędzie', 'pod żadnym pozorem'),
      but: ['jak zawsze', 'nigdy wcześniej', 'każdy z etapów|kroków', 'na zawsze'],
    },
    memory: {
      find: phrases(
        'ostatni* 4|5|6|7|8|9|10|11|12|18|24|cztery|czterech|pięć|pięciu|sześć|sześciu|siedem|siedmiu|osiem|ośmiu|dziewięć|dziewięciu|dziesięć|dziesięciu|dwanaście|dwunastu|kilka|kilku miesi*|lat|lata', 'ostatni* rok|roku|lat|lata|latach|półrocz*|pół|dwóch|dwa|trzech|trzy|dekad*', 'minion* rok*|lat*|półrocz*|sześci*', 'od 19*|20*', 'od roku 19*|20*', '2|3|5|dwa|trzy|kilka|pięć lat|lata temu', 'zeszł*|ubiegł* rok*', 'w tym roku', 'rok temu', 'kiedykolwiek', 'od początku ~ _', 'odkąd jesteś|jest|korzyst*|kupuj*|pamięta*|zosta*', 'przez cały rok', 'w ciągu roku', 'od kiedy jesteś', 'w całym swoim życiu', 'w życiu', 'zeszł*|ubiegł* lata|wakacj*|święt*|zim*|wiosn*|jesien*', 'poprzedni* rok*', 'pół roku temu', 'od stycznia', 'pierwsz* zakup* ~ lat',
      ),
      but: ['ostatnie|ostatnich 2|3|dwa|trzy|dwóch|trzech dni|tygodni|tygodnie|zakup*|zamówie*|miesi*|wizyt*'],
    },
    vagueQuantifier: {
      find: phrases('często|częściej', 'regularnie|zwykle|zazwyczaj|czasami|czasem|niekiedy|rzadko|przeważnie|okazjonalnie|sporadycznie|normalnie|najczęściej|raczej|wielokrotnie|typowo', 'od czasu do czasu', 'wiele|kilka razy', 'dużo|sporo|mnóstwo', 'w ostatnim czasie', 'ostatnimi czasy', 'czy ostatnio', 'co jakiś czas', 'nieraz', 'raz na jakiś czas', 'trochę'),
      but: ['jak często', 'jak dużo|rzadko', 'jak ~ często', 'co najczęściej', 'za dużo', 'zbyt dużo'],
    },
    vague: {
      find: phrases('itp|itd|etc', 'i tak dalej', 'i tym podobne', 'i inne', 'coś w tym stylu', 'w miarę ~', 'rozsądn*', 'odpowiednio', 'adekwatn*', 'dosyć|dość', 'stosunkowo|względnie', 'wystarczająco', 'różne rzeczy|sprawy', 'wszystkie te sprawy', 'te rzeczy', 'jako tako', 'mniej więcej', 'i takie tam', 'te sprawy', 'pewne aspekty|kwestie|elementy', 'różn* aspekt*|kwest*|element*', 'w zasadzie', 'akceptowaln*', 'przyzwoit*', 'całościowo', 'szeroko pojęt*|rozumian*', 'jakiś tam', 'stosown*', 'zadowalając*', 'satysfakcjonując*', 'i w ogóle', 'na czas', 'w rozsądn*', 'w odpowiednim czasie', 'terminow*'),
      but: ['i inne ~ produkt*', 'na czas ?', 'dotarł* na czas', 'na czas dostawy'],
    },
    jargon: {
      find: phrases(
        'ux|ui|cx|ux-u|cta|sku|sla|kpi|roi|api|eta|crm|b2b|b2c|bok|rma|erp|pdp|csat|nps|ces|cms|seo|pos|3ds|ivr|aov|ltv|mfa|2fa|saas|mvp|uxowo',
        'onboarding*|checkout*|omnichannel*|omnikanał*|touchpoint*|fulfillment*|upsell*|usability|landing*|lejk*|tooltip*|feature*|user*|ticket*|tiket*|funkcjonalnoś*|użytecznoś*|interoperac*|konwersj*|konwertow*|ergonomi*|responsywn*|latencj*|personalizacj*|gamifikacj*|autentykac*|autoryzac*|uwierzytelni*|dropship*|merchandis*|implementac*|interfej*|optymalizac*|workflow*|flow|backend*|frontend*|stakeholder*|interesariusz*|synergi*|proces*owan*|mikrokopi*|mikrotekst*|procesowan*|segmentac*|parametryzac*|agregac*|cross-sell*|deliver|deadlin*|asap|feedforward|value|targetow*|dedykowan*|wielokanałow*|chatbot*owy|karuzel*|modal*|popup*|breadcrumb*|taksonomi*|tokeniz*|skalowaln*|heurystyk*|paradygmat*|holistyczn*|proaktywn*',
        'punkt* styk*', 'ścieżk* zakupow*|klient*|użytkowni*', 'podróż* klient*', 'customer|user experience|journey', 'propozycj* wartości', 'wartość dodan*', 'ostatni* mil*', 'lead time', 'cross - sell*', 'last mile', 'strony|stron* docelow*', 'e - commerce', 'architektur* informacji', 'logistyk* zwrotn*', 'user flow', 'doświadczeni* użytkownik*', 'end - to - end',
      ),
      but: ['modaln*', 'featuring'],
    },
  },
  joins: PL_JOINS,
  negation: {
    words: ['nie', 'bez', 'nigdy', 'nikt', 'nic', 'żaden|żadn*'],
    negative: ['niezadowol*', 'niewygodn*', 'niejasn*', 'nietrudn*', 'niemił*', 'niezrozumiał*', 'niełatw*', 'niemożliw*', 'nieprzyjemn*', 'nieudan*', 'niezgod*', 'niepotrzebn*', 'nieprawd*', 'niedogodn*', 'nieuprzejm*', 'nieprzydatn*', 'niepewn*', 'niewystarczając*', 'nieczyteln*', 'nieskomplikowan*', 'niekompletn*', 'niepoprawn*', 'nieodpowiedni*', 'nieprawdopodobn*', 'niesatysfakcj*', 'brak*', 'trudn*', 'problem*', 'uniemożliw*', 'odmów*', 'zaprzecz*', 'unik*', 'przeszk*', 'zabrakł*', 'skomplikowan*', 'nieistotn*', 'niedziała*', 'nieterminow*', 'nieuszkodzon*', 'niesprawn*'],
    harmless: ['lub|albo|czy nie', 'czy też nie', 'nie tylko', 'dlaczego|czemu nie', 'jeśli|jeżeli nie', 'nie licząc', 'łatw* lub|czy|albo trudn*', 'trudn* lub|czy|albo łatw*', '_ lub|czy|albo niezadowol*|nie*', 'niezadowol* lub|czy|albo _', 'czy nie mógł*|mogł*', 'nie musiał*', 'bez względu', 'wcale nie', 'nie ma za co', 'bezbłędn*', 'nie więcej niż', 'bez ~ problem*|przeszk*|trudn*|kłopot*|przeszkód', 'rozwiąz*|zgłos*|zgłasz* ~ problem*'],
  },
  asks: PL_ASKS,
  reading: {
    words: 22,
    vowels: /i(?=[aąeęoóu])[aąeęoóu]|[aąeęioóuy]/gu,
    hardFrom: 4,
    known: phrases('zadow*|zamówi*|zamawia*|polec*|polec|produkt*|dostaw*|opakow*|prawdopodobn*|znajom*|oczekiwa*|spodziewa*|internet*|aplikacj*|informacj*|paczkoma*|obsług*|ocenia*|ocenisz|zakup*|doświadcz*|odpowied*|rodzin*|wyszukiw*|znalezie*|kupowa*|korzysta*|regulamin*|formularz*|konsultant*|pracowni*|reklamacj*|przesyłk*|kosmetyk*|ubrani*|mieszkani*|telefon*|najbardziej|dzisiejsz*|ostatni*|następn*|pierwsz*|wszystki*|całkowi*|poprosi*|otrzyma*|potrzebow*|potrzebuj*|przygotow*|wybierani*|wybiera*|kolejn*|koleżan*|współpracowni*|ogólnie|wysokoś*|możliwoś*|jakoś*|szybkoś*|ułatwi*|dowiedz*|płatnoś*|płaceni*|zapłaceni*|pytani*|rozwiąza*|odbieran*|odebra*|otwiera*|opisa*|niezadowol*|załatwi*|kategori*|ulubion*'),
    nominal: phrases('*anie|*ania|*aniu|*aniem|*enie|*enia|*eniu|*eniem|*ości|*ością|*ość|*acja|*acji|*ację|*acją|*owanie|*owania'),
    fog: 18,
  },
}
