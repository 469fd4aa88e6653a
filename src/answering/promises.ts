/** Promises of action: the assistant can only answer, so a sentence that says more is not true. */
import { fold } from '../domain/text.ts'

const doing = {
  en: 'refund|cancel|chang|updat|ship|sen[dt]|call|e-?mail|contact|escalat|forward|process|reset|delet|remov|fix|check|look(?:ed|ing)? into|get back|got back|review|credit|issu|creat|open(?:ed)? (?:a|an|your)|extend|unlock|activat|deactivat|notif|inform|transfer|report|order|book|reimburs|compensat|follow(?:ed|ing)? up|reach|arrang|schedul|resolv|waiv|appl(?:y|ied)|add(?:ed)?\\b|repl(?:y|ied)|investigat|ensur|ma[kd]e sure|pass(?:ed)?|approv|register|upgrad|repair|replac|be in touch|take care|handl|submit|log(?:ged)? ',
  de: 'erstatt|storn|geander|andern|andere|geschickt|schick|gesend|send|angerufen|anruf|weitergeleit|weiterleit|leite|kontaktier|meld|gepruft|pruf|bearbeit|gelosch|losch|veranlass|kumm|zuruckgesetzt|zurucksetz|freigeschaltet|freischalt|gutgeschrieb|gutschreib|benachrichtig|bestell|erledig|ruckerstatt|aktualisier|ersetz|reparier|gekundigt|kundig',
  fr: 'rembours|annul|modifi|chang|envoy|enverr|appel|contact|transfer|trait|verifi|supprim|reinitialis|rappel|cree|ouvert|credit|signal|revien|revenir|transmis|transmet|resol|regl|mis a jour|debloqu|prolong|active|expedi|approuv|occup',
  es: 'reembols|cancel|cambi|envi|llam|contact|transfer|proces|verific|elimin|restablec|cread|abierto|resolv|resuel|avis|notific|gestion|tramit|revis|actualiz|devolv|devuelt|desbloque|ampli|activ|comunic|pas(?:ado|are)|aprob|encarg',
  sr: 'vrati|otkaz|promeni|posla|salj|prosledi|proveri|obrisa|resetova|kontaktira|pozva|zovem|refundira|uplati|kreira|otvori|odobri|javi|obavesti|resi|azurira|zameni|popravi|produzi|otkljuca|aktivira|preusmeri|pobrinu|reklamir',
}

/** The assistant or somebody of the company as the one who acts. */
const first: RegExp[] = [
  new RegExp(
    `\\b(?:i|we)(?:'ve|'ll|'m|'re|'d)?(?: (?:have|had|has|will|shall|am|are|can|could|did|just|already|now|also|gladly|happily|personally|going|to|be|been|immediately|then|so))* (?:you )?(?:${doing.en})`,
  ),
  new RegExp(
    `\\b(?:our|the|my) (?:\\w+ )?(?:team|staff|agents?|support|colleagues?|manager|department|specialists?)(?: team)? (?:will|'ll|is going to|are going to|has|have|is|are)(?: (?:also|already|now|be|been|soon|shortly|then))* (?:${doing.en})`,
  ),
  new RegExp(
    `\\b(?:someone|somebody|a (?:person|colleague|human|specialist|manager|representative|member of \\w+ \\w+)|an (?:agent|expert|advisor)) (?:from \\w+ (?:\\w+ )?)?(?:will|'ll|is going to|has|is)(?: (?:also|already|now|be|been|soon|shortly))* (?:${doing.en})`,
  ),
  new RegExp(`\\b(?:ich|wir) (?:habe|haben|werde|werden|kann|konnen|\\w*)\\b[^.!?]{0,60}\\b(?:${doing.de})`),
  new RegExp(`\\b(?:habe|haben|werde|werden|kann|konnen) (?:ich|wir)\\b[^.!?]{0,60}\\b(?:${doing.de})`),
  new RegExp(
    `\\b(?:unser (?:\\w+)?team|jemand|ein(?:e)? (?:mitarbeiter|kollege|mensch|berater)\\w*|unser support) (?:wird|hat|kummert)\\b[^.!?]{0,60}(?:\\b(?:${doing.de})|sich)`,
  ),
  new RegExp(
    `\\b(?:j'ai|je l'ai|je vous ai|nous avons|je vais|nous allons|je peux|nous pouvons|on va|on a|notre equipe (?:va|a)|un conseiller va|quelqu'un va|une personne va)\\b[^.!?]{0,50}\\b(?:${doing.fr})`,
  ),
  new RegExp(
    `\\b(?:je|nous|notre equipe|un conseiller|quelqu'un) (?:vous |le |la |les |y )*(?:${doing.fr})\\w*(?:r?ai|r?ons|r?a|ront)\\b`,
  ),
  new RegExp(
    `\\b(?:he|hemos|voy a|vamos a|puedo|podemos|nuestro equipo (?:va a|ha)|un agente (?:va a|ha)|alguien (?:va a|ha))\\b[^.!?]{0,40}\\b(?:${doing.es})`,
  ),
  new RegExp(`\\b(?:${doing.es})\\w*(?:are|ere|ire|aremos|eremos|iremos|aran|ara)\\b`),
  new RegExp(
    `\\b(?:${doing.sr})\\w*(?:o|la|li) (?:sam|smo)\\b|\\b(?:sam|smo) (?:vam |vas |to |vec |ga |je )*(?:${doing.sr})\\w*(?:o|la|li)\\b`,
  ),
  new RegExp(
    `\\b(?:${doing.sr})\\w*(?:cu|cemo)\\b|\\b(?:cu|cemo|ce) (?:vam |vas |to |se |odmah |ga |je )*(?:${doing.sr})\\w*`,
  ),
  /\b(?:tim|kolega|koleginica|neko|agent|operater) (?:ce|je)\b[^.!?]{0,40}\b(?:javi|pozva|kontaktira|resi|obavesti|vrati|posla)/,
]

