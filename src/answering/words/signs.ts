/** Small words that decide what a statement says: negations, limits, quantities, and words with an opposite. Folded. */
import { negatingWords } from './small.ts'

/** `not` and `only` change a statement when they come or go; `all` when it comes, `some` when it goes. */
export type Sign = 'not' | 'only' | 'all' | 'some' | 'least' | 'most'

const set = (text: string) => new Set(text.trim().split(/\s+/))

const only =
  set(`only solely exclusively nur lediglich ausschliesslich seulement uniquement exclusivement solo solamente unicamente
  samo iskljucivo jedino soltanto alleen uitsluitend somente apenas 只 仅 只有`)
const all =
  set(`all every always everyone everybody everything completely entirely guaranteed anytime whenever unlimited jederzeit unbegrenzt illimite illimitee ilimitado ilimitada neograniceno 随时 alle allen aller alles immer jede jeder jedes jeden stets
  samtliche samtlichen tous toutes toujours chaque todos todas siempre svi svim svih uvek svaki svaka svako svake sempre altijd 所有 全部 总是 始终 每 任何 一律`)
const some =
  set(`some sometimes most mostly usually often might may many certain possibly typically generally normally occasionally frequently perhaps
  probably einige einigen einiger manche manchen manchmal oft haufig meist meisten meistens gewohnlich normalerweise moglicherweise viele vielen
  eventuell vielleicht ublicherweise certains certaines parfois souvent plupart generalement habituellement normalement eventuellement probablement
  algunos algunas veces normalmente mayoria generalmente habitualmente quizas probablemente frecuentemente neki neke neka nekih nekim nekad ponekad obicno
  cesto mozda vecina uglavnom verovatno 一些 某些 有些 有时 通常 可能 多数 大多数 一般 部分`)
const least = set('atleast minimum minimal mindestens wenigstens aumoins almenos minimo najmanje 至少 最少 不少于')
const most = set('atmost upto maximum maximal hochstens auplus jusqua comomaximo maximo najvise 最多 至多 不超过')

/** The sign of a folded word. */
export function signOf(word: string): Sign | undefined {
  if (negatingWords.has(word) || /n't$/.test(word) || /^(?:nicht|n'\p{L})/u.test(word) || /^[不没無无未勿]/u.test(word))
    return /^不(?:少于|超过)$/.test(word) ? (word === '不少于' ? 'least' : 'most') : 'not'
  if (only.has(word)) return 'only'
  if (all.has(word)) return 'all'
  if (some.has(word)) return 'some'
  if (least.has(word)) return 'least'
  if (most.has(word)) return 'most'
  return undefined
}

