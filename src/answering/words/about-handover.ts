/**
 * Questions about bringing in a person, which are no requests for one: when, why and how it happens, how long it takes,
 * and how to take a request back. Patterns of one folded clause; what they match is cut out before requests are looked
 * for. A pattern gives way where the clause wishes for a person all the same: "when can I talk to a human?".
 */

const en = (() => {
  const person =
    '(?:a |an |any |the |your |some )?(?:real |live |actual |human )*(?:persons?|humans?(?: being| agent)?|people|agents?|operators?|someone|somebody|anyone|representative|rep|advis[eo]r|colleague|staff)'
  const lead =
    "^\\W*(?:(?:and|but|so|ok|okay|hi|hello|hey|please|also|well|just|then|tell me|explain(?: to me)?|(?:can|could) you (?:please )?(?:tell me|explain)|i (?:just )?(?:want|wanted|would like) to know|i'd like to know|i wonder|i was wondering|do you know) )*"
  const begs =
    "\\bi (?:\\w+ )?(?:want|wanna|need|demand|insist|would|prefer)\\b|\\bi'd\\b|\\b(?:let|get|give|put) me\\b|(?<!\\b(?:you|bot|it|they|assistant|ai|system|chat|always|automatically|suddenly|to) )\\b(?:connect|transfer|pass|hand) me\\b|\\b(?:please|pls|instead)\\b"
  const may =
    "\\b(?:can|could|may|might|will|would|should)(?:n't| not)? (?:i|we)\\b|\\b(?:cannot|cant|wont) (?:i|we)\\b|\\b(?:i|we) (?:can|could|may|will)\\b|\\b(?:will|would|can|could) (?:you|u)\\b|\\bdo (?:i|we) (?:\\w+ )?get\\b|\\b(?:not|no|never|nobody)\\b|n't\\b"
  const does = '(?:do|does|did|is|are|was|were|has|have|had|will|would|can|could|should|must|might)'
  const it =
    '(?:the|this|that|these|your|our|my|a|an|it(?! possible)|they|chats?|conversations?|questions?|messages?|requests?|bots?|humans?|agents?|persons?|people|assistants?)'
  return [
    new RegExp(`${lead}(?!.*(?:${begs}|\\b(?:i|we) (?:can|could)\\b))how (?:long|much longer)\\b.*`),
    new RegExp(
      `${lead}(?!.*(?:${begs}|${may}))(?:why(?! (?:do|am|can|must|should) (?:i|we)\\b)|how come|how (?:often|soon|fast|quickly|many|much)|after how many|when (?:${does}|(?:the|your|this) (?:bot|assistant|ai|system|chat\\w*))|what (?:happens|triggers|causes|makes|leads)|who decides|(?:do|does|did|will|would) (?:the|this|your) (?:bot|assistant|ai|system|chat\\w*)|(?:in|under|on) (?:what|which)|(?:what|which) (?:kinds? of )?(?:questions?|messages?|chats?|cases?|conversations?|topics?|words?|rules?|settings?))\\b.*`,
    ),
    new RegExp(`${lead}(?!.*(?:${begs}|${may}))how (?:${does} )?${it}\\b.*`),
    new RegExp(
      `${lead}(?!.*(?:${begs}))how (?:do|would) (?:you|u) (?:decide|know|choose|hand|pass|transfer|forward|escalate|route|bring|call)\\b(?! me\\b).*`,
    ),
    new RegExp(
      `\\b(?:cancel\\w*|withdraw\\w*|undo\\w*|revoke|revoking|retract\\w*|tak(?:e|ing) back|stop\\w*|abort\\w*|declin\\w*|avoid\\w*|disabl\\w*|(?:switch|turn)(?:ing)? off|remov\\w*|leav(?:e|ing)|end|quit) (?:(?:my|the|this|that|our|a|any) )?(?:\\w+ )?(?:requests?|asking|wait|waiting|hand-?overs?|hand-?offs?|transfers?|escalations?|queue|call|chat|talking|speaking|being (?:connected|transferred|passed|handed over)) (?:for|to|with|by|of)(?: (?:talk|speak|chat|be connected|be transferred)(?: (?:to|with))?)? ${person}\\b`,
    ),
  ]
})()

