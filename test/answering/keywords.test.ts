/** The desk's own words: found whole, folded, in every script. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keywordsIn, rulesSpoken } from '../../src/answering/keywords.ts'
import { understand } from '../../src/answering/understand.ts'

const rule = (...words: string[]) => ({ id: 'r', lang: 'en', words, does: 'hand_over' as const, reason: 'own' })
const holds = (text: string, ...words: string[]) => keywordsIn(text, [rule(...words)]).length === 1

describe('A word or phrase of the desk', () => {
  it.each([
    ['I want to CANCEL my contract!', 'cancel my contract'],
    ['cancel\n my   contract', 'cancel my contract'],
    ['Ich möchte meine Kündigung einreichen', 'kuendigung', 'kündigung'],
    ['Ich moechte kundigen', 'kündigen'],
    ['Хоћу раскид уговора', 'raskid ugovora'],
    ['Hocu raskid ugovora', 'раскид уговора'],
    ["I don't want it", 'don’t want'],
    ['ＣＡＮＣＥＬ', 'cancel'],
    ['can\u200bcel it', 'cancel'],
    ['The termination of it', 'terminat*'],
    ['C++ e-mail', 'e mail'],
    ['我想退款，谢谢', '退款'],
    ['解約したいです', '解約'],
    ['ฉันต้องการยกเลิกสัญญา', 'ยกเลิก'],
    ['환불을 원해요', '환불*'],
    ['Order A17退款', 'a17'],
    ['أريد إلغاء العقد', 'الغاء العقد'],
    ['Θέλω ακύρωση συμβολαίου', 'ΑΚΥΡΩΣΗ'],
  ])('is found in “%s”: %s', (text, ...words) => {
    expect(holds(text, ...words)).toBe(true)
  })

  it.each([
    ['This is a contractor', 'contract'],
    ['subcontract', 'contract'],
    ['cancel the contract', 'cancel my contract'],
    ['my contract cancel', 'cancel my contract'],
    ['환불을 원해요', '환불'],
    ['determination', 'terminat*'],
    ['กิน', 'ก'],
    ['anything', '*', '!?', ''],
  ])('is not found in “%s”: %s', (text, ...words) => {
    expect(holds(text, ...words)).toBe(false)
  })

  it('is found wherever it stands whole, however it is written [property]', () => {
    const word = fc.stringMatching(/^[a-zäöüčšžéñ]{1,8}$/)
    const sign = fc.constantFrom(' ', ', ', '. ', '\n', ' – ', '! ')
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 3 }),
        word,
        word,
        sign,
        fc.boolean(),
        (phrase, a, b, by, loud) => {
          const said = phrase.join(by)
          const text = `${a}${by}${loud ? said.toUpperCase() : said}${by}${b}`
          expect(holds(text, phrase.join(' '))).toBe(true)
          expect(holds(text.normalize('NFD'), phrase.join(' '))).toBe(true)
        },
      ),
    )
  })

  it('is found only where it stands whole: letters around it make it another word [property]', () => {
    const letters = fc.stringMatching(/^[b-y]{1,6}$/)
    fc.assert(
      fc.property(letters, letters, letters, (before, word, after) => {
        for (const other of [`a${before}${word}${after}z`, `${word}z`, `a${word}`])
          expect(holds(other, word)).toBe(false)
      }),
    )
  })

  it('never throws and never takes a pattern for one, whatever is typed [property]', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.string({ unit: 'binary', maxLength: 12 }),
        (text, word) => {
          expect(typeof holds(text, word)).toBe('boolean')
        },
      ),
    )
    expect(holds('abc', '.*')).toBe(false)
    expect(holds('a.c', 'a.c')).toBe(true)
  })
})

describe('Rules of a language', () => {
  const rules = [{ lang: 'de' }, { lang: 'en-GB' }, { lang: 'sr-Latn' }]
  const langs = (spoken: Parameters<typeof rulesSpoken>[1]) => rulesSpoken(rules, spoken).map(({ lang }) => lang)

  it('hold where the message is in it, whatever the browser says', () => {
    expect(langs({ told: 'en', before: ['de', 'de-AT'] })).toEqual(['en-GB'])
  })

  it('hold where the customer is known to speak it, while the message is too short to tell', () => {
    expect(langs({ before: ['sr-Cyrl', 'de-AT'] })).toEqual(['de', 'sr-Latn'])
  })

  it('all hold where nothing is known, and none where it is another language', () => {
    expect(langs({ before: [undefined] })).toEqual(['de', 'en-GB', 'sr-Latn'])
    expect(langs({ told: 'fr' })).toEqual([])
  })

  it('are told to the rules for handing over in the desk’s own order', () => {
    const own = [
      { ...rule('refund'), id: 'one', does: 'offer' as const },
      { ...rule('nothing'), id: 'two' },
      { ...rule('money'), id: 'three' },
    ]
    expect(understand('Refund my money', [], 'en', own).keywords).toEqual([
      { id: 'one', does: 'offer', reason: 'own' },
      { id: 'three', does: 'hand_over', reason: 'own' },
    ])
    expect(understand('Refund my money', [], 'en').keywords).toBeUndefined()
  })
})
