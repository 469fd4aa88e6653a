/**
 * Words that say little about what is asked, folded. They stay in the index (short questions need them) and are
 * kept apart as a feature. Lists of lunr-languages where there are some; ours for English and Serbian,
 * and for what customers say around a question.
 */
import { createRequire } from 'node:module'
import { fold } from '../domain/text.ts'

/** Stop words of a language, folded; empty where no list is known. */
export function stopWordsOf(lang: string): ReadonlySet<string> {
  const known = lists.get(lang)
  if (known) return known
  const list = new Set([...(own[lang]?.split(/\s+/) ?? captured(lang)), ...politeOf(lang)])
  lists.set(lang, list)
  return list
}

const lists = new Map<string, ReadonlySet<string>>()
const load = createRequire(import.meta.url)
const shipped = new Set(
  'ar da de el es fi fr he hi hu hy it ja kn ko nl no pl pt ro ru sa sv ta te tr vi zh'.split(' '),
)

/** The plug-ins hand their list to `generateStopWordFilter` and keep it to themselves, so it is read in passing. */
function captured(lang: string): string[] {
  if (!shipped.has(lang)) return []
  let words: string[] = []
  const engine = Object.create(load('lunr')) as { generateStopWordFilter(list: string[]): () => void }
  load('lunr-languages/lunr.stemmer.support.js')(engine)
  const { Pipeline } = engine as unknown as { Pipeline: object }
  Object.assign(engine, { Pipeline: Object.assign(Object.create(Pipeline), { registerFunction: () => undefined }) })
  // Asked for while loading; nothing here segments.
  Object.assign(engine, { TinySegmenter: class {}, wordcut: { init: () => undefined } })
  engine.generateStopWordFilter = (list) => {
    words = list
    return () => undefined
  }
  load(`lunr-languages/lunr.${lang}.js`)(engine)
  return words.map(fold).filter(Boolean)
}

const politeOf = (lang: string) => polite[lang]?.split(' ').map(fold) ?? []

/** What customers put around their question and no list has. */
const polite: Record<string, string> = {
  de: 'bitte hallo danke kann könnte möchte wieso wann gibt',
  fr: 'bonjour merci comment peux puis veux voudrais pourquoi quand svp plaît',
  es: 'hola gracias cómo puedo puede quiero por favor necesito hago',
  it: 'ciao grazie come posso vorrei perché',
  pt: 'olá obrigado como posso quero',
  nl: 'hallo graag bedankt hoe kan wil waarom',
  pl: 'cześć dzień dobry proszę dziękuję jest mój moja moje jak gdzie kiedy mogę chcę mam się w z o',
  ro: 'bună mulțumesc cum pot vreau unde când meu mea mele vă rog',
  cs: 'dobrý den prosím děkuji jak kde kdy proč mohu můžu chci můj moje je jsem se a v na s z do co to',
  tr: 'merhaba lütfen teşekkürler nasıl nerede neden ne zaman benim',
  ru: 'здравствуйте пожалуйста спасибо как где когда почему могу хочу мой моя моё мои',
  da: 'hej tak hvordan hvornår hvor hvorfor kan vil min mit mine',
  no: 'hei takk hvordan når hvor hvorfor kan vil min mitt mine',
  sv: 'hej tack hur när var varför kan vill min mitt mina',
  fi: 'hei kiitos miten missä milloin miksi voin haluan minun',
  vi: 'xin chào cảm ơn làm sao thế nào để của tôi ở đâu khi nào có thể được không và các những một cho',
}

const own: Record<string, string> = {
  en: `a about after again all also am an and any are aren't as at be because been before being but by can can't
    cannot could couldn't did didn't do does doesn't doing don't for from get gets getting got had has have haven't
    having he hello help her here hey hi him his how how's i i'd i'll i'm i've if in into is isn't it it's its just
    let's like may me might must my need no not of off on or our out please possible she should so some such thank
    thanks that that's the their them then there there's these they this those to too us very want was way we were
    what what's when where where's which while who why will with won't would wouldn't you you're your yours is
    ah alright awesome cool er fine great hm hmm oh ok okay perfect sure uh um umm well wow yeah yep yes`,
  sr: `a ako ali bez bi bih bila bili bilo bio biti bismo cak ce cemo cete ces cu da dal dali do dok ga gde hvala hocu i
    ih ili im ima imam imate iz ja je jedan jedna jedno jel jer jesam jeste jos ju kad kada kako kao ko koja koje koji
    kojoj koju kojim kojem kod koliko kome li mene mi mislim mogu mogla mogao moj moja moje moze mozete molim mozda
    me na nam nas ne nego neka neki neko nekoliko ni nije nisam nismo nisu no o od on ona oni ono ove ovaj ovo ova
    pa po pod posle pre preko pri prema s sa sam samo se sebe sebi si smem smo ste sta sto su sve svi svoj svoje
    svoju svog svim ta tada taj tako te ti to toga tome treba trebam tu u uz va vam vas vec vi vise za zar zato zbog
    zelim zdravo znam cega cemu ovog ovu ovom`,
}
