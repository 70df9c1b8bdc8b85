import type { LexiconSource } from '#worker/domain/themes/compile-lexicon.ts'

/** Polish, written without accents, since shoppers often leave them out. */
export const PL: LexiconSource = {
  ends: `
    a e i o u y em om am ami ach ech owi ow iem ie ia iu iami iach iow ego emu ym ymi im imi ich ych
    ej iej iego iemu ek>k ek>k ce>k cie>t rze>r dzie>d iom ia cia>c ciem>c cie>t ni>n nie>n nia>n niu>n
    niem>n niami>n niach>n osci>osc oscia>osc lem lam la lo li ly alem alam al ala alo ali aly ilem ilam
    il ila ilo ili ily ac ic amy cie emy imy aja eja uje uja owany owana owane
  `,
  least: 3,
  stop: `
    i a w z na do nie sie to jest ze za po od o jak ale co tak juz tylko byl byla bylo byly sa mi mnie
    moj moja moje jeszcze bardzo przez przy dla czy bo gdy ten ta te tym tego tej ktory ktora byc mam
    ma mialo mial miala jednak oraz lub by bym wszystko u we ze dobrze pan pani jestem nadal dalej gdzie
    nikt nic sklep paczka polecam dostawa
  `,
  not: 'nie bez ani nigdy brak zadnych zadnego zadnej zero nikt nic',
  reach: 2,
  but: 'ale lecz jednak tylko natomiast choc chociaz niestety poza',
  groups: {
    parcel: `paczk* paczusz* przesylk* przesyl* zamowieni* zamow* towar* produkt* rzecz* ksiazk* but* kurtk*
      sukienk* prezent* artykul*`,
    came: 'przysz* dosz* dosed* doszed* dotar* dojech* przyjech* dostarcz* dorecz* dojdz* dociera* przychodz*',
    got: 'dostal* otrzymal* otrzymalem mam mamy odebral* dosta* otrzym*',
    time: 'dni dniach dnia tygodni* tydzien tygodnie miesiac* miesiecy godzin*',
    num: `# dwa dwoch dwie trzy trzech cztery czterech piec pieciu szesc siedem dziesiec kilka kilku
      kilkanascie pare paru drugi trzeci czwarty ponad caly cale`,
    day: 'poniedzialek wtorek srode czwartek piatek sobote niedziele jutro nastepny',
    deliver: 'dostaw* wysylk* przesylk* paczk* doreczen* realizacj* czeka* transport*',
    bad: `zly zla zle zlym fataln* tragi* tragedi* kiepsk* slab* okropn* beznadziej* masakr* dramat*
      straszn* koszmar* kiepsc* nienajlepsz* marn* lich* porazk* dno`,
    good: `super swietn* doskonal* rewela* dobr* fajn* wspanial* znakomi* extra ekstra idealn* bardzo_dobr*
      wysok* najlepsz* piekn* cudown* genialn* pierwsza porzadn* fantastycz* bomba petarda mega_fajn* spoko git`,
    people: `obslug* obslud* konsultan* infolini* sprzedaw* pracowni* personel* pani pan panie bok biur*
      doradc* ekspedient*`,
    mail: 'mail* mejl* email* wiadomos* pyta* zapyta* zglosz* telefon* odpowied* kontakt*',
    locker: 'paczkomat* skrytk* automat* punkt* paczkopunk* appkomat* zabk*',
    site: 'stron* aplikacj* apka apke apki apce serwis* witryn* koszyk* sklep_internetow* www',
    sold: 'zamawial* zamowil* wybral* kupil* zamowion* chcial*',
    colour:
      'czarn* bial* czerwon* niebiesk* zielon* zolt* szar* granat* brazow* bezow* rozow* kolor*',
    pay: 'platnos* zaplac* przelew* blik* kart* karta oplat* paypal*',
    money: 'pienied* pieniadz* kas* kase srodk* kwot* srod*',
    wish: `chcialbym chcialabym przydal* dodajcie dodac dodaj prosz* prosimy szkod* fajnie_by* fajnie_jakby
      fajnie_gdyby mogl* moglib* brakuj* brakowal* wprowadz* czemu_nie czemu_nie_ma dlaczego_nie przydaloby
      zabrakl* brak czekam_na dobrze_by*`,
  },
  themes: {
    late: `
      spozni*, opozni*, nie .. w_terminie|na_czas, termin* .. minal|uplyn*, po_terminie, po_czasie, nie_w_terminie, nie_na_czas, !nie zdazy*
      dlugo|dlugi*|dluzsz* @deliver, @deliver dlugo|dlugi*|dluzsz*|wolno|woln*|powoln*, wolna|wolny|powoln* @deliver
      !za_dlugo, dlugo_szl*, szl*|trwal*|jechal*|idzie|czekal*|czekam|czekac .. @num @time|tydzien
      szl*|trwal*|jechal* @time, trwal*|szl* wiek*, realizacj*|wysylk*|dostaw* trwa* wiek*
      dopiero po|na|w|we .. @time|@day, dopiero @day, @came dopiero, dopiero @came
      @came .. @time_po|pozniej|za_pozno|po_terminie|po_czasie, @time po_terminie, tydzien|@time pozniej
      mial* byc|przyjsc|dojsc .. @day|#|24h|48h .. @came|szl*|jest|byl*, @came po @num @time, @came po @time
      !mialo_byc_w .. szl*, obiecan*|obiecal* .. @day, @num @time poslizg*|opozn*|spozn*, poslizg* @time
      przesuwa* termin*|dat*|dostaw*, termin* zmien*|przesuw*|przeklad*, przeklad* termin*|dostaw*
      slimacz*, zolwi*, wlecz*, wlecze, @num @time .. nie_ma|nic|cisza, @num tydzien .. nic
      @num|@time temu .. nie|brak, wciaz_czeka*, trzeci* tydzien
      minal*|minely|mija @num|@time|tydzien|miesiac
      - nie czeka* dlugo, - czeka* na_odpowied*|na_mail*|na_zwrot*|na_konsult*|na_telefon|na_pienia*
      - zwrot*|reklam* .. trwa*|@time, - odpowied* @num|dlugo, - nie_spodziew* .. szybk*
    `,
    lost: `
      nie @came, !@parcel nie_ma, nie @got @parcel, nie_dostal*|nie_otrzymal* .. @parcel|niczego|nic
      nie_dotar*, nie_dosz*, nie_przysz*, nigdy @came, zagin*, zgub*, !przepad*, nic_nie @came|@got, niczego_nie @got
      @time .. nadal|dalej|wciaz .. nic|nie_ma|nie_mam, nadal|dalej|wciaz nic, nadal|dalej|wciaz nie_mam|nie_ma @parcel
      nie_mam @parcel, @parcel .. nie_mam, gdzie jest|sa @parcel|moj*|moja, gdzie moja|moje|moj @parcel
      wciaz|nadal|dalej|jeszcze nie_mam|nie_ma, jak_nie_bylo_tak_nie_ma, ani_widu, slad_zagina*, sladu_nie, ani @parcel ani @money
      dostarczon* .. nie_ma|nie_mam|nic|nie_dosta*, @parcel brak, brak @parcel_do, !do_dzis nic|brak|nie, !ukradz*, skradz*
      czekam .. do_dzis|do_tej_pory, nadal_czekam na @parcel
      - nie @came w_terminie|na_czas, - nie_dotar*|nie_dosz*|nie_przysz* na_czas|w_terminie|mail*|kod*|blik|potwierdz*|sms*|faktur*|informac*
      - nie_ma w|na @num|magazyn*|stanie|ofert*|sprzedaz*
      - nie_ma_do_czego, - nie_ma_uwag, - brak @parcel w|po|na, - blik*|przelew*|platnos* nie_przesz*|nie_dosz*
      - nie_dostal*|nie_otrzymal* @mail|numer*|informac*|potwierdz*|faktur*|zwrot*
      - nie_mam zastrzez*|uwag|zdania|pytan|pojeci*
    `,
    damaged: `
      uszkodz*, uszkodzon*, zniszczon*, pekni*, popekan*, stluczon*, stlukl*, zbit*, rozbit*, rozbil*, potluczon*
      polaman*, zlaman*, zlamal*, ulaman*, zgniec*, pogniec*, wgnie*, wgniec*, porysowan*, zarysowan*, rys*, zadrapan*
      obtluczon*, wyszczerb*, odprysk*, obit*, rozla*, wyla*, przecieka*, wyciek*, podart*, rozdart*, polamal*
      pekl*, rozsypa*, zmiazdz*, pogiet*, wygiet*, zalan*, zamoczon*, przemok*, mokr* @parcel, w_kawalkach, roztrzask*
      - opakowani*|folia|kartonik rozdart*|rozerwan*|podart*, - nie_zgniec*|nie_uszkodz*
    `,
    wrong_item: `
      nie_ten|nie_ta|nie_to|nie_te @parcel|kolor*|model*|rozmiar*|co, zly|zle|zla|bledn*|inn* @parcel|model*|rozmiar*|kolor* @came|wysla*|przysla*
      @came|wysla*|przysla*|dosta*|wyslano .. zly|zle|zla|bledn*|inny|inna|inne|innego|inne @parcel|model*|rozmiar*|kolor*|smak*|wersj*
      inny|inna|inne|innego .. niz @sold, !niz zamawial*|zamowi*, pomyl*, co_innego, cos_innego, zamienion* @parcel
      @sold .. @came|dosta*|przysla*|wysla*|jest .. @colour|#|inn*|xl|l|m|s|zamiast, zamow* rozmiar* # .. #
      @sold .. @colour .. @came|dosta*|przysla* .. @colour, nie_to_co zamaw*|zamow*, nie_jest_to_co, nie_jest_tym_co
      cudze|cudza|czyjes|czyjas|nieswoj* @parcel, zamiast @colour|#|m|s|l|xl|zamow*, zly_rozmiar|zly_kolor|zly_produkt|zly_model|zly_towar
      - nie_wiem, - pomyl* .. cen*|kwot*
    `,
    missing_item: `
      brak* @num|jedn*|czesc*|element*|srub*|instrukcj*|pilot*|kabl*|gratis*|akcesori*|ladowark*|prob* 
      brakowal* @num|jedn*|element*|czesci*|w, w_paczce brak*|brakow*|nie_bylo, niekompletn*, niepeln*, !zapomn* wloz*|spakow*|dolozy*|dodac|zapakow*
      nie dolacz*|dorzuc*|wloz*|dolozy*, tylko polow*|jedn*|czesc*|# @parcel|z|sztuk*|zamiast, polow* @parcel, zabrakl* @num|jedn*|w|sztuk*
      zamow* .. #|trzy|dwie|dwa|piec .. @came|dosta*|pudelk*|paczce|przysl*|byl* .. #|jedn*|dwie|dwa|trzy, brakuj* jedn*|element*|czesc*|@num|czegos|kilku
      nie_bylo|nie_ma wszystk*|srub*|instrukcj*|pilot*|kabl*|ladowark*|element*|gratis*|jednej|czesci, nie_wszystk* @came|bylo|przysl*
      brak .. w_paczce|w_zestawie|w_pudelku|w_srodku|w_przesylce, bez ladowark*|instrukcj*|kabla|srub*|pilota, polowy @parcel
      - brakuj* .. w_ofercie|w_sklepie, - brak @num @time, - rozmiar* .. #
    `,
    packaging: `
      za_duzo|mniej|duzo|nadmiar|tyle|pelno|kilo plastik*|foli*|opakow*|karton*|papier*|styropian*, plastik* .. do_jednej|do_jednego|na_jedn*
      @bad zapakow*|opakow*|zabezpiecz*|spakow*, zapakow*|opakow*|zabezpiecz*|spakow* @bad|niedbal*|byle_jak, niedbal*|byle_jak zapakow*|spakow*|zabezp*
      opakow*|foli*|karton*|kopert* rozdart*|rozerwan*|podart*|rozerwal*|zniszczon*|brudn*|rozklej*, luzem, nie zabezpiecz*|zapakow*
      za_duz* karton*|pudel*|opakow*, karton*|pudel* .. za_duz*|wielk*|ogromn*|pusty*, !brak|zero|zadn*|bez folii*|foli*|zabezpiecz*|wypelni*|babel*
      w_zwykl* kopert*|foli*|worku, obijal*, grzechot*, bez_zabezpiecz*, nieekolog*, niezabezpiecz*
    `,
    courier: `
      ~kurier*|dostawc* @bad|niemil*|niemi*|niegrzeczn*|nieuprzejm*|chams*|cham|bezczeln*|arogan*|wulgarn*|oprysk*|klam*|oszuk*|burak*|nieprofesj*
      kurier*|dostawc* nie .. zadzwon*|dzwon*|zapuk*|chcial*|wniosl*|wniesc|czeka*|poczeka*|uprzedz*|raczy*, kurier*|dostawc* .. rzuc*|wrzuc*|porzuc*|cisn*|odmow*
      kurier*|dostawc* .. zostawi*|polozy*, rzuc*|wrzuc* paczk*|przesyl*|karton*|pod|przez, przez_plot, za_plot
      paczk*|przesyl* zostawi*|porzuc*|lezal*|pozostawi*, zostawi* pod|u|na|przy drzwi*|brama|bramie|sasiad*|klatce|deszcz*|plocie|furtk*|wycieracz*
      u_sasiad*, pod_drzwi* zostaw*|bez, ~kurier* nie_zasta*|nie_bylo|nie_zastal, !nie_zasta*, wpis* nie_bylo .. domu, nie_bylo_mnie w_domu
      odmowi* wnies*, nie_chcia* wnies*|wejsc|podjech*, wniesieni* odmow*|nie, bez mojej|pytania zgody
      !kurier* pojechal|uciekl|ukradl, doreczyciel* @bad, - kurier* @good|mily|uprzejm*|spoko
    `,
    locker: `
      @locker .. peln*|przepeln*|przekier*|zamkni*|nie|inn*|daleko|zepsut*|awari*|zapch*|zajet*|niedostep*|kod*|tymczas*|blad*|zaciel*|wysoko|nisko|kolejk*|drugi*
      przekier*|przeniesi*|przeadres* .. @locker, inn*|zly|zlego|nie_tego|nie_ten|nie_do_tego|drugi*|dalek* @locker, kod* .. @locker|odbior*, w_punkcie nie|brak|kolejk*
      punkt*_odbioru .. zamkn*|nie|kolejk*|daleko, inn* lokaliz*, nie .. otworz* skrytk*
      - dostaw* do|w paczkomat*, - czemu|dlaczego nie_ma .. paczkomat*, - dodaj* .. paczkomat*, - brak|odbior .. w|do paczkomat*
    `,
    quality: `
      @bad jakos*|material*|wykonan*|produkt*|towar*, jakos*|wykonan*|material* @bad|srednia|sredni*|pozostawia|ponizej|niska, niska_jakos*
      zepsu*, popsu*, psuj*, nie_dzial* =od, nie_dziala, nie_dzialal*, produkt*|sprzet*|urzadz*|towar* nie_dzial*, przestal* dzial*|grac|swiec*|laczy*|grza*, rozpad*, rozlec*
      tandet*, badziew*, szajs*, chlam*, bubel*, buble, dziadost*, g0wno|gowno, szmat*, pruj*|spru*, mechac*, rozciagn*, skurczy*, kurczy*, splowia*, farbuj*|zafarb*
      po_prani*|po_pierwszym_prani*|po_jednym_prani* .. @bad|rozciag*|skurcz*|zmechac*|dziur*|wyglad*|straci*, przeswit*, cienk* material*|tkan*, material* cienk*|sztuczn*|jak
      rozklej*|odklej*|odpad*|urw*|oderw*|pekl* .. po|pierwsz*|@time, rozkle*, odklej*, wadliw*, wada_fabr*|wady, usterk*, awaryjn*, zacina* .. zamek|suwak, suwak|zamek .. zepsu*|zaci*|rozw*|puscil*
      bateri* trzyma|slab*|pada, nietrwal*, smak* @bad|sredn*|chemi*|dziwn*, smierdz*|smierdzi, brzydki_zapach, przeterminowan*, po_terminie_waznosci, przestal* .. po
      wytrzyma* .. @time, po .. @time .. do_wyrzuc*|zepsu*|peklo|odpadl*, nie_warte, nie_wart*
      - strona|aplikacj*|apka|blik|wyszukiwark*|kod*|paczkomat*|link*|platnos*|skrytk*|rabat* .. nie_dzial*|zawiesz*, - nie_dzial* wyszuk*|strona|aplik*|kod*|blik|paczkomat*|link
      - ~blik nie_dzial*, - jakos* nie @bad
    `,
    description: `
      !niezgodn* z, nie_zgad* .. opis*, nie zgodn* .. opis*|zdjeci*, inaczej_niz .. zdjec*|opis*|stron*|fot*, inn* niz .. zdjec*|opis*|fot*|stron*
      !na_zdjec*|na_stronie|na_fot* .. inaczej|inn*|wieksz*|mniejsz*|lepiej|ladniej|wyglad*, w_opisie .. a|byl*|inn*|blad*, opis* .. wprowadz*|nie|klam*|bledn*|myl*
      zdjeci* .. wprowadz*|klam*|oszuk*|przeklam*|nie_oddaj*|nie, rozmiarowk* zaniz*|zawyz*|@bad|inn*|nie|dziwn*|mniejsz*, rozmiar* zaniz*|zawyz*|nie_odpow*|nie_zgad*|mniejsz*|wieksz*|nie_pasuj*
      zaniz* rozmiar*, zawyz* rozmiar*, wypada* mniejsz*|wieksz*|mal*|duz*, odbiega* od, rozni* od|sie, za_male|za_duze|za_mala|za_duza|za_ciasn*, nie_pasuj*, rozmiar .. nie_jak
      miala_byc|mial_byc|mialo_byc .. a|jest bawelna|skora|welna|poliester|plastik
      - karton*|pudel*|opakow* .. za_duz*, - za_duz* karton*|pudel*|opakow*
    `,
    payment: `
      @pay .. nie_przesz*|nie_przech*|odrzuc*|odmow*|blad*|problem*|zawies*|nie_dzial*|nieud*|podwojn*|dwa_razy|dwukrotn*|nie_mog*|zablok*|nie_zaksieg*|wywal*|dwukrotnie
      nie_mog*|nie_da*|nie_moglem|nie_dalo|problem*|klopot*|blad* .. zaplac*|oplac*|platnos*|blik*|kart*, !nie_mogl* .. zaplac*
      pobra*|sciagn*|sciagne*|obciaz* .. dwa_razy|podwojn*|dwukrotn*|2_razy|razy|za_duzo|wiecej, podwojn*|dwukrotn* pobra*|oplat*|obciaz*|zaplac*|platn*
      nie_przechodz* platn*|blik|przelew*|karta, przy|podczas platnos* .. blad*|wywal*|zawies*|zawiesz*|problem*
      - brak .. platnos*, - mozliwos* .. platn*, - zwrot* nie
    `,
    price: `
      =drogo, =drogi, =droga, =drogie, =drogiej, drozsz*, drozej, drozyzn*, przeplac*, zdzier*, cen*|koszt* wysok*|wyzsz*|@bad|kosmi*|wzros*|z_kosmosu|zawyz*|wygorow*|za_duz*|przesad*|poszl*
      wysok* cen*|koszt*|oplat*, ~koszt* dostaw*|wysylk*|przesylk* wysok*|wyzsz*|duz*|przesad*|zdziers*|za|chor*, cena_z, ceny_z, podroz*, podniesl* cen*, !kod*|rabat*|znizk*|kupon*|promocj* nie|nie_naliczy*|nie_zadzial*|nie_dziala*|nieaktywn*|zniknal*
      nie .. naliczy*|uwzgl*|dziala* rabat*|kod_rab*|znizk*|promocj*|kupon*, !taniej .. gdzie*|konkurenc*|indziej|u, konkurenc* .. taniej, gdzie* indziej taniej
      darmow*_dostaw* od|mogl*|powinn*|szkod*|brak, mogl* .. darmow*|tansz*, nie_wart*, nie_warte, brak darmow*, brak promocj*, moglaby_byc|moglo_byc|moglyby_byc tan*, tansz* dostaw*
      platn* zwrot*|dostaw*, plac* za_odes*|za_zwrot*
      - nie drog*, - kod* .. paczkomat*|skrytk*, - nizsz* niz
    `,
    site: `
      @site .. nie_dzial*|zacin*|zawiesz*|zawies*|wolno|woln*|muli|laguj*|wywal*|blad*|bled*|nieczyteln*|nieintuic*|@bad|trudn*|skomplik*|czysci*|niewygodn*|nie_laduj*|crash*|wiesza*|chaot*|resetuj*|znik*|pad*|gubi*|wysyp*
      nie_mog*|nie_da*|nie_moge|problem*|trudno|ciezko|nie_moglam|nie_moglem zalog*|zaloz*|zarejestr*|rejestr*|logow*|znalez*|wyszuk*|odnalez*|zlozyc
      wyszukiwark* .. nie|@bad|beznadz*|glup*|zle, nie_dzial* wyszuk*|@site|filtr*, blad*|bledy przy .. sklada*|logow*|zamaw*|zamow*, wyskakuj* blad*, blad* .. strony|serwera|404
      filtr* nie|@bad, brak filtr*|wyszukiw*, @bad stron*|aplikacj*|apka, wylogow*, wyrzuca* z, nie_mog* znalez* filtr*, link* nie_dzial*, captcha, bialy_ekran
      logowan* nie|@bad|problem*, nie_intuicyj*, nieintuicyj*
      - punkt* .. znalez*, - @locker, - nie_mog* znalez* paczk*
    `,
    staff: `
      ~@people @bad|niemil*|nieuprzejm*|niegrzeczn*|oprysk*|arogan*|bezczel*|chams*|niekompeten*|nieprofesj*|lekcew*|niepomocn*|ignor*|zby*|beznadz*|wulgarn*|obraz*|nieprzyjem*|olew*
      nie .. potraf*|umie*|chcial*|chcia* pomoc*|pomog*|wyjasn*, nie_pomog*, olew* klient*, lekcewaz* klient*|podejsc*, @bad podejsc*|traktow*, podejsc* do_klienta @bad|skandal*|lekcew*
      bezczel* odpowied*|sprzed*|obslug*|@people, arogan*, niekompeten*, chamstw*, klient* .. w_nosie|gdzies|traktow*|smiec*, zbyl* mnie, zbywa*, mnie_zbyl*, potraktow* jak|@bad, opryskl*, nieuprzejm*
      - ~kurier*|dostawc* arogan*|oprysk*|nieuprzejm*|chamstw*|niemil*|niekompeten*, - obslug* @good
    `,
    response_time: `
      nie odpis*|odpowiad*|odpowiedz*|odbiera*|oddzwon*|reaguj*, nikt_nie odpis*|odpowiad*|odbiera*|oddzwo*|reag*|kontakt*, !brak|zero|zadn* kontakt*|odpowied*|odzew*|reakcj*
      nie .. dodzwon*, nie_mozna|nie_da|nie_idzie|ciezko|trudno|nie_sposob dodzwon*|skontakt*|dobic, ignoruj*, ignorow*, na odpowied*|mail*|kontakt*|konsult*|oddzwon*|polaczen* .. czeka*, czeka* .. na_odpowied*|na_konsult*|na_polacz*|na_infolini*|na_mail*|na_kontakt
      oczekiwan* na_konsult*|na_odpowied*|na_polaczen*|na_infolini*, czas_oczekiwania, odpowied* po @num|@time, odpisal* dopiero|po, cisza, cisze, !bez_odpowiedz*, bot_zamiast, tylko_bot, chat*|czat* bot*
      glucha|gluchy, infolini* .. czeka*|zajet*|nie_dzial*, odpowied* dlugo|woln*|po, dlugo odpowiad*|odpis*|na_odpowied*, slaby_kontakt|kontakt_slaby|kontakt_@bad|utrudniony_kontakt
      - nie odpowiad* mi|rozmiar*|opis*, - ignoruj* klient*
    `,
    communication: `
      !brak|zero|zadn*|bez|malo informac*|powiadom*|info|wiadomos*|status*|komunikac*|potwierdzen*|sledzen*|slowa|numer*|maila|sms*, nie_wiem|nie_wiadomo co_sie|co_z|gdzie|kiedy|czy
      nie|nikt zadzwon*|wyjasn*|tlumacz*, nie|nikt .. poinform*|informow*|powiadom*|uprzedz*|zawiadom*|daj*|napisa*|napisz*|dal|informuj* , nie .. przysl*|wysl*|dosta*|otrzym* numer*|potwierdz*|powiadom*|informac*|sms*|fakt*|link*|status*|sledz*
      !status* .. nie|od|tydzien|zmien*|w_realiz*|bledn*|myl*, @bad komunikacj*|informacj*, komunikacj* @bad|zerow*|lezy|nie|kulej*, bledn*|sprzeczn*|nieprawdz*|falszyw*|mylac* informac*|status*
      sledzen* nie|brak|bledn*, nie_dzial* sledz*, bez_uprzedz*, bez_slowa, bez_powiadom*, bez_informacj*, numer* sledz*|przesylk*|paczk* nie|brak, nikt_nie|nikt wie|raczy
      - brak_kontaktu, - nie_wiem czy
    `,
    return_refund: `
      zwrot* .. pienied*|kas*|srodk*|trwa*|miesiac*|odrzuc*|platn*|problem*|utrudn*|nie|trudn*|skomplik*|tydz*|tygod*|czeka*|dlugo|moglby|koszt*|odmow*|@bad
      reklamac*, reklamow*, nie .. zwroc*|zwraca*|oddal*|oddaj*|oddac .. @money|kas*|za, czeka* .. zwrot*, utrudni* zwrot*, nie_chc*|nie_przyj*|odmow*|odmawia* .. zwrot*|reklam*|gwaranc*|wymian*
      @money nie .. zwr*|odda*|wroci*, oddac|oddadz*|oddajcie @money, za_odes*, na_wlasny_koszt|na_swoj_koszt, odsylam|odeslac|odeslan*, zwrac* .. towar*|produkt*|bo, zwracam, zwrotu_pien*, zwrot_pien*, chce .. zwroc*|oddac|zwrot*, gwarancj* nie|odrzuc*|odmow*
      wymian* .. nie|problem*|trwa*|tydz*|tyg*|dlugo, nie_uzna*, nieuzna*, brak zwrotu, ani zwrot*, nie ma|bylo zwrotu, procedur* zwrot*
      - zwrot* bez|bezproblem*|szybk*|latw*, - latw* zwrot*
    `,
    cancelled: `
      anulowali|anulowano|anulowane|anulowany|anulowal, skasow* .. zamow*|mi, odwolan* zamow*|zakup*, odwola* zamow*, po|jednak zaplac*|zlozen*|zakup*|zamow* .. niedostep*|brak|nie_ma|nie_maja, brak_towaru po, !nie_ma|nie_maja|nie_maja|nie_bylo w_magaz*|na_stanie|na_magaz*
      jednak|potem|pozniej|nagle niedostep*|wyprzed*|nie_ma|nie_maja|brak, okazal*_sie .. niedostep*|nie_ma|brak|wyprzed*, brak na_stanie|w_magazyn*|na_magazyn*, jednak .. skonczy*, zrezygnowali, bez_mojej_wiedzy
    `,
    trust: `
      oszust*, oszuk*, oszusc*, !podrob*, podrobk*, falszyw*, falsyfik*, nie oryginal*, nieoryginal*, naciagacz*, naciag*, scam, sciema, kant*, zlodziej*, wyludz*, niewiarygodn*, nieuczciw*, fejk*, fake
      spam*, moje|moich|swoje|danych|dane wyciek*|wykorzyst*|sprzed*|udostep*|ukrad*, wykorzysta* dane, wyciek* dan*, opini* kupion*|falsz*|wyglad*|nieprawdz*, falszyw* opini*, nie_ufam, podejrzan*, bezpiecz* sklep
      - numer_falsz*, - falszyw* informac*
    `,
    assortment: `
      maly|malo|mal*|ubogi|ubog*|slab*|skromn* wybor*|asortyment*|ofert*, wiecej|wiekszy|wieksza|szersz* .. model*|rozmiar*|kolor*|wybor*|asortyment*|produkt*|wzor*|marek|smak*|ofert*|opcj*
      @wish .. rozmiar*|kolor*|model*|marek|marki|wzor*|kosmetyk*|w_ofercie|asortyment*|produkt* w|smak*, brak* .. w_ofercie|w_asortyment*|w_sklepie, szkod* nie_ma|nie_macie|brak .. rozmiar*|kolor*|but*|ubran*|dla|w, nie_macie|nie_ma .. w_ofercie|w_asort*
      wieksze|mniejsze|duzych|malych|inne|dziecie* rozmiar*|kolory, brak duz*|mniejsz*|wiekszych|malych rozmiar*, czy bedzie|beda|planujecie, kiedy bedzie|beda|znow|ponownie, szkod* nie_macie, dla|wiecej dzieci|mezczyzn|kobiet|plus_size|puszyst* @wish|wiecej, wieksze_rozmiary, rozszerz* ofert*|asort*
      - bylo|przysl*|wyslali, - nie_zgad*, - dostal*
    `,
    delivery_options: `
      @wish .. dostaw*|wysylk*|odbior*|paczkomat*|inpost*|kurier*|dpd|dhl|orlen|zabk*, brak|brakuj* .. dostaw*|wysylk*|odbior*|paczkomat*|inpost* za_gran*|do|w|osobist*|paczkom*|sob*|ekspres*, nie_ma|nie_macie dostaw*|wysylk*|odbior*|paczkomat*|inpost*
      dostaw*|wysylk* .. za_granic*|do_niemiec|do_czech|do_uk|do_anglii|w_sobot*|w_weekend*|wieczor*, wybra* godzin*|kurier*|termin* dostaw*, wybor* kurier*|przewozn*|dostaw*, wysyla* .. za_gran*|do_niemiec|tam, mozliwos* odbior*|dostaw*|wybor*, wiecej opcji|form|sposob* dostaw*
      - darmow* dostaw*, - brak_informac*|brak_info, - koszt*, - przyszl*|dosta*, - opozn*
    `,
    payment_options: `
      @wish .. blik*|rat|raty|platnos*|apple_pay|google_pay|paypal*|paypo|klarn*|pobran*|przelew*|karta, brak|brakuj*|nie_ma|nie_macie .. platnos*|blik*|rat|pobran*|apple|google_pay|paypo|paypal*|karta .. pobran*|blik*|rat*|karta|odbior*|gotowk*|odroczon*
      brak|brakuj*|nie_ma|szkod* rat|raty|blik*|blika|pobrania|paypo|platnosci_za, za_pobraniem, platnos* przy_odbiorze, nie_mozna zaplac* przy_odb*|blik*|gotowk*|karta, mozliwos* platnos*|zaplat*|rat, raty @wish, wiecej opcji|form|metod platn*
      - nie_dzial*|problem*|blad*|odrzuc*|nie_przesz*
    `,
    praise: `
      polecam, polecam*, !z_czystym_sumieniem, zadowol*, wszystko zgadza|zgodnie|gra, wszystko super|ok|okej|dobrze|gra|perfekc*|idealn*|cacy|swietn*|jak_nalezy|w_porzadku|git|na_plus, super|swietny|fajny|najlepsz*|ulubion*|rewelac* sklep*|zakup*, sklep* super|swietn*|rewelac*|godny|na_medal|najlepsz*|na_piatk*
      dziekuj*, dzieki, !bez_zastrzez*, !nie_mam zastrzez*|uwag, !brak zastrzez*|uwag, !nie_ma_do_czego, !zastrzez* brak, !na_pewno|jeszcze|chetnie .. wroc*|zamow*|kupi*|skorzyst*, rewelacj*, bomba, petarda, =super, brawo, perfekcyjn*, godny_poleceni*, !nic_dodac, oby_tak_dalej, jestem zachwyc*, zawsze|stale zamawiam|kupuj*, 👍, ❤, 🔥, ⭐, 😍
      wzorow*, pelen_profesj*, profesjonal*_sklep, udan* zakup*, 10_10, 5_5
      - nie_polecam*, - nie .. zadowol*, - niezadow*, - odradzam, - super @deliver|dostaw*|jakos*|cen*|obslug*|kontakt*|zapakow*|produkt*|wysylk*, - obslug* super, - produkt* super|rewelac*|swietn*|bomba, - ceny_super, - jakos* super|rewelac*, - dziekuj* .. za_tak*|takiej
    `,
    fast: `
      szybk* @deliver|przysz*|dosz*|dotar*, @deliver szybk*|blyskaw*|ekspres*|migiem|expres*|sprawn*|przed_czasem|przed_terminem, @came .. szybk*|blyskaw*|przed_czasem|przed_terminem|wczesniej|nastepn*|juz|tego_samego, =szybko, szybciutko, blyskaw*, ekspres*, expres*, przed_terminem, przed_czasem, przed .. termin*|czas*|data, wczesniej_niz
      nastepnego_dnia, na_drugi_dzien, w_24h|w_24_h|w_jeden_dzien|w_1_dzien, juz_dzis|dzis_juz|dzis_juz|juz_w_domu|juz_jest, szybkie|szybka|szybki wysyl*|dostaw*|realizac*|zakup*, tempo, !nie spozni*, na_czas, w_terminie, terminow*, punktualn*, jeden dzien, sprawn* dostaw*|wysyl*|realiz*, wczoraj dzis*
      - nie_szybk*|niezbyt_szyb*, - nie_na_czas|nie_w_terminie, - szybk* odpowied*|odpis*|zepsu*|pomoc*|psuj*, - mogl* szybc*, - nie_dotar*|nie_przysz* .. na_czas|w_terminie, - obiecan*, - czekal*
    `,
    helpful: `
      ~@people|kurier*|dostawc*|kontakt* @good|mil*|uprzejm*|pomocn*|sympatycz*|zyczliw*|profesjonal*|kompeten*|cierpliw*|na_medal|kulturaln*|przemil*, pomogl*|pomogli|pomocn*|doradz*, szybk*|blyskaw* odpow*|odpis*|reakcj*|pomoc*|kontakt*, rozwiaz* problem*, problem rozwiaz*, profesjonal* podejsc*|obslug*
      mil* obslug*|pani|pan|kontakt*, kontakt* .. @good|bez_problem*|szybk*|wzorow*, wytlumacz*, sam* oddzwon*
      - nie .. pomog*|pomoc*, - niemil*, - kontakt_slab*
    `,
    good_quality: `
      @good jakos*|produkt*|material*|wykonan*|towar*|wyrob*|buty|sukienk*|rzecz*|smak*|zapach*, jakos*|produkt*|material*|wykonan*|towar* @good|wysmien*|solidn*|na_medal|ok|premium|wzorow*|zgodn*, zgodn* z_opis*|ze_zdjec*, zgodny_z, jakos* bez_zarzut*
      dzial* @good|bez_zarzut*|idealn*|jak_nalezy|bezproblem*|swietn*|super, !bez_zarzut*, swietnie|idealnie|dobrze pasuj*|lezy|dzial*|sie_nosi|wyglad*, piekn*, zachwyc* sukienk*|produkt*|jakos*, mieciutk*, wygodn* but*|spodn*|material*, solidn* wykon*|produkt*, porzadn* wykon*|material*, pyszn*, wysokiej_jakosci, przyjemn* w_dotyku|material*, material* .. przyjemn*|miekk*
      spelnia .. oczekiw*, trafion* zakup*|prezent*, jakosc_do_ceny|stosunek_jakos*
      - niezgodn*, - nie zgodn*, - nie_dzial*, - @good kiepsk*, - super obslug*
    `,
    good_price: `
      @good|nisk*|przystepn*|atrakcyjn*|korzystn*|konkurencyj* cen*|promocj*|rabat*|oferta|ofert*, cen*|promocj* @good|nisk*|przystepn*|atrakcyjn*|korzystn*|ok|nizsz*|konkurencyj*|rozsadn*|uczciw*, =tanio, =tani, =tanie, najtan*, taniej_niz, nizsz*_niz, okazj* , oplaca*, !warte swojej|swej|ceny, warto, darmow* dostaw*|wysylk*, tania|tanie dostaw*|przesyl*, w_dobrej_cenie
      - nie .. warte|wart*|oplac*, - warto bylo, - mogl* .. darmow*|tan*, - taniej gdzie*|w_inn*|u, - brak darmow*, - darmow*_dostaw* od|powin*, - nie_taniej, - taniej, - tandet*, - konkurenc* .. taniej
    `,
    well_packed: `
      ~@good|dobrze|solidn*|starann*|bezpieczn*|ladn*|pieczolow*|porzadn*|swietnie|super|idealnie|ekologiczn*|pieknie|fajnie|rewelacyjnie|profesjonaln* zapakow*|opakow*|zabezpiecz*|spakow*|pakow*
      - nie zapakow*|zabezpiecz*|opakow*, - moglo|moglaby, - slab*|zle, - opakow*_rozdart*
    `,
    easy: `
      latw* .. zakup*|zamow*|zamaw*|zwrot*|obslug*|nawig*|kup*|zloz*|znalez*, @site|zakupy|zamawian*|zamowien* .. latw*|prost*|przejrzyst*|intuicyj*|czyteln*|wygodn*|funkcjonaln*|bezproblem*, intuicyjn*, przejrzyst*, bezproblemow*, !bez_problemu, !bez_problemow, =prosto, wygodnie|wygodn* @site|zakup*|zamaw*, prosty|prosta|proste zakup*|stron*|zamow*|proces*, czyteln*, =latwo, wygodnie
      - nie_intuic*|nieintuic*|nieczyt*, - nie .. latw*|prost*, - kontakt*
    `,
  },
}
