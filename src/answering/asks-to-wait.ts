/** Whether an agent's message asks the customer to wait a moment, which makes the next word the agent's again. */
import { fold } from '../domain/text.ts'

/** Longer messages say more than that: what they ask or tell is what the customer answers. */
const LONGEST = 160

/** Folded beginnings of "one moment" and "let me look", in the languages that Bellhop speaks and three more. */
const patterns: readonly RegExp[] = [
  /\b(?:one|just a|a) (?:moment|minute|sec|second|min)\b|\b(?:please )?(?:hold on|hang on|bear with me|give me a (?:moment|minute|sec|second))\b|\b(?:let me|i will|i'll|i am going to) (?:just |quickly )?(?:check|look|have a look|take a look|find out|see what)\b|\blooking into (?:it|this|that)\b/,
  /\b(?:einen|kleinen|kurzen|einen kurzen) (?:moment|augenblick)\b|\b(?:moment|augenblick)(?: bitte| noch)\b|\beine (?:minute|sekunde)\b|\bich (?:schaue?|sehe|prufe|klare|suche)\b[^.!?]{0,40}\b(?:nach|gleich|kurz|das|mal|an|raus)\b|\bbleiben sie (?:bitte )?(?:kurz )?dran\b/,
  /\b(?:un|une petite|une) (?:instant|moment|minute|seconde)\b|\bne quittez pas\b|\bje (?:regarde|verifie|vais (?:regarder|verifier|voir)|me renseigne)\b/,
  /\b(?:un|una|deme un|dame un) (?:momento|momentito|segundo|minuto|minutito)\b|\b(?:voy a|dejeme|dejame|permitame) (?:comprobar|mirar|revisar|ver|consultar|verificar)\b|\blo (?:miro|reviso|compruebo|consulto)\b/,
  /\b(?:samo |jedan |molim )?(?:trenutak|momenat|sekund|minut)\b|\b(?:sacekajte|proveravam|proveriu|proveri?cu|pogledacu|odmah gledam|idem da (?:proverim|pogledam))\b/,
  /(?:^|[^\p{L}])(?:само |један |молим )?(?:тренутак|моменат|секунд|минут)(?![\p{L}])|(?:сачекајте|проверавам|провери[ћћ]у|погледа[ћћ]у)/u,
  /\b(?:un (?:momento|attimo|minuto|secondo))\b|\b(?:controllo|verifico|guardo) subito\b/,
  /\b(?:een|een klein|momentje|ogenblikje|een) (?:moment|momentje|ogenblik|ogenblikje|minuutje|seconde)\b|\bik (?:kijk|zoek|controleer) (?:het|dit|even)\b/,
  /\b(?:um|so um|um breve) (?:momento|momentinho|instante|minuto|segundo)\b|\bvou (?:verificar|ver|consultar|conferir)\b/,
]

/** A short message without a question in it: where the agent asks something, the customer's word is next. */
export function asksToWait(text: string): boolean {
  if (text.length > LONGEST || text.includes('?')) return false
  const folded = fold(text).replace(/[’`]/g, "'")
  return patterns.some((pattern) => pattern.test(folded))
}
