/** Other words for the same statement, by rule: what a faithful model does to a sentence. None adds or loses a fact. */
import type { Sentence } from './gate-drafts.ts'
import { pick, type Random } from './random.ts'

/** The sentence in other words; undefined where the rule finds nothing to change. */
export type Paraphrase = (sentence: Sentence, random: Random) => string | undefined

export const paraphrases: Record<string, Paraphrase> = {
  'word for word': ({ text }) => text,
  'without an aside': ({ text }) =>
    changed(
      text,
      text
        .replace(/\s*\([^()]{3,120}\)(?!\])/, '')
        .replace(
          /,? (?:such as|for example|like for example|zum Beispiel|z\. B\.|wie zum Beispiel|par exemple|por ejemplo|como por ejemplo|на пример|na primer)[^,.;]{3,80}(?=[.,;])/i,
          '',
        ),
    ),
  'clauses reordered': ({ text }) => {
    const found =
      /^(If|When|Once|After|Before|To|Unless|While|Si|Cuando|Para|Pour|Ako|Kada|Ако|Када|Да бисте) ([^,()]{6,90}), (.{12,})([.!])$/u.exec(
        text,
      )
    if (!found || /[,;:]/.test(found[3] ?? '') || /^(?:then|and) /.test(found[3] ?? '')) return undefined
    return `${upper(found[3] ?? '')} ${lower(found[1] ?? '')} ${found[2]}${found[4]}`
  },
  'other words': ({ text, lang }) => {
    if (/https?:|`/.test(text)) return undefined
    let count = 0
    let said = text
    for (const [from, to] of synonyms[lang] ?? []) {
      if (count >= 2) break
      const next = said.replace(new RegExp(`(?<![\\p{L}*])${from}(?![\\p{L}*])`, 'u'), to)
      if (next !== said) count++
      said = next
    }
    return changed(text, said)
  },
  'two made one': ({ text, next, lang }) => {
    if (!next || !joining[lang] || text.length + next.length > 260 || /^[“"*`[]/.test(next)) return undefined
    const first = text.replace(/[.!]+$/, '')
    return /[.!][*_)”"]*$/.test(first) ? undefined : `${first}, ${joining[lang]} ${lower(next)}`
  },
  'a pronoun for the subject': ({ text }) =>
    changed(text, text.replace(/^(?:The|This|Your) [a-z]+(?: [a-z]+)? (is|can|has|will|must|should) /, 'It $1 ')),
  'told what to do': ({ text, lang }, random) => {
    if (lang !== 'en') return undefined
    if (/^You (?:can|should|may|must|need to|have to) (?!not|also|only|no )[a-z]/.test(text)) {
      return /^You (?:can|should) /.test(text) ? upper(text.replace(/^You (?:can|should) /, '')) : undefined
    }
    const lead = pick(['You should ', 'You can ', 'Then ', 'Please ', 'Next, '], random)
    return imperative.test(text) ? `${lead}${lower(text)}` : undefined
  },
  'with a lead-in': ({ text, lang }, random) => {
    if (!/^\p{Lu}\p{Ll}/u.test(text) || /^\p{Lu}\S*\p{Lu}/u.test(text))
      return lang === 'zh' ? `请注意：${text}` : undefined
    const lead = pick(leads[lang] ?? [], random)
    return lead && (lead.endsWith(': ') ? `${lead}${text}` : `${lead}${lang === 'de' ? text : lower(text)}`)
  },
  'numbers written out': ({ text, lang }) => {
    if (lang !== 'en' || /https?:|`/.test(text)) return undefined
    const said = text
      .replace(/(?<![\w.,-])(two|three|four|five|six|seven|eight|nine|ten)(?= (?!times)\w+s\b)/, (word) =>
        String(counting.indexOf(word)),
      )
      .replace(
        /(?<![\w.,:/$€-])([2-9]|10)(?= (?:seconds|minutes|hours|days|weeks|months|years)\b)/,
        (digit) => counting[Number(digit)] ?? digit,
      )
      .replace(/(\d)\s?%/, '$1 percent')
    return changed(text, said)
  },
  'plain, without emphasis': ({ text }) =>
    changed(text, text.replace(/\*\*|__|[“”]/g, '').replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')),
}

const counting = 'zero one two three four five six seven eight nine ten'.split(' ')
const imperative =
  /^(?:Click|Select|Open|Choose|Press|Enter|Go|Use|Check|Make|Type|Remove|Add|Connect|Install|Download|Find|Switch|Set|Follow|Wait|Copy|Drag|Contact|Sign|Log|Turn|Try|Create|Move|Change|Look|Scroll|Unplug|Disconnect|Restart|Run) /

const joining: Record<string, string> = { en: 'and', de: 'und', fr: 'et', es: 'y', sr: 'и' }

const leads: Record<string, string[]> = {
  en: ['Note that ', 'In that case, ', 'Also, ', 'According to the article, ', 'Here is the answer: ', 'In short, '],
  de: ['Hinweis: ', 'Laut Artikel: ', 'Kurz gesagt: '],
  fr: ['Remarque: ', 'Selon l’article, ', 'En bref, '],
  es: ['Nota: ', 'Según el artículo, ', 'En resumen, '],
  sr: ['Напомена: ', 'Према чланку, ', 'Укратко, '],
  zh: ['请注意：'],
}

/** Everyday words that mean the same wherever help texts use them. */
const synonyms: Record<string, [from: string, to: string][]> = {
  en: [
    ['select', 'choose'],
    ['Select', 'Choose'],
    ['purchase', 'buy'],
    ['begin', 'start'],
    ['starting', 'beginning'],
    ['ensure', 'make sure'],
    ['Ensure', 'Make sure'],
    ['assist', 'help'],
    ['such as', 'for example'],
    ['In order to', 'To'],
    ['in order to', 'to'],
    ['need to', 'have to'],
    ['however', 'though'],
    ['computer', 'machine'],
    ['However', 'But'],
    ['additional', 'further'],
    ['several', 'multiple'],
    ['allows', 'lets'],
    ['obtain', 'get'],
    ['automatically', 'by itself'],
    ['required', 'needed'],
    ['requires', 'needs'],
    ['error', 'problem'],
    ['display', 'show'],
    ['displayed', 'shown'],
    ['appears', 'shows up'],
    ['usually', 'normally'],
    ['via', 'through'],
    ['currently', 'at the moment'],
    ['use', 'employ'],
    ['change', 'alter'],
    ['because', 'since'],
  ],
  de: [
    ['Bildschirm', 'Monitor'],
    ['auswählen', 'wählen'],
    ['beginnen', 'anfangen'],
    ['Rechner', 'Computer'],
    ['verwenden', 'benutzen'],
    ['benötigen', 'brauchen'],
    ['Anwendung', 'App'],
    ['anzeigen', 'zeigen'],
    ['eventuell', 'möglicherweise'],
    ['außerdem', 'zudem'],
  ],
  fr: [
    ['Sélectionnez', 'Choisissez'],
    ['sélectionner', 'choisir'],
    ['utiliser', 'employer'],
    ['afin de', 'pour'],
    ['débuter', 'commencer'],
    ['souhaitez', 'voulez'],
    ['également', 'aussi'],
    ['modifier', 'changer'],
  ],
  es: [
    ['Seleccione', 'Elija'],
    ['seleccionar', 'elegir'],
    ['utilizar', 'usar'],
    ['desea', 'quiere'],
    ['comenzar', 'empezar'],
    ['Pulse', 'Presione'],
    ['modificar', 'cambiar'],
    ['ordenador', 'equipo'],
    ['Inicie', 'Abra'],
  ],
  sr: [
    ['Изаберите', 'Одаберите'],
    ['рачунар', 'компјутер'],
    ['желите', 'хоћете'],
    ['Притисните', 'Кликните'],
    ['користите', 'употребљавате'],
    ['Такође', 'Исто тако'],
    ['промените', 'измените'],
  ],
  zh: [
    ['选择', '选取'],
    ['帐户', '账号'],
    ['使用', '利用'],
  ],
}

function changed(before: string, after: string): string | undefined {
  return before === after ? undefined : after
}

function lower(text: string): string {
  return /^(?:I\b|\p{Lu}\S*[\p{Lu}\d])/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1)
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
