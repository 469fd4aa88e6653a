import type { Lexicon } from './lexicon.ts'

/** Serbian, and close to it Croatian and Bosnian, in Latin without diacritics: `fold` brings every spelling here. */
export const sr: Lexicon = {
  lang: 'sr',
  person: {
    contact:
      'razgovaram razgovarati razgovarao razgovarala razgovor razgovara pricam pricati pricao pricala popricam porazgovaram govorim govoriti cujem kontaktiram kontaktirati kontakt caskam cetujem pisem dopisujem javim obratim dobijem vezu',
    move: 'spojite spoji spojiti povezite povezi povezati prebacite prebaci prebaciti prosledite prosledi preusmerite dajte daj daje predajte',
    moveLinks: 'me mi nas s sa na do kod nekome nekog',
    want: 'hocu ocu zelim trebam treba daj dajte trazim molim pozovi pozovite dovedite zahtevam hteo htela zeleo zelela potreban potrebna zovite imate radije',
    human: 'covek coveka covekom coveku coek coeka covjek covjeka covjekom ljudsko ljudskim ljudima',
    maybe:
      'osoba osobu osobom osobe osobi operater operatera operaterom operateru operaterku operaterkom agent agenta agentom agentu zaposleni zaposlenog zaposlenim radnik radnika radnikom saradnik saradnika saradnikom predstavnik predstavnika predstavnikom sluzbenik sluzbenika sluzbenikom nekim nekoga neko nekog nekome savetnik savetnika savetnikom menadzer menadzera menadzerom sef sefa sefom tehnicar tehnicara tehnicarem podrskom bice bicem ljudi kolega kolegu kolegom',
    real: 'pravi prava pravim pravog pravom pravu ziv ziva zivi zivim zivog zivom zivu stvarnim stvarnog stvarnom ljudsko ljudskim stvarna stvarni',
    fillers:
      'sa s da li mogu bih me mi se na do iz od nekim neku nekom nekog nekoga jednim vasim vaseg vasom molim vas te sad sada odmah samo radije ja hteo htela zeleo zelela zelim hocu tima podrske korisnicke sluzbe ajde hajde vec ipak jel moze mozete zdravo cao dobar dan ovde za ko kod neko ponovo vi jebenim vise normalnim normalnog kojim nekome ili',
    enders: 'molim vas te hvala sad sada odmah hitno ovde za ko koji koja da a umesto pls mi me ne i',
    thirdParty: 'korisnici korisnik kupci kupac posetioci oni ona drugim drugog klijenti',
    product: 'aplikacija aplikacije verzija verziju softver greska nalog uloga uloge instaliran program',
    verbAfter: true,
    also: [
      /\b(?:necu|ne zelim|nemoj|dosta mi je|ne mogu|neću)\b[^.!?]{0,30}\b(?:bot(?:om|a|u)?|robot(?:om|a|u)?|masin(?:om|a|e)|ai|kompjuter(?:om|a)|cetbot(?:om|a))\b/,
      /\b(?:pozovite|zovite|nazovite|pozovi|nazovi) me\b|\bda me (?:neko )?(?:pozove|pozovete|nazove|nazovete|zove)\b/,
      /\b(?:ima li|jel ima|je l' ima|da li ima|ima) (?:tu |ovde )?(?:nekog|neko|ziv\w*|prav\w*|cove\w*)(?: ziv\w*| prav\w*| cove\w*| osob\w*| tu| ovde)*\b[^.!?]{0,25}\b(?:pric\w*|razgovar\w*|ziv\w*|pomogne|covek\w*)\b/,
    ],
    refuses:
      /\b(?:ne treba(?:te)? mi|ne trebam|nije mi potreb\w+|nije potreb\w+|ne zelim|necu|ne moram|nemam potrebu|nema potrebe)(?: (?:vise|bas|sada|sad|nikakv\w+|uopste))*(?: (?:da (?:razgovaram|pricam|govorim|cekam|cujem)|razgovarati|pricati|cekati|za|razgovor))?(?: (?:vise|sa|s|na))* ?(?:zivim |zivog |ziv |pravim |pravog |pravi |nekim |jednim )?(?:covek\w*|covjek\w*|osob\w*|operater\w*|agent\w*|nik(?:o|im|og|oga|ome)|nek(?:o|im|og|oga|ome)|zaposlen\w*|radnik\w*)(?: vise)?/,
    never: [
      /\bkoliko\b[^.,!?;:]{0,40}\bcek\w+ (?:\w+ )?(?:na |da )?(?:me |mi )?(?:se )?(?:nek\w+|covek\w*|operater\w*|agent\w*|osob\w*|zaposlen\w*)\b/,
      /\b(?:ai|virtueln\w*|digitaln\w*) asistent\w*\b/,
      /\b(?:kao|user|ssh|cloud|create) agent\w*\b/,
      /\b(?:po|druga|treca|prva) osob\w*\b/,
      /\bljudsk\w+ resurs\w*\b/,
    ],
  },
  asksIfBot: [
    /^\W*(?:bot|robot)\s*\?+\W*$/,
    /\b(?:jesi li|da li si|jel si|je l' si|jesi l'|jeste li|da li ste|jel ste|jesi|si li|je li ovo|da li je ovo|jel ovo|je l ovo)(?: ti| vi| to| stvarno| uopste)* (?:bot|robot|cetbot|masina|ai|vestacka inteligencija|covek|covjek|ziv\w*|prav\w*|stvarn\w*|osoba|kompjuter|program)\b[^.!]{0,40}\??\s*$/,
    /\b(?:razgovaram li|pricam li|da li (?:ja )?(?:razgovaram|pricam)|jel (?:ja )?(?:pricam|razgovaram)) (?:to )?(?:sa|s) (?:\w+ )?(?:bot\w*|robot\w*|masin\w*|covek\w*|covjek\w*|osob\w*|ai)\b/,
    /\bko si ti\b|\bko ste vi\b|\bti si (?:bot|robot|masina|covek)\b[^.!]{0,10}\?/,
  ],
  sensitive: {
    self_harm: [
      /\b(?:ubicu se|da se ubijem|ubiti se|samoubi\w+|zelim da umrem|hocu da umrem|ne zelim (?:vise )?da zivim|necu (?:vise )?da zivim|oduzeti sebi zivot|oduzmem sebi zivot|povredim sebe|da se povredim)\b/,
    ],
    violence: [
      /\b(?:ubicu|prebicu|zaklacu|upucacu|pretuci cu|polomicu) (?:te|vas|ga|je|ih|sve)\b|\b(?:podmetnucu|postavicu|staviti) bombu\b|\bzapalicu (?:vam|vas|vasu|kancelariju)\b|\b(?:preti mi|prete mi|tuce me|bije me|uhodi me)\b/,
      /\b(?:preti|prete|pretio|pretila|pretili|zapretio|zapretila)\b[^.!?]{0,20}\bda (?:ce |cu )?(?:\w+ ){0,2}?(?:ubi\w*|udari\w*|pretuc\w*|prebi\w*|istuc\w*|tuc\w*|zakla\w*|povredi\w*|siluje|silova\w*)\b|\b(?:preti|pretio|pretila|prete) (?:mi )?(?:je )?(?:ubistvom|smrcu|nasiljem|batinama)\b|\bmi (?:(?:je |su )?(?:pretio|pretila|pretili|zapretio)|preti|prete)\b|\b(?:pretnj\w+ smrcu|me je (?:udario|pretukao|tukao|istukao)|(?:udario|pretukao|tukao|istukao) me je)\b/,
    ],
    legal: [
      /\b(?:moj|mog|svog|mojim|advokata|advokatom) ?advokat\w*\b|\badvokat(?:u|a|om)\b|\b(?:tuzicu|tuziti|tuzim) (?:vas|te|firmu|cu)\b|\b(?:vas|te) (?:cu )?tuziti\b|\btuzicu\b|\b(?:na sudu|sudskim putem|sudski spor|podneti tuzbu|podnecu tuzbu|pravne korake|pravnim putem|krivicnu prijavu|krivicna prijava)\b/,
    ],
    account_security: [
      /\b(?:hakovan\w*|hakovali|provaljen\w*|ukraden\w*|ukrali|kompromitovan\w*) (?:mi )?(?:je |su )?(?:moj |mi )?(?:nalog|profil|lozink\w*|sifr\w*|identitet|kartic\w*|mejl)\b|\b(?:nalog|profil|lozinka|sifra|identitet|kartica|mejl) (?:mi )?(?:je |su )(?:mi )?(?:hakovan\w*|provaljen\w*|ukraden\w*|kompromitovan\w*)\b|\bneko (?:mi )?(?:je )?(?:mi )?(?:hakovao|ukrao|usao|provalio|koristi)(?: \w+){0,2} (?:nalog|profil|lozinku|sifru|identitet|karticu|mejl)\b/,
    ],
    regulator: [
      /\b(?:poverenik\w*|inspekcij\w*|zastit\w+ potrosaca|ombudsman\w*|zastitnik\w* gradjana|regulator\w*|agencij\w+ za zastitu)\b[^.!?]{0,40}\b(?:prijav\w*|zal\w*|obrati\w*|podne\w*)\b|\b(?:prijavi\w*|zalb\w+|zalicu|podne\w+|obrati\w*)\b[^.!?]{0,50}\b(?:poverenik\w*|inspekcij\w*|zastit\w+ (?:potrosaca|podataka)|ombudsman\w*|regulator\w*)\b/,
    ],
  },
  anger: [
    [
      0.7,
      /\b(?:besan|besna|besni|ljut|ljuta|ljuti|razjaren\w*|bijesan|bijesna|pobesne\w*|sramota|sramotno|bezobrazluk|bezobrazno|skandal\w*|nedopustivo|neprihvatljivo|odvratno)\b/,
    ],
    [
      0.6,
      /\b(?:iznerviran\w*|nervira\w*|frustrir\w*|dosta mi je|muka mi je|smesno|prevara|prevaranti|lopovi|sranje|jebote|jebem|jebo|govno|idioti|glupost\w*|katastrofa|mrzim|gubljenje vremena|zajebava\w*)\b/,
    ],
    [
      0.4,
      /\b(?:uzas|uzasn\w*|grozn\w*|ocajn\w*|beskorisn\w*|ne pomazete|ne pomazes|jos uvek ne|i dalje ne|opet|ponovo isto|treci put|razocaran\w*|lose)\b/,
    ],
  ],
  smalltalk: {
    greeting:
      /^(?:zdravo|cao|ciao|dobar dan|dobro jutro|dobro vece|dobro vecer|pozdrav|pozz?|ej|hej|alo|bok|zdravo svima|dobar)$/,
    how_are_you: /^(?:kako si|kako ste|sta ima|sta radis|kako ide|sta se radi|jesi dobro|jeste dobro)$/,
    thanks:
      /^(?:(?:puno |mnogo |veliko )?(?:hvala|fala)(?: (?:ti|vam|puno|mnogo|lepo|lijepo|na pomoci|najlepse|unapred))*|zahvaljujem(?: se)?|svaka cast|pomoglo je|to je pomoglo|(?:to je )?(?:upravo |bas )?(?:ono |to )?sto (?:mi (?:je )?(?:trebalo|treba)|sam (?:trazio|trazila|hteo|htela))|(?:problem (?:je )?)?(?:resen|reseno)(?: je)?|(?:sve )?(?:sada |sad )?radi(?: sada| sad)?|proradilo(?: je)?|uspelo(?: je)?)$/,
    goodbye:
      /^(?:dovidjenja|do vidjenja|prijatno|vidimo se|prijatan dan|laku noc|zbogom|pozdrav|to je sve|to je to|cao cao|adio)$/,
    yes: /^(?:da+|jeste|moze|naravno|svakako|da molim(?: vas)?|da hocu|hocu|tako je|vazi da|molim|zelim|da zelim|aj moze)$/,
    no: /^(?:ne+|ne hvala|ne treba|necu|nemoj|ne zelim|ne sada|nista)$/,
    help: /^(?:molim(?: vas| te)? )?(?:(?:jeste|jesi|da) li (?:(?:ste|si) )?(?:jos )?(?:uvek )?tu|(?:treba(?:la)?|trebala bi) mi (?:mala |hitno )?(?:pomoc|vasa pomoc)|(?:potrebna mi je|trebam|zelim) (?:mala )?pomoc|(?:imam|imao bih|imala bih) (?:jedno |par |nekoliko |jedan )?(?:pitanje|pitanja|problem)|(?:jedno )?pitanje|(?:mozete li|mozes li|da li mozete|da li mozes|jel mozete|jel mozes|mozete|mozes|mogli biste li|mogli biste) (?:li )?(?:da )?(?:mi )?(?:(?:pomognete|pomognes|pomoci)|mi pomoci)(?: mi)?|moze li (?:neko )?(?:da )?(?:mi )?(?:neko )?(?:pomogne|pomoci)|(?:u )?pomoc|pomozite(?: mi)?|pomozi(?: mi)?|(?:oko cega|u cemu|sa cim|s cim|kako) (?:mozete|mozes)(?: li)? (?:da )?(?:mi )?(?:pomognete|pomognes|pomoci)|sta (?:sve )?(?:mozete|mozes|umes|umete|znas|znate)(?: sve)?(?: da)?(?: uradite| uradis| radite| radis| uciniti| uraditi)?(?: za mene)?|sta (?:sve )?mogu (?:da )?(?:te |vas )?(?:pitam|pitati)|(?:mogu li|smem li|da li mogu) (?:nesto )?(?:da )?(?:te |vas )?(?:nesto )?(?:pitam|pitati)(?: nesto)?)(?: molim(?: vas| te)?)?$/,
    ok: /^(?:ok|okej|oke|u redu|vazi|razumem|jasno|dobro|super|odlicno|vrh|sjajno|shvatam|aha|kul|savrseno)$/,
    beside: /^(?:svima|ljudi|molim|vas|puno|lepo|i|onda|pa|hvala|tebi|vama|bot|ti|vam|ekipo|druze|a)$/,
  },
  followUp: {
    starts:
      /^(?:a|i|ali|ili|takodje|onda|a sta|sta je sa|sta ako|a ako|zasto|zasto ne|kako to|gde tacno|na primer|od kada|do kada|u tom slucaju|vazi li|da li to|jel to)\b/,
    refers:
      /\b(?:to|ovo|toga|tome|time|taj|ta|tu|tamo|njega|njoj|njih|njima|isto|drugi|druga|inace|umesto toga|korak \d+|ga|je|ih)\b/,
  },
  alreadyDid:
    /\bvec (?:sam|smo) \w+|\b(?:sam|smo) (?:to )?vec \w+|\b(?:probao|probala|probali|pokusao|pokusala|pokusali|restartovao|restartovala|proverio|proverila|reinstalirao|reinstalirala|resetovao|resetovala|azurirao|azurirala|promenio|promenila|obrisao|obrisala|instalirao|instalirala) (?:sam|smo)\b|\b(?:sam|smo) (?:\w+ )?(?:probao|probala|pokusao|pokusala|restartovao|restartovala|proverio|proverila|reinstalirao|reinstalirala|resetovao|resetovala)\b/,
}
