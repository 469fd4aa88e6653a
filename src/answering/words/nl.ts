import type { Lexicon } from './lexicon.ts'

export const nl: Lexicon = {
  lang: 'nl',
  person: {
    contact: 'spreken praten chatten contact bereiken bellen overleggen',
    move: 'doorverbinden verbinden verbind doorzetten doorsturen overdragen',
    moveLinks: 'me mij met naar aan door',
    want: 'wil zou graag nodig geef liever eis',
    human: 'mens mensen menselijke',
    maybe:
      'medewerker medewerkster persoon iemand agent collega adviseur klantenservice vertegenwoordiger leidinggevende',
    real: 'echte echt levende werkelijke menselijke',
    fillers:
      'met een de het van jullie uw aan naar me mij ik graag alsjeblieft alstublieft nu even hallo hoi gewoon liever wil zou willen',
    enders: 'graag alsjeblieft alstublieft nu aub svp bedankt spreken praten',
    thirdParty: 'klanten gebruikers zij hij andere',
    product: 'app versie software fout account rol',
    verbAfter: true,
    also: [
      /\b(?:niet|geen)\b[^.!?]{0,25}\b(?:bot|chatbot|robot|machine|computer)\b[^.!?]{0,20}\b(?:praten|spreken|chatten)\b/,
      /\bbel (?:me|mij) (?:terug|op)\b|\bterugbel\w*\b/,
    ],
    never: [/\b(?:ai|virtuele|digitale)[- ]assistent\b/, /\b(?:per|andere|derde) persoon\b/],
  },
  asksIfBot: [
    /\b(?:ben je|bent u|is dit|ben jij) (?:een )?(?:echte? )?(?:bot|chatbot|robot|machine|ai|mens|persoon|computer)\b[^.!]{0,20}\??\s*$/,
    /\b(?:praat|spreek|chat) ik (?:hier |nu )?met (?:een )?(?:echte? )?(?:bot|chatbot|robot|machine|mens|persoon)\b/,
  ],
  sensitive: {
    self_harm: [
      /\b(?:zelfmoord\w*|mezelf (?:iets aandoen|doden|pijn doen)|wil dood|niet meer leven|een einde aan mijn leven)\b/,
    ],
    violence: [
      /\bik (?:ga|zal) (?:je|jullie|u|hem|haar) (?:vermoorden|doden|slaan|neerschieten|iets aandoen)\b|\b(?:bedreigt|slaat|stalkt) me\b|\bdreig\w* (?:me|mij) te (?:vermoorden|slaan|doden)\b/,
    ],
    legal: [
      /\b(?:mijn|een|onze) advocaat\b|\b(?:juridische stappen|aanklagen|voor de rechter|rechtszaak|aangifte doen)\b/,
    ],
    account_security: [
      /\bmijn (?:\w+ )?(?:account|profiel|wachtwoord|identiteit|kaart|e-?mail) (?:is|werd) (?:\w+ )?(?:gehackt|gestolen|gekraakt|misbruikt|overgenomen)\b|\biemand (?:heeft|gebruikt)(?: \w+){0,2} mijn (?:account|wachtwoord|kaart|identiteit)\b/,
    ],
    regulator: [
      /\b(?:klacht|melden|melding)\b[^.!?]{0,50}\b(?:autoriteit persoonsgegevens|consumentenbond|acm|ombudsman|toezichthouder)\b/,
    ],
  },
  anger: [
    [0.7, /\b(?:woedend|boos|kwaad|razend|schande\w*|onacceptabel|belachelijk)\b/],
    [
      0.6,
      /\b(?:gefrustreerd|frustrerend|irritant|geirriteerd|zat|oplichting|oplichters|kut|klote|verdomme|haat|tijdverspilling|waardeloos)\b/,
    ],
    [0.4, /\b(?:slecht|verschrikkelijk|vreselijk|nutteloos|nog steeds niet|alweer|teleurgesteld)\b/],
  ],
  smalltalk: {
    greeting: /^(?:hallo|hoi|hey|goede(?:morgen|middag|navond|n dag)|goedendag|dag)$/,
    how_are_you: /^(?:hoe (?:gaat het|is het)(?: met (?:je|jou|u))?)$/,
    thanks:
      /^(?:(?:heel erg |hartelijk )?(?:bedankt|dankjewel|dank je(?: wel)?|dank u(?: wel)?|dankuwel)(?: voor (?:de|je|uw) hulp)?|(?:dat (?:is|was) )?(?:precies )?wat ik (?:nodig had|zocht|wilde weten)|(?:het )?(?:probleem )?(?:is )?opgelost|(?:het |dat )?werkt(?: nu| weer)*|dat (?:helpt|hielp|heeft geholpen))$/,
    goodbye: /^(?:doei|tot (?:ziens|straks|later|morgen)|dag|fijne (?:dag|avond)|welterusten|dat was alles)$/,
    yes: /^(?:ja+|jazeker|ja graag|graag|zeker|natuurlijk|klopt|inderdaad)$/,
    no: /^(?:nee+|nee bedankt|nee dank je|niet nodig|nu niet)$/,
    help: /^(?:(?:ben je|bent u) er(?: nog)?|help|ik heb hulp nodig|hulp nodig|ik heb een vraag|(?:kun|kan) (?:je|u) (?:me|mij) helpen|wat kun je(?: doen)?)$/,
    ok: /^(?:ok|oke|prima|begrepen|duidelijk|goed|top|perfect|snap ik)$/,
    beside: /^(?:allemaal|graag|en|wel|hoor|alvast|team)$/,
  },
  followUp: {
    starts: /^(?:en|maar|of|ook|dan|en als|wat als|waarom|waarom niet|bijvoorbeeld|in dat geval|hoe zit het met)\b/,
    refers: /\b(?:dat|dit|die|deze|daar|daarvan|ervan|ermee|het|hem|haar|hetzelfde|anders|stap \d+)\b/,
  },
  alreadyDid:
    /\b(?:ik|we) heb(?:ben)? (?:\w+ ){0,3}?(?:al|ook)\b|\bal (?:geprobeerd|gedaan|herstart|gecontroleerd)\b|\b(?:ik|we) heb(?:ben)? (?:\w+ ){0,5}?(?:geprobeerd|herstart|gecontroleerd|opnieuw)\b/,
}