/** Done to the customer's matter, or about to be, with nobody named. */
const passive: RegExp[] = [
  /\byour (?:\w+ ){1,3}(?:has|have) (?:now |already |just )?been (?:refunded|cancel+ed|changed|updated|processed|issued|approved|sent|shipped|reset|deleted|removed|credited|escalated|forwarded|extended|unlocked|activated|resolved|submitted|created|registered|booked)\b/,
  /\byou(?:'ll| will) (?:soon |shortly )?be (?:refunded|contacted|called|notified|reimbursed|compensated|credited|informed)\b/,
  /\b(?:it|this|that) (?:has been|is being|will be) (?:refunded|cancel+ed|escalated|forwarded|processed|resolved|taken care of|fixed|reported)\b/,
  /\bihr\w* (?:\w+ ){1,3}(?:wurde|wurden|ist|wird) (?:\w+ )?(?:erstattet|storniert|geandert|weitergeleitet|zuruckgesetzt|geloscht|bearbeitet|verlangert|freigeschaltet|gutgeschrieben)\b/,
  /\bvotre (?:\w+ ){1,3}a ete (?:rembourse|annule|modifie|transmis|traite|envoye|reinitialise|supprime|credite)\w*\b/,
  /\bsu (?:\w+ ){1,3}ha sido (?:reembolsad|cancelad|cambiad|enviad|procesad|tramitad|eliminad|restablecid|transferid)\w*\b/,
  /\b(?:vas|vasa|vase) \w+ (?:je|su) (?:refundiran|otkazan|promenjen|prosledjen|poslat|obrisan|resetovan|obradjen|odobren)\w*\b/,
]

const human =
  /\b(?:i(?:'m| am) (?:a |an )?(?:real |actual |live )?(?:human|person|man|woman|agent|employee)|my name is|ich bin (?:ein(?:e)? )?(?:echte[rn]? )?(?:mensch|person|mitarbeiter\w*)|ich heisse|je suis (?:un |une )?(?:vrai\w* )?(?:humain\w*|personne|conseill\w+)|je m'appelle|soy (?:un |una )?(?:humano|humana|persona|agente)|me llamo|ja sam (?:covek|osoba|operater|agent)|zovem se)\b/

export type Promised = 'own' | 'company' | undefined

/**
 * What a sentence promises: `own` where the assistant itself would act or pose as a person, which is never true;
 * `company` where the company would, which is true only where a source says so.
 */
export function promiseIn(text: string): Promised {
  const line = fold(text).replace(/\s+/g, ' ')
  if (human.test(line) || (ownVoice.test(line) && first.some((pattern) => pattern.test(line)))) return 'own'
  if (first.some((pattern) => pattern.test(line)) || passive.some((pattern) => pattern.test(line))) return 'company'
  return undefined
}

const ownVoice = /\b(?:i|i've|i'll|i'm|i'd|ich|je|j'ai|he|voy|puedo|sam|cu)\b/

/** What a company grants or asks for: no policy is said that a source does not have. Beginnings of words, folded. */
const terms: readonly string[] = [
  'refund|money back|reimburs|rembours|reembols|ruckerstatt|geld zuruck|povracaj|povrat novca|退款',
  'free of charge|for free|no cost|extra cost|no charge|at no (?:extra|additional|further)|kostenlos|gratuit|gratis|besplatn|免费',
  'guarant|garant|warrant|保修|保证',
  'discount|voucher|coupon|rabatt|gutschein|remise|bon d.achat|descuento|popust|vaucer|折扣',
  'compensat|entschadig|dedommag|indemni|obesteten|赔偿',
  'half the price|fee\\b|fees\\b|gebuhr|frais\\b|tarifa|naknad',
  'entitled|entitlement|anspruch|avez droit|derecho a|imate pravo|有权',
]
const termPatterns = terms.map((each) => new RegExp(`(?<!\\p{L})(?:${each})`, 'u'))

/** The first term that a text grants and `source` does not speak of; undefined where there is none. */
export function unheldTerm(text: string, source: string): string | undefined {
  const line = fold(text)
  const held = fold(source)
  for (const pattern of termPatterns) {
    const [found] = pattern.exec(line) ?? []
    if (found && !pattern.test(held)) return found
  }
  return undefined
}
