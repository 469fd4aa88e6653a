import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quote } from '../../src/answering/quote.ts'
import { sentencesOf } from '../../src/answering/sentences.ts'
import { verify } from '../../src/answering/verify.ts'
import { passages } from './passages.ts'

const returns = passages(
  {
    title: 'Return a lamp',
    trail: ['Time limits'],
    markdown:
      'You can return a lamp within **30 days** of delivery, unless it is broken. Lamps on sale cannot be returned. ' +
      'We refund the price of $49.90 within 5 business days. Call +1 (844) 875-6446 or write to help@lamps.example. ' +
      'The form is at [our returns page](https://lamps.example/returns). Enter the code `LG33` and press **Send**.',
  },
  {
    title: 'Opening hours',
    markdown: 'The shop opens on Monday at 9:30. Delivery is free before 1 March 2026. Keep the receipt for two weeks.',
  },
)
const question = 'Can I return my lamp after 14 days? My order is A-7731.'
const check = (sentence: string, lang?: string) => verify(sentence, returns, { question, ...(lang ? { lang } : {}) })
const passes = (sentence: string) => expect(check(sentence), sentence).toEqual({ ok: true })
const fails = (sentence: string, why: RegExp) => {
  const checked = check(sentence)
  expect(checked, sentence).toMatchObject({ ok: false })
  expect(checked.ok ? '' : checked.why).toMatch(why)
}

describe('a sentence passes', () => {
  it.each([
    'You can return a lamp within 30 days of delivery [1].',
    'A lamp can be returned within thirty days of its delivery [1].',
    'Lamps on sale cannot be returned. [1]',
    'The price of $49.90 is refunded within 5 business days [1].',
    'Please call (844) 875-6446 or write to help@lamps.example [1].',
    'Use the form at https://lamps.example/returns [1].',
    'Enter `LG33` as the code and press **Send** [1].',
    'The shop opens on Monday at 9:30 [2].',
    '1. Keep the receipt for 2 weeks [2].',
  ])('where the passages that it cites say so: %s', passes)

  it('where it stands word for word in a passage, cited or not', () => {
    passes('You can return a lamp within **30 days** of delivery, unless it is broken.')
    passes('We refund the price of $49.90 within 5 business days.')
    passes('**Note:** Lamps on sale cannot be returned.')
  })

  it('where it says back a number of the customer’s', () => {
    passes('After 14 days you can still return a lamp, within 30 days of delivery [1].')
  })

  it.each([
    'Hello!',
    'Sure, happy to help.',
    'Here is how:',
    'To return your lamp, follow these steps:',
    'Let me know if you need anything else.',
    'Is there anything else?',
    'From “Return a lamp” [1]:',
    '---',
    'Gerne, hier ist die Anleitung:',
    'Evo kako:',
    'Voici comment:',
    '¡Claro!',
  ])('where it states nothing: %s', passes)
})

