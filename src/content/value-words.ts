/** Small words around values, in the served languages, folded. */

const set = (text: string) => new Set(text.trim().split(/\s+/))

/** Between a number and its unit: "14 business days". */
export const workingWords =
  set(`business working calendar full consecutive more additional further whole werk volle vollen
  weitere weiteren ganze ganzen kalendarskih radna radnih radni punih dias jours free extra`)
/** "5 euros a month". */
export const rateWords = set('a an per each every pro im je par por al na jede jeden jedes cada chaque svaki svakog')
/** "every 3 years" happens again and again. */
export const everyWords = set('every each alle cada tous toutes svake svakih svaka')
/** "5 to 10 days". */
export const rangeWords = set('to bis a do until till through')
/** Behind a time that lies back: "3 days ago". */
export const ago = set('ago earlier frueher ranije')
/** Behind a time that somebody is: "10 years old". */
export const old = set('old older alt alte alten altes star stara stare')
/** Before a time that lies back: "in the last 30 days". */
export const before = set(
  'last past previous latest recent letzten vergangenen ultimos pasados derniers poslednjih proteklih age',
)

/** A lower limit just before a value. */
export const leastWords =
  /\b(?:at least|minimum(?: of)?|min|more than|over|above|exceeds?|exceeding|no less than|from|starting at|older than|mindestens|wenigstens|mehr als|uber|ab|al menos|por lo menos|mas de|minimo(?: de)?|a partir de|desde|au moins|plus de|des|najmanje|vise od|preko|bar|barem|od)$/
/** An upper limit just before a value. */
export const mostWords =
  /\b(?:up to|at most|maximum(?: of)?|max|less than|under|below|no more than|not exceed|within|bis zu|hochstens|maximal|innerhalb(?: von)?|hasta|como maximo|maximo(?: de)?|maxima(?: de)?|menos de|dentro de|jusqu a|jusqu|au plus|moins de|do|najvise|manje od|u roku od|roku od|until|till|by)$/
/** An upper limit anywhere before a value, where something is said not to be more: "must not be heavier than". */
export const notMore =
  /\b(?:not|never|nicht|pas|no|ne|cannot)\b[^.]*\b(?:than|als|que|od|exceed|uberschreiten|depasser|exceder)$/
/** A comparison in a condition is a limit, too: "it stops if a file holds more than". */
export const moreThan = /\b(?:more than|larger than|bigger than|over|above|exceeds?|mehr als|plus de|mas de|vise od)$/
/** Behind a value: a lower limit, and an upper one. */
export const orMore =
  /^(?:or|and|oder|und|ou|et|o|y|ili|i)? ?(?:older|later|longer|larger|newer|higher|above|up|over|more|upwards|alter|neuer|hoher|hoeher|mehr|plus|mas|posterior|superior|vise|novij\p{L}*|stari\p{L}*)\b/u
export const orLess = /^(?:or|oder|ou|o|ili) (?:less|fewer|younger|weniger|moins|menos|manje)\b/

/** How often: "weekly" is every 168 hours, as "once a week". */
export const frequencies: Record<string, number> = Object.fromEntries(
  (
    [
      [1, 'hourly stundlich'],
      [24, 'daily taglich quotidien quotidienne diario diaria dnevno'],
      [168, 'weekly wochentlich hebdomadaire semanal nedeljno'],
      [730, 'monthly monatlich mensuel mensuelle mensual mesecno'],
      [8760, 'yearly annually jahrlich annuel annuelle anual godisnje'],
    ] as const
  ).flatMap(([hours, words]) => words.split(' ').map((word) => [word, hours])),
)
/** The same before what is paid: "a monthly fee of", "mesečna pretplata". */
export const paidBy: readonly (readonly [RegExp, string])[] = [
  [/\b(?:monthly|monatlich\p{L}*|mensuel\p{L}*|mensual\p{L}*|mesecn\p{L}*|every month|jeden monat)\b/u, 'month'],
  [/\b(?:yearly|annual(?:ly)?|jahrlich\p{L}*|annuel\p{L}*|anual\p{L}*|godisnj\p{L}*|every year)\b/u, 'year'],
  [/\b(?:weekly|wochentlich\p{L}*|hebdomadaire\p{L}*|semanal\p{L}*|every week)\b/u, 'week'],
  [/\b(?:daily|taglich\p{L}*|dnevn\p{L}*|every day|each day|jeden tag|chaque jour|cada dia)\b/u, 'day'],
]

/** Said of something that costs nothing: not of a free plan, nor of free space. */
export const costsNothing =
  /(?:\b(?:is|are|ist|sind|est|sont|es|son|je|su|ships?|remains?)\s+(?:(?:completely|always|also|vollig|immer|toujours|siempre|uvek)\s+)?(?:free(?: of charge| for\b|$|(?=[.,;!]))|kostenlos|kostenfrei|gratis|gratuit\p{L}*|besplatn\p{L}*)|\bfree of charge\b|\bfor free\b|\bat no (?:extra |additional )?(?:cost|charge)\b)/u
/** Numbers behind these are names: "step 3". */
export const numbering = set(
  `version versions step steps chapter page line level number no nr type model port room gate question figure table article section rule point
  schritt kapitel seite zeile stufe nummer typ modell raum frage abbildung tabelle artikel abschnitt punkt option phase part teil
  etape chapitre ligne niveau numero modele figure tableau paso capitulo pagina linea nivel modelo tabla korak poglavlje strana red nivo broj verzija`,
)