/** Words of which one in a sentence and the other at the same place of its source contradict each other. */
const pairs: readonly (readonly [string, string])[] = [
  ['before bevor vor avant antes pre prije 之前 以前', 'after nach nachdem apres despues posle nakon 之后 以后'],
  ['more mehr mas plus vise 更多', 'less fewer weniger moins menos manje 更少'],
  [
    'higher hoher* hohere* superieur* superior* mayor* visi visa veci veca vece 高于',
    'lower niedriger* inferieur* inferior* menor* nizi niza manji manja manje 低于',
  ],
  ['larger bigger grosser* 更大', 'smaller kleiner* 更小'],
  ['longer langer', 'shorter kurzer'],
  ['faster schneller', 'slower langsamer'],
  ['first erste* premier* primer* prv*', 'last letzte* dernier* ultim* poslednj*'],
  [
    'enabl* activat* aktivier* active* activez activer activar* activad* active ukljuc* omoguc* 启用 打开',
    'disabl* deactivat* deaktivier* desactiv* desactive* iskljuc* onemoguc* 禁用 停用 关闭',
  ],
  [
    'einschalt* eingeschaltet* anschalt* allum* encend* enciend* upal*',
    'ausschalt* ausgeschaltet* abschalt* eteign* etein* apag* ugas*',
  ],
  ['on', 'off'],
  ['left linke* gauche izquierd* levo leva levi levu levom levoj levog', 'right rechte* droit* derech* desn*'],
  ['top oben obere* haut arriba gornj*', 'bottom unten untere* bas abajo donj*'],
  ['up', 'down'],
  ['increas* rais* erhoh* augment* aument* povec*', 'decreas* reduc* senk* dimin* disminu* smanj*'],
  [
    'allow* permit* erlaub* autoris* permite* dozvol*',
    'forbid* prohibit* prevent* verbiet* verboten interdi* prohib* zabran*',
  ],
  ['free kostenlos* gratuit* gratis besplatn* 免费', 'paid payable kostenpflichtig* payant* pago 付费'],
  ['always immer toujours siempre uvek 总是', 'never nie niemals jamais nunca nikad* 从不'],
  ['includ* inklusive compris* incluid* ukljucen*', 'exclud* exklusive exclu* excluid*'],
  [
    'required obligatory mandatory erforderlich* obligatoire* obligatori* obavezn* 必须',
    'optional* facultatif* opcional* opcion*',
  ],
  ['with mit avec con sa 有', 'without ohne sans sin bez 没有'],
  ['accept* akzeptier* acept* prihvat*', 'reject* refus* declin* ablehn* rechaz* odbij*'],
  ['public* offentlich*', 'private* privat*'],
  ['connect*', 'disconnect* unplug*'],
  ['install*', 'uninstall*'],
  ['lock*', 'unlock*'],
  ['show* display*', 'hide* hidden'],
  ['open*', 'close*'],
  ['add adds added adding', 'remov* delet*'],
  ['start*', 'stop*'],
  ['same', 'different'],
  ['inside', 'outside'],
  ['next', 'previous'],
  ['import*', 'export*'],
  ['visible sichtbar*', 'invisible unsichtbar*'],
  ['possible moglich* posible* moguc*', 'impossible unmoglich* imposible* nemoguc*'],
  // What has to be is not what may be.
  [
    'must mandatory muss mussen doit doivent devez debe deben mora morate moraju 必须',
    'can could may might should kann konnen kannst peut peuvent pouvez puede pueden moze mogu mozete mozda trebalo 可以 可能',
  ],
]

const exact = new Map<string, number[]>()
const starts: [string, number][] = []
pairs.forEach((pair, at) => {
  pair.forEach((list, side) => {
    for (const word of list.split(' ')) {
      const id = at * 2 + side
      if (word.endsWith('*')) starts.push([word.slice(0, -1), id])
      else exact.set(word, [...(exact.get(word) ?? []), id])
    }
  })
})

/** Sides of pairs that a folded word stands for: the opposite of `id` is `id ^ 1`. */
export function sidesOf(word: string): readonly number[] {
  const known = sides.get(word)
  if (known) return known
  const found = [...(exact.get(word) ?? []), ...starts.filter(([start]) => word.startsWith(start)).map(([, id]) => id)]
  if (sides.size < MOST_REMEMBERED) sides.set(word, found)
  return found
}

/** Words that are remembered with their sides: every text is made of the same few thousand. */
const MOST_REMEMBERED = 20_000
const sides = new Map<string, readonly number[]>()

/** Several words that are one sign, folded, as the one word that stands for them. */
export const joined: readonly (readonly [RegExp, string])[] = [
  [/\b(?:at least|no less than|not less than|no fewer than)\b/g, 'atleast'],
  [/\b(?:at most|no more than|not more than)\b/g, 'atmost'],
  [/\bup to\b/g, 'upto'],
  [/\bau moins\b/g, 'aumoins'],
  [/\bau plus\b/g, 'auplus'],
  [/\b(?:al|por lo) menos\b/g, 'almenos'],
  [/\bcomo maximo\b/g, 'comomaximo'],
  [
    /\b(?:any ?time|at all times|n'importe quand|a tout moment|en cualquier momento|kad god|u bilo ko(?:m|je) (?:trenutku|vreme))\b/g,
    'anytime',
  ],
  [/\bcan not\b/g, 'cannot'],
  [/\b(?:not only|nicht nur|non seulement|no solo|ne samo)\b/g, 'auch'],
]
