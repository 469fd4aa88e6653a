/** Small words around values, in the served languages, folded. */

const set = (text: string) => new Set(text.trim().split(/\s+/))

/** Between a number and its unit: "14 business days". */
export const workingWords =
  set(`business working calendar full consecutive more additional further whole werk volle vollen
  weitere weiteren ganze ganzen kalendarskih radna radnih radni punih dias jours`)
/** "5 euros a month". */
export const rateWords = set('a an per each every pro im je par por al na jede jeden jedes cada chaque svaki svakog')
/** "every 3 years" happens again and again. */
export const everyWords = set('every each alle cada tous toutes svake svakih svaka')
/** "5 to 10 days". */
export const rangeWords = set('to bis a do and und y et i')
/** Behind a time that lies back or that somebody is: "3 days ago", "10 years old". */
export const after = set('ago old earlier alt alte alten altes frueher star stara stare')
/** Before a time that lies back: "in the last 30 days". */
export const before = set(
  'last past previous latest recent letzten vergangenen ultimos pasados derniers poslednjih proteklih age',
)

/** A lower limit just before a value. */
export const leastWords =
  /\b(?:at least|minimum(?: of)?|min|more than|over|above|no less than|mindestens|wenigstens|mehr als|uber|al menos|por lo menos|mas de|minimo|au moins|plus de|najmanje|vise od|preko|bar)$/
/** An upper limit just before a value. */
export const mostWords =
  /\b(?:up to|at most|maximum(?: of)?|max|less than|under|below|no more than|within|bis zu|hochstens|maximal|innerhalb(?: von)?|hasta|como maximo|menos de|dentro de|jusqu a|au plus|moins de|do|najvise|manje od|u roku od|roku od)$/
