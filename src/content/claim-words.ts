/** Words that say that something can, must, or is set to be, in the served languages, folded; `*` ends a beginning. */

/** `may`: is possible, allowed, offered, accepted. `must`: is asked for. `on`: is set so. `open`: is open. */
export type Mode = 'may' | 'must' | 'on' | 'open'

const lists: readonly (readonly [mode: Mode, denies: boolean, words: string])[] = [
  [
    'may',
    false,
    `can cannot can't could may able allow* permit* permiss* possib* support* accept* availab* includ* compatib* eligible
    kann konnen kannst darf durfen moglich* erlaub* gestatte* zulass* zugelassen akzept* unterstutz* verfugbar enthalten inbegriffen
    peut peuvent pouvez possib* permis* autoris* accept* disponib* compris* inclus* prise
    puede* posib* permit* admit* acept* disponib* incluid* incluye*
    moze* mogu mogu moguc* dozvol* prihvat* dostup* podrza* ukljucen* sme* smete`,
  ],
  [
    'may',
    true,
    `impossible forbidden prohibit* unavailable unsupported unable exclud* refus* disallow* banned
    verboten unmoglich untersagt ausgeschlossen interdit* impossible prohibid* imposible zabranj* nemoguc*`,
  ],
  [
    'must',
    false,
    `must need needs needed require* mandatory obligatory necessary compulsory
    muss mussen musst erforderlich notig notwendig pflicht benotig*
    doit doivent devez obligatoire* necessaire* faut exig*
    debe* obligatori* necesari* exige*
    mora* obavez* potreb* treba* neophod*`,
  ],
  ['must', true, 'optional* voluntary freiwillig facultatif* opcional* opcion* neobavez*'],
  ['on', false, `on enabled active activated aktiv* eingeschaltet* active* activad* activo* ukljucen* habilitad*`],
  [
    'on',
    true,
    'off disabled inactive deactivated ausgeschaltet* deaktivier* inaktiv* desactiv* iskljucen* deshabilitad*',
  ],
  ['open', false, 'open geoffnet* ouvert* abiert* otvoren*'],
  ['open', true, 'closed geschlossen* ferme* cerrad* zatvoren*'],
]

const exact = new Map<string, { mode: Mode; denies: boolean }>()
const starts: [string, { mode: Mode; denies: boolean }][] = []
for (const [mode, denies, words] of lists) {
  for (const word of words.trim().split(/\s+/)) {
    if (word.endsWith('*')) starts.push([word.slice(0, -1), { mode, denies }])
    // A beginning that several lists have is read as the first of them says.
    else if (!exact.has(word)) exact.set(word, { mode, denies })
  }
}

/** Before a word that is a state and no act: "is open". */
const being =
  /^(?:is|are|be|been|stays?|remains?|ist|sind|bleib\p{L}*|est|sont|esta|estan|permanece\p{L}*|je|su|turned|switched|by|standardmassig|default|par|por|podrazumevano|predeterminad\p{L}*|defaut|defecto|now|also|auch|sonntags|always)$/u

/** What a word says of how, with the words on both sides of it. */
export function modes(word: string, next: string, last: string): { mode: Mode; denies: boolean } | undefined {
  const meant = exact.get(word) ?? startOf(word)
  if (!meant) {
    return (/^(?:have|has)$/.test(word) && next === 'to') || (word === 'hay' && next === 'que')
      ? { mode: 'must', denies: false }
      : undefined
  }
  if ((meant.mode === 'open' || word === 'on' || word === 'off') && !being.test(last)) {
    return undefined
  }
  return meant
}

const known = new Map<string, { mode: Mode; denies: boolean } | undefined>()
const MOST_KNOWN = 20_000

function startOf(word: string) {
  if (known.has(word)) return known.get(word)
  const met = starts.filter(([start]) => word.startsWith(start)).sort(([a], [b]) => b.length - a.length)[0]?.[1]
  if (known.size < MOST_KNOWN) known.set(word, met)
  return met
}
