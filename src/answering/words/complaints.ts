/** The words with which customers complain of those who serve them, folded, in every served language. */

/** Lists of words are parted by spaces. */
export interface ComplaintWords {
  /** BCP 47 primary subtag. */
  lang: string
  /** What is handed in: complaint. */
  noun: string
  /** To hand it in: file, lodge. */
  file: string
  /** What may stand between the verb and the noun. */
  fillers: string
  /** What the noun is about, where that is us: `against your company`. */
  against: string
  us: string
  /** Somebody else does the complaining. */
  thirdParty: string
  /** A complaint is declined. */
  not: string
  /** After the noun, make it a thing that can be asked about: form, policy. */
  thing: string
  /**
   * May be one: a claim is where it is against us, a consumer's, or of somebody discontented, and is not where it is
   * only filed, as every customer of an insurer does.
   */
  claims?: { noun: string; byConsumer: string; discontent: RegExp }
  /** The verb may follow the noun, as in German. */
  verbAfter?: boolean
  /** Whole patterns of the folded text: to complain as a verb, and not being content with us. */
  also: RegExp[]
}

const en: ComplaintWords = {
  lang: 'en',
  noun: 'complaint complaints grievance grievances reclamation reclamations',
  file: 'file files filing filed lodge lodging lodged make making made raise raising raised submit submitting submitted register registering registered put place placing open start bring send log issue issuing presenting present',
  fillers:
    'a an the my our your ur this that some another in formal official customer consumer client serious written proper new big huge bloody fucking fuckin goddamn damn freaking friggin please pls here hereby',
  against: 'against about regarding concerning with over on',
  us: 'you u your ur yours company business organization organisation firm brand store shop staff service support',
  thirdParty:
    'customer customers client clients user users member members visitor visitors buyer buyers seller sellers student students employee employees guest guests patient patients people someone somebody anyone anybody they he she who bot',
  not: "not don't dont didn't never no without",
  thing:
    'form forms policy policies procedure procedures process processes department team page template book number email address system handling management letter history status button tab list report',
  claims: {
    noun: 'claim claims',
    byConsumer: 'customer consumer client',
    discontent:
      /\b(?:unhappy|unsatisf\w*|dissatisf\w*|disappoint\w*|(?:not|never|ain't|aint|isn't|wasn't)(?: \w+)? (?:happy|satisfied|pleased)|(?:was|were|is|has been)(?: (?:so|too|very|really|just|pretty))? (?:bad|awful|terrible|horrible|appalling|dreadful|unacceptable))\b/,
  },
  also: [
    /\b(?:i|we)(?:'d|'m|'re|'ll| am| are| will| would| have| really| just)* (?:want|wanted|wish|need|like|love|here|writing|calling|call|intend|going|have|got|plan|trying)(?: \w+)? to (?:\w+ )?complain\b|\b(?:wanna|gonna|gotta) (?:\w+ )?complain\b/,
    /^\W*(?:(?:please|help me|want|wanna|wish|like|need|here|to)\W+)+(?:\w+ )?complain\b/,
    /\b(?:how|where|who|whom|can|could|may) (?:do|can|could|should|would|may|must|to|i|we|you|u)(?: (?:i|we|you|u|to|go|just|really|formally|officially|get|help|me))* complain\b/,
    /\bthis is (?:a|an|my) (?:\w+ ){0,2}complaint\b|\bmy complaint(?: \w+){0,2} (?:ignored|unanswered|(?:not|never|n't)(?: \w+)? (?:answered|handled|dealt|resolved|taken))\b/,
    /\bi(?:'m| am) complaining\b|\bwe(?:'re| are) complaining\b|\bi (?:must|have to|am forced to) complain\b/,
    /\b(?:i|we)(?:'ve| have|'ve got| have got) (?:a|an|another|some|several) (?:\w+ )?(?:complaints?|grievances?)\b(?! (?:form|policy|procedure|process|department|team|page|template|system))/,
    /\b(?:speak|talk|write|reach|contact|through)(?: \w+){0,3} complaints? (?:department|team|desk|office)\b/,
    /(?<!\b(?:if|in case|when|whether|should|customers?|users?|anyone|someone)\b.{0,25})\b(?:unhappy|dissatisf\w*|unsatisf\w*|disappointed|displeased|appalled|disgusted|(?:not|never|isn't|wasn't|aren't|ain't|aint)(?: (?:at all|very|really|too|so|exactly))? (?:happy|satisfied|pleased|impressed))(?: \w+)? (?:with|by|about|at|of|in|from) (?:\w+ ){0,2}?(?:you|u|your|ur|how (?:i|we|you)|(?:this|the) (?:company|customer service|service (?:i|we|that i|you)|treatment|way (?:i|we|you)))\b/,
    /(?<!\b(?:if|in case|when|whether)\b.{0,25})\b(?:(?:your|ur|customer|the) (?:\w+ )?(?:service|support|staff|treatment|company|work)|experience with (?:\w+ )?\w+) ?(?:was|were|is|are|has been|have been) (?:\w+ ){0,2}?(?:awful|terrible|horrible|horrendous|appalling|dreadful|unacceptable|disgraceful|atrocious|abysmal|lousy|shocking|a (?:disgrace|disaster|joke|nightmare)|the worst)\b/,
    /\b(?:rude|disrespectful|terrible|awful|horrible|appalling|dreadful|lousy|poor|bad|worst) (?:customer (?:service|support|care)|service (?:from|by) (?:you|your)|treatment (?:from|by|i))\b|\b(?:i|we)(?:'ve)? (?:was|were|been|have been|got) (?:\w+ )?(?:treated|handled|served) (?:so |very |really |extremely )?(?:badly|rudely|poorly|terribly|unfairly|disrespectfully|awfully)\b|\byour (?:\w+ )?(?:staff|agents?|employees?|colleagues?|driver|technician|representatives?) (?:was|were|is|are) (?:\w+ )?(?:rude|disrespectful|insulting|impolite|unprofessional)\b/,
  ],
}

const de: ComplaintWords = {
  lang: 'de',
  noun: 'beschwerde beschwerden reklamation reklamationen',
  file: 'einreichen einreiche einzureichen einlegen einzulegen erheben aufgeben aufzugeben vorbringen vorzubringen abgeben loswerden melden aussern anmelden reiche lege erhebe formulieren vortragen schicken senden schreiben',
  fillers:
    'eine einen meine unsere diese die formelle offizielle schriftliche formliche ernste bitte hier hiermit jetzt gerne gern ich wir uber ihren ihre den',
  against: 'uber gegen wegen bezuglich',
  us: 'sie euch dich ihr ihre ihren ihrem ihrer eure euren euer eurem dein deine deinen firma unternehmen service kundenservice',
  thirdParty: 'kunden kunde nutzer benutzer er man jemand mitarbeiter wer',
  not: 'keine nicht kein ohne nie',
  thing: 'formular formulare',
  verbAfter: true,
  also: [
    /\b(?:ich|wir)\b[^.!?]{0,60}\b(?:mich|uns)\b[^.!?]{0,60}\b(?:beschweren|zu beschweren)\b/,
    /\b(?:mochte|will|muss|wollen|mochten) (?:ich |wir )?(?:mich|uns)\b[^.!?]{0,60}\bbeschweren\b|\b(?:wo|wie|bei wem) (?:kann|konnen|konnte) (?:ich|wir) (?:mich|uns)\b[^.!?]{0,60}\bbeschweren\b/,
    /\bich beschwere mich\b|\bbeschwere ich mich\b|\bwir beschweren uns\b|\b(?:ich|wir) (?:habe|haben|hatte) (?:\w+ )?eine (?:\w+ )?(?:beschwerde|reklamation)\b/,
    /(?<!\b(?:wenn|falls|ob|sollte|sofern|kunden)\b.{0,40})\b(?:unzufrieden|enttauscht|nicht (?:\w+ )?zufrieden|emport) (?:mit|von|uber) (?:\w+ )?(?:sie|ihnen|ihr|ihre[mnrs]?|euch|eue?re?[mnrs]?|dem (?:kunden)?service|der behandlung)\b/,
    /(?<!\b(?:wenn|falls|ob|sollte|sofern|kunden)\b.{0,40})\b(?:mit|von|uber) (?:ihnen|ihre[mnr]?|euch|eue?re?[mnr]?|diesem|dem) (?:\w+ ){0,2}?(?:\w*service|kundendienst|support|leistung\w*|behandlung|firma|unternehmen|arbeit|mitarbeiter\w*)?(?: \w+){0,3} (?:unzufrieden|enttauscht|nicht (?:\w+ )?zufrieden)\b/,
    /\b(?:ihr|euer|der) (?:kunden)?(?:service|dienst|support) (?:ist|war) (?:\w+ ){0,2}?(?:schrecklich|furchtbar|katastrophal|eine katastrophe|inakzeptabel|miserabel|unterirdisch|eine zumutung|unzumutbar|das letzte)\b/,
  ],
}

const fr: ComplaintWords = {
  lang: 'fr',
  noun: 'plainte plaintes reclamation reclamations doleance doleances',
  file: 'deposer depose faire fais formuler adresser envoyer introduire soumettre emettre enregistrer ouvrir presenter porter porte',
  fillers: 'une un ma la cette mes des officielle formelle serieuse ecrite nouvelle pour ici donc aussi vous',
  against: 'contre concernant sur envers',
  us: 'vous votre vos toi ton societe entreprise compagnie marque magasin boutique',
  thirdParty: "clients client clientes utilisateurs utilisateur ils elles il elle on quelqu'un qui",
  not: 'pas jamais aucune sans',
  thing: 'formulaire formulaires',
  also: [
    /\b(?:je|j'|nous)\b[^.!?]{0,40}\b(?:me|nous) plaindre\b|\b(?:ou|comment|aupres de qui|a qui) (?:\w+[- ]){0,3}me plaindre\b|\bje me plains\b|\bnous nous plaignons\b/,
    /\b(?:j'ai|nous avons|j'aurais) une (?:\w+ )?(?:plainte|reclamation)\b/,
    /(?<!\b(?:si|s'il|quand|lorsque)\b.{0,40})\b(?:mecontent\w*|insatisfait\w*|decue?s?|(?:pas|jamais) (?:du tout |vraiment |tres |ete )*(?:contente?s?|satisfaite?s?)) (?:de|du|d'|des|par) ?(?:\w+ )?(?:vos|votre|vous|service client|ce service|l'accueil|la maniere dont|la facon dont)\b/,
    /\bvotre (?:\w+ )?(?:service|support|accueil|entreprise)(?: client\w*)? (?:est|a ete|etait) (?:\w+ ){0,2}?(?:inacceptable|inadmissible|horrible|lamentable|deplorable|catastrophique|scandaleux|honteux|nul)\b/,
  ],
}

const es: ComplaintWords = {
  lang: 'es',
  noun: 'queja quejas reclamacion reclamaciones reclamo reclamos',
  file: 'poner pongo presentar presento interponer hacer hago realizar formular enviar levantar registrar meter dejar tramitar elevar',
  fillers: 'una un mi la esta otra el unas formal oficial seria escrita nueva aqui por escrito',
  against: 'contra sobre acerca',
  us: 'ustedes usted vosotros ti su sus tu tus vuestra vuestro empresa compania tienda marca',
  thirdParty: 'clientes cliente usuarios usuario ellos ellas alguien quien quienes',
  not: 'no sin nunca ninguna ningun',
  thing: 'formulario formularios',
  also: [
    /\b(?:quiero|quisiera|necesito|deseo|querria|me gustaria|voy a|puedo|podria|tengo que|vengo a|debo|como|donde|para)\b[^.!?]{0,15}\b(?:quejarme|quejarnos|me quejo)\b|\b(?:yo )?me quejo (?:de|por|sobre)\b|\bquiero reclamar\W*$/,
    /\b(?:tengo|tenemos) (?:una|un|otra) (?:\w+ )?(?:queja|reclamacion|reclamo)\b/,
    /(?<!\b(?:si|cuando|en caso)\b.{0,40})\b(?:descontent\w*|insatisfech\w*|decepcionad[oa]s?|no (?:estoy |estamos |he quedado )?(?:nada |muy |del todo )?(?:content[oa]s?|satisfech[oa]s?)) (?:con|de|por) (?:\w+ )?(?:su|sus|tu|tus|vuestr\w*|ustedes|vosotros|el servicio (?:al cliente|recibido|que)|la atencion|el trato)\b/,
    /\b(?:su|vuestro|el) (?:servicio|trato|atencion)(?: al cliente| recibid[oa])? (?:es|fue|ha sido) (?:\w+ ){0,2}?(?:inaceptable|pesim[oa]|horrible|lamentable|vergonzos[oa]|terrible|un desastre)\b/,
  ],
}

/** Serbian, and close to it Croatian and Bosnian; `fold` brings both scripts here. */
const sr: ComplaintWords = {
  lang: 'sr',
  noun: 'zalba zalbu zalbe zalbi zalbom prituzba prituzbu prituzbe prituzbi reklamacija reklamaciju reklamacije reklamaciji prigovor prigovora prigovore',
  file: 'ulozim uloziti ulozimo ulazem ulaganje podnesem podneti podnijeti podnesemo podnosim podnosenje posaljem poslati prijavim prijaviti izjavim izjaviti napisem napisati iznesem predam predati upisem ostavim ulozio podneo ulozila podnela',
  fillers:
    'jednu jedan svoju svoj moju moj zvanicnu zvanicni zvanican ozbiljnu ovu ovaj pismenu pismeni formalnu hitno vam',
  against: 'na protiv zbog oko povodom',
  us: 'vas vasu vas vase vasoj vasem vaseg vasim firmu kompaniju prodavnicu uslugu',
  thirdParty: 'korisnici korisnik kupci kupac klijenti klijent oni ona neko ko',
  not: 'ne necu bez nikakvu nikakav',
  thing: 'formular formulara obrazac obrasca',
  verbAfter: true,
  also: [
    /\b(?:(?:hteo|htela|hocu|zelim|zeleo|zelela|mogu|moram|trebam|treba|bih|kako|gde|kome|li) (?:\w+ )?(?:da )?(?:se (?:po)?zalim|se (?:po)?zaliti|(?:po)?zaliti se)|(?:da )?se zalim na|zalim se na|zalimo se na)\b/,
    /\bimam(?:o)? (?:\w+ )?(?:zalbu|prituzbu|reklamaciju|prigovor)\b/,
    /(?<!\b(?:ako|ukoliko|kada?|korisnici)\b.{0,40})\b(?:nezadovoljan|nezadovoljna|nezadovoljni|razocaran[aio]?|(?:nisam|nismo) (?:\w+ )?zadovolj\w+) (?:sam |smo )?(?:\w+ )?(?:vama|vas\w*|korisnickom podrskom|uslugom|ponasanjem|nacinom na koji)\b/,
    /(?<!\b(?:ako|ukoliko|kada?)\b.{0,40})\b(?:vasa|vas|vase) (?:\w+ )?(?:usluga|podrska|servis|firma|osoblje) (?:je|su) (?:\w+ )?(?:uzas\w*|grozn\w*|ocajn\w*|katastrof\w*|nedopustiv\w*|neprihvatljiv\w*|sramot\w*|bezobraz\w*)\b/,
  ],
}

export const complaintWords: readonly ComplaintWords[] = [en, de, fr, es, sr]