const de = (() => {
  const person =
    '(?:eine[nrm]? |de[nmr] |die )?(?:echte[nrms]? |richtige[nrms]? )?(?:mensch(?:en)?|mitarbeiter(?:in|n)?|person|berater(?:in)?|agenten|jemande[nm]|kollegen)'
  const lead =
    '^\\W*(?:(?:und|aber|also|ok|okay|hallo|hi|hey|sag mir|sagen sie mir|konnen sie mir sagen|kannst du mir sagen|ich (?:mochte|wurde gerne?|will) wissen|erklar(?:en sie)? mir) )*'
  const begs =
    '\\bich (?:\\w+ )?(?:will|mochte|brauche|wurde|verlange)\\b|\\b(?:will|mochte) ich\\b|\\bverbinde(?:n sie)? mich\\b|\\b(?:gib|geben sie) mir\\b|\\blass(?:en sie)? mich\\b|\\b(?:bitte|statt|anstatt)\\b'
  const may =
    '\\b(?:kann|konnte|darf|konnen|durfen|erreiche|spreche|bekomme|kriege|komme) (?:ich|wir)\\b|\\bich\\b.*\\b(?:kann|darf)\\b|\\b(?:nicht|kein\\w*|nie|niemand\\w*)\\b'
  return [
    new RegExp(`${lead}(?!.*(?:${begs}))wie lange\\b.*`),
    new RegExp(
      `${lead}(?!.*(?:${begs}|${may}))(?:wann|warum|wieso|weshalb|wie ?(?:oft|viele|schnell|bald)|nach wie ?vielen|was (?:passiert|geschieht|fuhrt|bringt)|wer entscheidet|(?:in|bei|unter|auf) welche[nmr]?|welche (?:fragen|nachrichten|gesprache|themen|regeln|falle))\\b.*`,
    ),
    new RegExp(
      `${lead}(?!.*(?:${begs}|${may}))wie \\w+ (?:der|die|das|diese[rs]?|eue?re?|ihre?|meine?|eine?|er|es|ki|bots?|chats?|gesprache)\\b.*`,
    ),
    new RegExp(
      `(?=.*\\b(?:abbrech\\w*|abzubrechen|breche?n?|storni\\w*|zuruckzieh\\w*|zuruckzuziehen|ziehe?n?|beende\\w*|widerruf\\w*|zurucknehm\\w*|zuruckzunehmen|nehme?n?|losch\\w*)\\b)\\b(?:anfrage|bitte|wunsch|anforderung|ubergabe|weiterleitung|warten|gesprach) (?:nach|an|um|auf|mit|zu) (?:ein gesprach mit )?${person}\\b(?: zu sprechen)?`,
    ),
  ]
})()

const fr = (() => {
  const person =
    "(?:une? |l'|le |la )?(?:vraie? |veritable |etre )?(?:humaine?|personne|quelqu'un|conseillere?|agent|operateur|interlocuteur)"
  const lead =
    "^\\W*(?:(?:et|mais|alors|bonjour|ok|dites-moi|je (?:veux|voudrais|souhaite) savoir|j'aimerais savoir) )*"
  const begs =
    "\\bje (?:veux|voudrais|souhaite|prefere|demande)\\b|\\bj'(?:aimerais|exige)\\b|\\b(?:passez|mettez|donnez|laissez)-moi\\b|\\b(?:svp|stp|s'il (?:vous|te) plait|plutot)\\b"
  const may =
    '\\b(?:puis|pourrai|pourrais|peux|vais)-je\\b|\\bje (?:peux|pourrai|pourrais|vais)\\b|\\b(?:peut|pourrait)-on\\b|\\bon (?:peut|pourra)\\b|\\b(?:pas|jamais|aucune?)\\b'
  return [
    new RegExp(`${lead}(?!.*(?:${begs}))(?:combien de temps|dans combien de temps)\\b.*`),
    new RegExp(
      `${lead}(?!.*(?:${begs}|${may}))(?:quand|pourquoi|combien|a quel moment|(?:dans|sur|a) quel(?:le)?s?|apres combien|qu'est-ce qui|que se passe-t-il|qui decide|quel(?:le)?s (?:questions|messages|regles|sujets))\\b.*`,
    ),
    new RegExp(
      `${lead}(?!.*(?:${begs}|${may}))comment (?:est-ce que )?(?:l'(?:assistant|ia|agent)|le (?:bot|robot|chat|systeme)|la (?:conversation|demande)|ce(?:tte|t)?|votre|vos|mon|ma|une?|(?:fonctionne|decide|sait|se (?:fait|passe)|est|sont)\\b).*`,
    ),
    new RegExp(
      `\\b(?:annul\\w*|retir\\w*|arret\\w*|revoqu\\w*|abandonn\\w*|quitter|stopper) (?:ma |la |cette |mon |le |l')?(?:demande|requete|attente|transfert|file d'attente|appel)(?: (?:de|d'|pour|a|vers|avec|parler|contacter|joindre|etre|mise?|en relation))* ?(?:d')?${person}`,
    ),
  ]
})()

