import type { Lexicon } from './lexicon.ts'

export const de: Lexicon = {
  lang: 'de',
  person: {
    contact:
      'sprechen spreche reden rede chatten schreiben telefonieren unterhalten kontaktieren erreichen anrufen kontakt gesprach wenden',
    move: 'verbinden verbinde verbindet verbunden weiterleiten weiterleitung durchstellen ubergeben ubergib leiten leite weitergeben stellen stell',
    moveLinks: 'mich mir uns an zu mit bitte',
    want: 'will mochte brauche brauch gib gebt geben hatte wunsche verlange holen hol haben gern gerne benotige',
    human: 'mensch menschen menschlichen menschliche menschlicher',
    maybe:
      'mitarbeiter mitarbeitern mitarbeiterin berater beraterin kundenberater kundenberaterin person jemand jemanden jemandem agent agenten kollege kollegen kollegin ansprechpartner ansprechpartnerin sachbearbeiter supportmitarbeiter vorgesetzten operator leute echter servicemitarbeiter techniker chef',
    real: 'echte echten echter echtem richtige richtigen richtiger reale realen realer lebenden lebendigen menschlichen menschliche wirklichen',
    fillers:
      'mit einem einen einer eine ein dem den der die ihrem ihren ihrer eurem an zu zum von ich mich mir uns bitte mal doch jetzt endlich gern gerne nur aus team ihr support irgend sofort direkt sie lieber einfach hallo guten tag verdammten scheiss und zwar',
    enders: 'bitte jetzt sofort danke hier endlich her haben dran sprechen reden statt stattdessen',
    thirdParty: 'kunden kunde besucher nutzer benutzer er man anderen andere',
    product: 'app version software fehler datei installieren konto rolle nicht einstellungen programm',
    verbAfter: true,
    also: [
      /\bmit (?:dem |ihrem |eurem )?(?:kundenservice|kundendienst|support) (?:sprechen|reden|chatten|verbinden)\b/,
      /\b(?:nicht|kein(?:en|em)?)\b[^.!?]{0,25}\b(?:bot|chatbot|roboter|maschine|computer|ki)\b[^.!?]{0,20}\b(?:sprechen|reden|schreiben|chatten|mehr)\b/,
      /\b(?:kein(?:en)?) (?:bot|chatbot|roboter|maschine)\b.{0,20}\b(?:bitte|sondern|mensch)/,
      /\b(?:rufen sie|ruf|ruft) mich (?:bitte )?(?:zuruck|an)\b|\bruckruf\b[^.!?]{0,20}\b(?:bitte|erbitte|mochte|will|wunsche)\b|\b(?:mochte|will|bitte um|erbitte|brauche) (?:um )?(?:einen |ein )?ruckruf\b/,
      /\bgibt es (?:hier |da )?(?:einen? |auch )*(?:echte[nrs]? |richtige[nrs]? )?(?:mensch(?:en)?|person|mitarbeiter(?:in)?|jemand(?:en)?)\b[^.!?]{0,30}\b(?:sprechen|reden|kann)\b/,
      /\bist (?:da |hier )(?:ein(?:e)? )?(?:echter? )?(?:mensch)\b.{0,10}\bda\b/,
    ],
    refuses:
      /\b(?:ich |wir )?(?:brauche?n?|benotige?n?|will|wollen|mochte|wunsche)(?: (?:jetzt|aber|eigentlich|wirklich|doch|hier|gerade|auch|dafur|dazu))* (?:kein(?:en?|em|er)? (?:echten? |richtigen? )?(?:mensch(?:en)?|mitarbeiter(?:in)?|person|berater(?:in)?|agent(?:en)?|kollegen|ansprechpartner)|niemanden)(?: (?:mehr|sprechen|dazu|dafur))*|\b(?:ich |wir )?(?:will|wollen|mochte|muss|brauche?)(?: \w+){0,2}? (?:nicht|nicht mehr|nicht langer|niemals)(?: (?:mehr|langer|unbedingt|mit|auf|von))* (?:einen|einem|einer|eine|den|dem|jemand(?:en|em)?|menschen)(?: (?:echten|richtigen|menschlichen))?(?: (?:menschen|mensch|mitarbeiter(?:in)?|person|berater(?:in)?|agenten|kollegen))?(?: mehr)? (?:sprechen|reden|chatten|warten|verbunden werden|zu (?:sprechen|reden|warten))|\b(?:ich |wir )?(?:will|mochte)(?: \w+){0,2}? mit (?:keinem|keiner|niemandem)(?: (?:menschen|mitarbeiter(?:in)?|person|berater(?:in)?|agenten))? (?:sprechen|reden|chatten)|\bkein(?:en|e)? (?:mensch(?:en)?|mitarbeiter|person|agent) (?:notig|erforderlich|gebraucht)/,
    never: [
      /\bwie lange\b[^.,!?;:]{0,30}\bauf (?:eine[nr]? |den |die )?(?:echte[nr]? )?(?:jemand(?:en)?|mensch(?:en)?|mitarbeiter(?:in)?|person|berater(?:in)?|agenten|kollegen)\b[^.,!?;:]{0,15}\bwarten\b|\bwie lange\b[^.,!?;:]{0,30}\bwarten\b[^.!?;:]{0,20}\b(?:auf|bis) (?:eine?[nr]? )?(?:jemand(?:en)?|mensch(?:en)?|mitarbeiter(?:in)?|person)\b[^.!?;:]{0,20}/,
      /\b(?:ki|virtuelle[rnms]?|digitale[rnms]?) assistent(?:en|in)?\b/,
      /\bals (?:agent|mitarbeiter|berater)\b|\b(?:user|ssh|cloud|create) agent\b/,
      /\b(?:pro|andere|dritte|erste) person\b/,
    ],
  },
  asksIfBot: [
    /^\W*(?:bot|robot)\s*\?+\W*$/,
    /\b(?:bist du|sind sie|bist du denn|sind sie denn|ist das|ist das hier)(?: hier| denn| eigentlich| wirklich| etwa)* (?:ein(?:e)? )?(?:echte[r]? |richtige[r]? )?(?:bot|chatbot|roboter|maschine|ki|mensch|person|computer|echt|programm|automat)\b[^.!]{0,40}\??\s*$/,
    /(?<!\b(?:wie|wo|wann|womit|ab wann) )\b(?:spreche|rede|schreibe|chatte) ich (?:hier |gerade |eigentlich |jetzt )*mit (?:einem? |einer )?(?:echten |richtigen )?(?:bot|chatbot|roboter|maschine|ki|menschen|mensch|person|computer)\b[^.!]{0,40}/,
    /\bwer bist du\b|\bwer sind sie\b/,
  ],
  sensitive: {
    self_harm: [
      /\b(?:mich (?:umbringen|toten|selbst verletzen|aufhangen|erhangen|ritzen)|bringe? mich um|suizid\w*|selbstmord\w*|nicht mehr leben|mir das leben nehmen|mein leben beenden|will sterben|mochte sterben)\b/,
    ],
    violence: [
      /\b(?:ich|wir) (?:bringe?n?|schlage?n?|werde?n?|steche?n?|erschiesse?n?) (?:dich|euch|sie|ihn|dir|ihnen|alle) (?:um|tot|zusammen|umbringen|erschiessen|schlagen|ab)\b|\b(?:bombe legen|das buro anzunden|amok)\b|\b(?:bedroht|schlagt|stalkt) mich\b/,
      /\b(?:droht|drohte|drohten?|gedroht|drohen)\b[^.!?]{0,20}\b(?:mich|uns|mir|meine?[nrm]?)\b[^.!?]{0,25}\b(?:umzubringen|zu (?:schlagen|toten|verprugeln|erschiessen|verletzen|erwurgen|erstechen|vergewaltigen)|zusammenzuschlagen|abzustechen|anzutun|umbringt|totet|schlagt)\b|\b(?:droht|drohte|gedroht) mir(?: \w+){0,2} mit (?:gewalt|dem tod|mord|schlagen|einem messer|einer waffe)\b|\bmir(?: \w+){0,2} mit (?:gewalt|dem tod|mord|schlagen) gedroht\b|\bmorddrohung\w*\b|\b(?:er|sie|mein\w* \w+|jemand) (?:hat|haben) mich (?:bedroht|geschlagen|verprugelt|gestalkt)\b/,
    ],
    legal: [
      /\b(?:mein(?:en|em)?|ein(?:en|em)?|unser(?:en|em)?) (?:rechts)?anwalt\w*\b|\b(?:sie|euch|dich|firma|unternehmen) (?:zu )?verklagen\b|\bverklage (?:sie|euch|dich)\b|\b(?:rechtliche schritte|klage einreichen|vor gericht|anzeige erstatten|strafanzeige|rechtsweg|gerichtlich vorgehen)\b/,
    ],
    account_security: [
      /\bmein(?:e|em|en)? (?:\w+ )?(?:konto|account|profil|passwort|identitat|karte|e-?mail)\w* (?:wurde|ist|wird|sind)(?: \w+){0,3} (?:gehackt|gestohlen|kompromittiert|geknackt|missbraucht|ubernommen)\b|\b(?:jemand|ein fremder|hacker) (?:hat|nutzt|benutzt|ist in)(?: sich)?(?: \w+){0,3} (?:mein\w*)\b(?: \w+){0,3}(?: gehackt| gestohlen| eingeloggt| angemeldet| zugegriffen)?|\bich wurde gehackt\b/,
    ],
    regulator: [
      /\b(?:datenschutzbehorde|datenschutzbeauftragten?|aufsichtsbehorde|verbraucherzentrale|verbraucherschutz|bafin|bundesnetzagentur|ombudsmann|schlichtungsstelle)\b[^.!?]{0,40}\b(?:beschwer\w*|meld\w*|wend\w*|einschalt\w*|anzeig\w*)\b|\b(?:beschwer\w*|meld\w*)\b[^.!?]{0,50}\b(?:datenschutzbehorde|datenschutzbeauftragten?|aufsichtsbehorde|verbraucherzentrale|verbraucherschutz|bafin|bundesnetzagentur|ombudsmann)\b|\b(?:dsgvo|datenschutz)-?(?:beschwerde|verstoss)\b/,
    ],
  },
  anger: [
    [
      0.7,
      /\b(?:wutend|stinksauer|sauer|verargert|zornig|emport|rasend|argere mich|argert mich|argerlich|kotzt mich an|platzt der kragen|frechheit|unverschamt\w*|skandal|unfassbar)\b/,
    ],
    [
      0.6,
      /\b(?:frustri\w*|genervt|nervt|unmoglich(?=!)|inakzeptabel|lacherlich|zum kotzen|abzocke|betrug|verarsch\w*|schnauze voll|nase voll|es reicht|saftladen|scheiss\w*|mist|idioten|blod|zeitverschwendung|hasse)\b/,
    ],
    [
      0.4,
      /\b(?:schlecht|furchtbar|schrecklich|katastrophe|nutzlos|unbrauchbar|hilft (?:mir )?nicht|immer noch nicht|schon wieder|zum (?:dritten|vierten|x-ten) mal|verdammt\w*|enttausch\w*)\b/,
    ],
  ],
  smalltalk: {
    greeting: /^(?:hallo+|hi|hey|guten (?:tag|morgen|abend)|moin(?: moin)?|servus|gruss gott|gruezi|tag|morgen)$/,
    how_are_you: /^(?:wie geht'?s?(?: es)?(?: dir| ihnen| euch)?|wie gehts)$/,
    thanks:
      /^(?:danke?(?: schon| sehr| dir| ihnen| vielmals| fur (?:die|ihre|deine) hilfe)*|vielen dank(?: fur (?:die|ihre|deine) hilfe)?|herzlichen dank|besten dank|dankeschon|tausend dank|merci|(?:das )?hat (?:mir )?(?:sehr )?geholfen|(?:genau )?das (?:habe ich (?:gesucht|gebraucht)|brauchte ich|suchte ich|wollte ich wissen)|(?:das (?:ist|war) )?(?:genau )?(?:das )?was ich (?:brauche|brauchte|suchte|wollte|wissen wollte|gesucht habe|gebraucht habe)|(?:das )?problem (?:ist )?(?:gelost|behoben|erledigt)|(?:hat sich )?(?:erledigt|gelost)|(?:(?:jetzt|es|das|alles) )?(?:klappt|funktioniert)(?: es| jetzt| wieder| alles)*|das ging (?:schnell|ja schnell))$/,
    goodbye:
      /^(?:tschuss|tschau|ciao|auf wiedersehen|bis (?:bald|dann|spater|morgen)|schonen (?:tag|abend|feierabend)(?: noch)?|gute nacht|das war'?s|das war alles)$/,
    yes: /^(?:ja+|jo|jawohl|gern|gerne|ja bitte|ja gern(?:e)?|klar|genau|richtig|sicher|naturlich|bitte|unbedingt)$/,
    no: /^(?:nein+|ne|nee|no|nein danke|lieber nicht|nicht notig|jetzt nicht)$/,
    help: /^(?:bitte )?(?:(?:bist|sind) (?:du|sie) (?:noch )?da|ich (?:brauche|benotige|brauch|hatte gerne?|mochte)(?: mal| bitte| etwas| dringend)? (?:hilfe|unterstutzung)|brauche hilfe|(?:ich )?(?:habe?|hatte)(?: da)?(?: mal| noch)? (?:(?:ein|eine|noch eine|paar|ein paar) )?(?:kurze )?(?:fragen?|problem)|(?:eine )?frage|(?:konnen|konnten|kannst|konntest) (?:sie|du) mir (?:bitte |mal |vielleicht )?(?:helfen|weiterhelfen)|kann mir (?:bitte )?(?:jemand|wer) (?:helfen|weiterhelfen)|hilfe|hilf mir|helfen sie mir|(?:wobei|womit|wie) (?:kannst|konnen|konnt) (?:du|sie) (?:mir )?(?:helfen|weiterhelfen)|was (?:kannst|konnen) (?:du|sie)(?: alles| so| fur mich)?(?: tun| machen)?|was kann ich (?:dich|sie|hier)(?: alles| so)? fragen|(?:darf|kann) ich (?:dich |sie )?(?:mal )?(?:etwas|was) fragen)(?: bitte)?$/,
    ok: /^(?:ok|okay|alles klar|verstanden|in ordnung|gut|super|prima|toll|perfekt|passt|aha|verstehe|ach so)$/,
    borrowed: /^(?:merci|ciao|no)$/,
    beside: /^(?:danke|bitte|bot|zusammen|sehr|noch|schon|und|dann|na|liebes|team|leute|nochmal|auch)$/,
  },
  followUp: {
    starts:
      /^(?:und|aber|oder|auch|dann|was ist mit|wie ist es mit|wie sieht es .*aus|was wenn|warum|wieso|weshalb|wo genau|wie genau|zum beispiel|seit wann|bis wann|geht das|gilt das|und wenn)\b/,
    refers:
      /\b(?:das|dies\w*|davon|dafur|damit|dazu|dabei|darin|daran|dort|es|sie|ihn|jene\w*|dasselbe|stattdessen|sonst|schritt \d+)\b/,
  },
  alreadyDid:
    /\b(?:ich|wir) hab(?:e|en)? (?:\w+ ){0,4}?(?:schon|bereits|auch)\b|\b(?:schon|bereits) (?:\w+ ){0,4}?(?:versucht|probiert|gemacht|getan|neu gestartet|neugestartet|gepruft|installiert|zuruckgesetzt|geandert|geloscht|aktualisiert)\b|\b(?:ich|wir) hab(?:e|en)? (?:\w+ ){0,6}?(?:versucht|probiert|neu gestartet|neugestartet|uberpruft|gepruft|neu installiert|zuruckgesetzt|aktualisiert)\b/,
}