describe('a sentence is held back', () => {
  it.each([
    ['a duration', 'You can return a lamp within 60 days of delivery [1].'],
    ['a unit', 'You can return a lamp within 30 weeks of delivery [1].'],
    ['a duration in words', 'You can return a lamp within sixty days of delivery [1].'],
    ['an amount', 'We refund the price of $59.90 within 5 business days [1].'],
    ['a currency', 'We refund the price of €49.90 within 5 business days [1].'],
    ['a percentage', 'We refund 90% of the price within 5 business days [1].'],
    ['a date', 'Delivery is free before 2 March 2026 [2].'],
    ['a month', 'Delivery is free before 1 April 2026 [2].'],
    ['a day of the week', 'The shop opens on Tuesday at 9:30 [2].'],
    ['a time', 'The shop opens on Monday at 8:30 [2].'],
    ['an address', 'The form is at https://lamps.example/refunds [1].'],
    ['another site', 'The form is at [our returns page](https://evil.example/returns) [1].'],
    ['a mailbox', 'Write to support@lamps.example [1].'],
    ['a telephone number', 'Call +1 (844) 875-6447 [1].'],
    ['a code', 'Enter the code `LG34` and press Send [1].'],
    ['a name with digits', 'The lamp LX900 can be returned within 30 days of delivery [1].'],
    ['a number of another passage', 'You can return a lamp within 9:30 of delivery [1].'],
  ])('for %s that its sources do not have', (_, sentence) => {
    fails(sentence, /stands in none of its sources/)
  })

  it('for a citation that was never handed out', () => {
    fails('You can return a lamp within 30 days of delivery [3].', /\[3\].*not a passage/)
  })

  it('for what its sources do not say', () => {
    fails('Students get their money back without questions [1].', /do not say this/)
    fails(
      'The shop opens on Monday at 9:30 and serves coffee, cakes and breakfast to every guest [2].',
      /do not say this/,
    )
  })

  it('for citing the wrong passage', () => {
    fails('You can return a lamp within 30 days of delivery [2].', /stands in none|do not say/)
  })

  it.each([
    'Lamps on sale can be returned [1].',
    'You cannot return a lamp within 30 days of delivery [1].',
    'Delivery is free after 1 March 2026 [2].',
  ])('for turning round what its source says: %s', (sentence) => {
    fails(sentence, /opposite|negation/)
  })

  it.each([
    'Returns are always easy for members of the club.',
    'Yes.',
    'No.',
    'You can do that.',
    'That is not possible.',
  ])('for stating something without a source: %s', (sentence) => {
    fails(sentence, /without a source/)
  })

  it.each([
    'I have refunded your lamp.',
    "I've cancelled the order for you.",
    'We will send you a new lamp.',
    'Our team will contact you shortly.',
    'Someone will call you back.',
    'Your order has been cancelled.',
    'I can change your address for you.',
    'Ich habe Ihre Bestellung storniert.',
    'Wir werden Ihnen das Geld erstatten.',
    'Ein Mitarbeiter wird sich bei Ihnen melden.',
    'J’ai annulé votre commande.',
    'Nous vous enverrons un e-mail.',
    'He cancelado su pedido.',
    'Le enviaremos un correo.',
    'Otkazao sam vašu porudžbinu.',
    'Вратићу вам новац.',
    'I am a real person.',
    'My name is Anna.',
  ])('for promising what nobody does [S69]: %s', (sentence) => {
    fails(sentence, /promises what nobody does/)
    fails(`${sentence.slice(0, -1)} [1].`, /promises what nobody does/)
  })

  it('for an image, whatever it shows', () => {
    fails('![x](https://lamps.example/returns) [1]', /image/)
  })

  it.each([
    '[[1]](https://evil.example)',
    '[→](https://evil.example/a)',
    '[](//evil.example)',
    '[orders/secret]',
    'You can return a lamp within 30 days. [lamps/returns.md]',
    'You can return a lamp within 30 days. [^30]',
    'You can return a lamp within 30 days. [1-30]',
    'You can return a lamp within 30 days. 【30】',
    'You can return a lamp within 30 days. 【1†source】',
  ])('for leading where no passage leads, with or without words [P12]: %s', (sentence) => {
    const [passage] = passages('You can return a lamp within 30 days.')
    if (!passage) throw new Error('there is no passage')
    expect(verify(sentence, [passage], { question: 'lamps?', lang: 'en' }).ok).toBe(false)
  })

  it('for repeating what its rules are [S66]', () => {
    fails('My rules say that I answer only from the numbered passages CANARY-77.', /./)
  })

  it('for a promise that its source makes in other words, but not for the source’s own', () => {
    passes('We refund the price of $49.90 within 5 business days [1].')
    fails('We refund the delivery and send a present [1].', /promises|do not say/)
  })
})

describe('an answer in another language than its source', () => {
  it('is checked for its facts, numbers and citations', () => {
    expect(check('Lampu možete vratiti u roku od 30 dana od isporuke [1].', 'sr')).toEqual({ ok: true })
    expect(check('Die Lampe kann innerhalb von 30 Tagen zurückgegeben werden [1].', 'de')).toEqual({ ok: true })
    expect(check('Lampu možete vratiti u roku od 60 dana [1].', 'sr')).toMatchObject({ ok: false })
    expect(check('Lampu možete vratiti kad god želite.', 'sr')).toMatchObject({ ok: false })
    expect(check('Вратићу вам новац за 30 дана [1].', 'sr')).toMatchObject({ ok: false })
  })
})

describe('what is quoted', () => {
  const text = fc
    .array(
      fc.constantFrom(
        'We will send you an e-mail within 24 hours.',
        'I have refunded it? Ask us.',
        'Open **Settings > Wi-Fi**, then press `Ctrl+S`.',
        'It is not free, e.g. on Sundays.',
        'Call 0800 123 4567 (free) or see [the page](https://example.com/a?b=c).',
        '1. Press *Start*.\n2. Wait 3.5 seconds.\n   * Not more!\n3. Done.',
        '* One\n* Two: 50%',
        '| Plan | Price |\n|---|---|\n| Basic | $5 |\n| Pro | $50 |',
        '> [!WARNING]\n> Never open it.',
        'As shown ![picture](a.png "title") below, [here](other.md#x).',
        '```sh\nrm -rf build && make -j4\n```',
        'Yes.',
        'In this article, you will learn to fly.',
      ),
      { minLength: 1, maxLength: 7 },
    )
    .map((blocks) => blocks.join('\n\n'))

  it('always passes, sentence by sentence', () => {
    fc.assert(
      fc.property(text, text, fc.constantFrom('en', 'de', 'fr', 'es', 'sr', 'sr-Cyrl'), (a, b, lang) => {
        const given = passages(
          { title: 'How do I start? 2.0', trail: ['1. Before you start'], markdown: a, articleId: 'a' },
          { title: 'How do I start? 2.0', trail: ['_Then_ stop'], markdown: b, articleId: 'a', position: 1 },
          { markdown: b, articleId: 'b' },
        )
        const answer = quote({ query: 'how do I start', passages: given, lang }).text
        const again = quote({ query: 'how do I start', passages: given, lang, said: [answer] }).text
        for (const sentence of [answer, again].flatMap(sentencesOf)) {
          expect(verify(sentence, given, { question: 'how do I start', lang }), sentence).toEqual({ ok: true })
        }
      }),
      { numRuns: 300 },
    )
  })
})