const es = (() => {
  const person =
    '(?:un |una |el |la |al |algun |alguna )?(?:personas?|human[oa]s?|agentes?|alguien|operador[a]?|asesora?|representante)'
  const lead =
    '^\\W*(?:(?:y|pero|entonces|hola|ok|oye|dime|digame|(?:quiero|quisiera|me gustaria) saber|puedes? decirme) )*'
  const begs =
    '\\b(?:quiero|quisiera|necesito|deseo|exijo|prefiero|me gustaria|querria|pasame|paseme|dame|deme|denme|comuniqueme|comunicame|conectame|conecteme|por favor)\\b'
  const may = '\\b(?:puedo|podria|podre|podemos|hablo|hablare|contacto)\\b|\\b(?:no|nunca|ningun\\w*|nadie)\\b'
  return [
    new RegExp(`${lead}(?!.*(?:${begs}))cuanto (?:tiempo|tarda\\w*|falta\\w*|demora\\w*|hay que)\\b.*`),
    new RegExp(
      `${lead}(?!.*(?:${begs}|${may}))(?:cuando|por que|cada cuanto|cuant[oa]s?|(?:en|bajo|tras|despues de) (?:que|cuant[oa]s)|que (?:pasa|sucede|ocurre|hace que|preguntas|mensajes|reglas)|quien decide)\\b.*`,
    ),
    new RegExp(
      `${lead}(?!.*(?:${begs}|${may}))como (?:(?:el|este|su|tu) (?:bot|asistente|robot|chat|sistema)|(?:se )?(?:decide|sabe|transfiere|pasa|deriva|funciona|llego|llega|interviene|llama|elige))\\b.*`,
    ),
    new RegExp(
      `\\b(?:cancel\\w*|anul\\w*|retir\\w*|deten\\w*|revoc\\w*|deshac\\w*|dejar) (?:mi |la |esta |el |de )?(?:solicitud|peticion|pedido|transferencia|espera|esperar|llamada|traspaso)(?: (?:de|para|con|a|por|hablar|contactar|que me pasen|esperar))* ${person}\\b`,
    ),
  ]
})()

/** Serbian, folded. */
const sr = (() => {
  const person =
    '(?:zivi?m? |zivog |pravi?m? |pravog |nek\\w+ )?(?:covek\\w*|covjek\\w*|osob\\w*|operater\\w*|agent\\w*|zaposlen\\w*|radnik\\w*|predstavnik\\w*|nekim|nekoga?)'
  const lead = '^\\W*(?:(?:a|i|ali|pa|zdravo|ok|recite mi|reci mi|(?:zelim|hteo bih|htela bih) da znam) )*'
  const begs =
    '\\b(?:zelim|hocu|ocu|hteo|htela|zeleo|zelela|trebam|treba mi|zahtevam|molim|radije|umesto)\\b|\\b(?:dajte?|spojite?|povezite?|prebacite?) (?:me|mi)\\b'
  const may = '\\b(?:mogu|mozemo|smem|cu|cemo)\\b|\\b(?:ne|necu|necete|nece|nema|nije|nisam|nikad\\w*|niko)\\b'
  return [
    new RegExp(`${lead}(?!.*(?:${begs}))(?:koliko (?:dugo|vremena|brzo|se|jos)|za koliko)\\b.*`),
    new RegExp(
      `${lead}(?!.*(?:${begs}|${may}))(?:kada?(?= (?:bot|asistent|ai|se|je|su|ste|ovaj|ova|sistem|vas|covek|neko|robot|prebac|poziv|zove)\\w*)|zasto|zbog cega|cemu|koliko|(?:posle|nakon) koliko|sta se (?:desava|dogadja|desi)|(?:u|pod|na|o) koj\\w+|ko odlucuje)\\b.*`,
    ),
    new RegExp(
      `${lead}(?!.*(?:${begs}|${may}))kako (?:(?:se )?(?:bot|asistent|robot|sistem|ai|odlucuje|funkcionise|zna|je|su)\\w*|ova[jk]?|ovo|vas (?:bot|asistent))\\b.*`,
    ),
    new RegExp(
      `\\b(?:otkaz\\w*|povuc\\w*|povlac\\w*|ponist\\w*|prekin\\w*|prekid\\w*|odust\\w*|opozov\\w*|opozv\\w*) (?:od )?(?:moj |svoj |ovaj )?(?:zahtev\\w*|zahtjev\\w*|molb\\w*|razgovor\\w*|poziv\\w*|cekanj\\w*)(?: (?:za|sa|s|od|na|da|razgovor\\w*|pric\\w*|kontakt|poziv\\w*))* ${person}\\b`,
    ),
  ]
})()

/** Every served language's: close kin would read one another's questions as requests. */
export const aboutHandover: readonly RegExp[] = [...en, ...de, ...fr, ...es, ...sr]
