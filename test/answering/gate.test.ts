/** Each rule of the gate by itself: what it has to hold back, and what it has to let through. */
import { describe, expect, it } from 'vitest'
import type { Rule } from '../../src/answering/claim-rules.ts'
import { faultsOf, verify } from '../../src/answering/verify.ts'
import { passages } from './passages.ts'

const shop = passages(
  {
    title: 'Rent a bicycle',
    trail: ['Prices and times'],
    markdown:
      'A city bicycle costs 12 euros a day, and children under six ride along. You get 15% off from the third day on. ' +
      'The shop at the harbour opens on Monday at 8:30 and closes on Saturday at noon. The summer season begins on 1 May 2026. ' +
      'Write to rent@pedal.example or call +49 30 5550 1234. Terms are at [our page](https://pedal.example/terms). ' +
      'Lock the bicycle with the key that hangs under the saddle.',
  },
  {
    title: 'Damage and loss',
    markdown:
      'You cannot rent a second bicycle before the first one is returned. Only members may take the Speedster on a ferry. ' +
      'Some helmets have a lamp. Open **My Rides**, choose **Report damage** and press **Send**. ' +
      'If a tyre is flat, you do not have to repair it. Return the bicycle at least one hour before closing. ' +
      'We send you a receipt by e-mail. The deposit is refunded on return.',
  },
  {
    title: 'Fahrrad zurückgeben',
    lang: 'de',
    markdown:
      'Geben Sie das Fahrrad vor 18 Uhr zurück. Ein verlorener Schlüssel ist nicht versichert. Nur Mitglieder dürfen abends zurückgeben. Manche Räder haben einen Korb.',
  },
  {
    title: 'Повратак бицикла',
    lang: 'sr',
    markdown:
      'Бицикл можете да вратите пре 18 часова. Изгубљени кључ није осигуран. Само чланови могу да врате бицикл увече.',
  },
  {
    title: 'Rendre le vélo',
    lang: 'fr',
    markdown:
      'Vous pouvez rendre le vélo avant 18 heures. La clé perdue n’est pas assurée. Certains vélos ont un panier.',
  },
  {
    title: 'Devolver la bicicleta',
    lang: 'es',
    markdown:
      'Puede devolver la bicicleta antes de las 18 horas. La llave perdida no está asegurada. Solo los socios la devuelven de noche.',
  },
)
const question = 'How do I rent and return a bicycle?'

interface Honesty {
  rule: Rule
  altered: string[]
  faithful: string[]
}

const rules: Honesty[] = [
  {
    rule: 'number',
    altered: [
      'A city bicycle costs 21 euros a day [1].',
      'A city bicycle costs 12 dollars a day [1].',
      'A city bicycle costs 12 euros a week [1].',
      'Children under five ride along [1].',
      'You get 50% off from the third day on [1].',
      'Return the bicycle at least two hours before closing [2].',
      'A city bicycle costs twelve euros an hour and 40 a day [1].',
    ],
    faithful: [
      'A city bicycle costs €12 a day [1].',
      'You should know that a city bicycle costs twelve euros a day [1].',
      'Children under 6 ride along [1].',
      'From the third day on you get 15 percent off [1].',
      'Bring the bicycle back; return it at least 1 hour before closing [2].',
    ],
  },
  {
    rule: 'date',
    altered: [
      'The shop at the harbour opens on Tuesday [1].',
      'The shop at the harbour opens on Monday at 9:30 [1].',
      'The shop closes on Sunday at noon [1].',
      'The summer season begins on 1 June 2026 [1].',
      'The summer season begins on 2 May 2026 [1].',
    ],
    faithful: [
      'On Monday the shop at the harbour opens at 8:30 [1].',
      'The shop closes at noon on Saturday [1].',
      'The season begins on May 1, 2026 [1].',
      'In 2026 the summer season begins on 1 May [1].',
      'It opens on Monday and closes on Saturday [1].',
    ],
  },
  {
    rule: 'link',
    altered: [
      'Write to help@pedal.example [1].',
      'Write to rent@pedals.example [1].',
      'Call +49 30 5550 1235 [1].',
      'Terms are at https://pedal.example/conditions [1].',
      'Terms are at [our page](https://paddle.example/terms) [1].',
    ],
    faithful: [
      'You can write to rent@pedal.example [1].',
      'Call 30 5550 1234 [1].',
      'The terms are at https://pedal.example/terms [1].',
      'Read [our terms](https://pedal.example/terms) [1].',
      'Write to <rent@pedal.example> or call [1].',
    ],
  },
  {
    rule: 'name',
    altered: [
      'Only members may take the Roadster on a ferry [2].',
      'Open **My Account**, choose **Report damage** and press **Send** [2].',
      'Open My Rides, choose **Report theft** and press Send [2].',
      'Open My Rides and press “Finish” [2].',
      'The shop at the Airport opens on Monday at 8:30 [1].',
    ],
    faithful: [
      'The Speedster may be taken on a ferry by members only [2].',
      'Open “My Rides”, choose “Report damage” and press “Send” [2].',
      'In My Rides, choose **Report damage** [2].',
      'Lock the bicycle with the key under the saddle [1].',
      'Press Send after you choose Report damage [2].',
    ],
  },
  {
    rule: 'negation',
    altered: [
      'You can rent a second bicycle before the first one is returned [2].',
      'You cannot rent a second bicycle after the first one is returned [2].',
      'All helmets have a lamp [2].',
      'Members may take the Speedster on a ferry, never others, always for free [2].',
      'Return the bicycle at most one hour before closing [2].',
      'If a tyre is flat, you have to repair it [2].',
      'The deposit is not refunded on return [2].',
    ],
    faithful: [
      'You can’t rent a second bicycle before the first one is returned [2].',
      'Before the first bicycle is returned, you cannot rent a second one [2].',
      'Some of the helmets have a lamp [2].',
      'You do not have to repair it if a tyre is flat [2].',
      'The deposit is refunded on return [2].',
      'Only members may take it on a ferry [2].',
    ],
  },
  {
    rule: 'coverage',
    altered: [
      'Every bicycle comes with a repair kit and a map of the town [1].',
      'The saddle should be cleaned with warm water and soap [1].',
      'Electric scooters must be parked outside the station [2].',
      'A city bicycle costs 12 euros a day, insurance against theft included [1].',
      'Lock the bicycle with the key that hangs under the saddle [2].',
    ],
    faithful: [
      'Use the key that hangs under the saddle to lock the bicycle [1].',
      'The key for locking the bicycle hangs under the saddle [1].',
      'A city bicycle costs 12 euros a day, and children under six ride along with you [1].',
      'The shop is at the harbour [1].',
      'A receipt comes by e-mail [2].',
    ],
  },
  {
    rule: 'promise',
    altered: [
      'I have cancelled your booking [2].',
      'We will call you tomorrow [1].',
      'A city bicycle is free of charge on Monday [1].',
      'You get a guarantee of ten years on the bicycle [1].',
      'Our team will contact you about the damage [2].',
      'You get a discount voucher from the third day on [1].',
    ],
    faithful: [
      'We send you a receipt by e-mail [2].',
      'The deposit is refunded on return [2].',
      'On return the deposit is refunded [2].',
      'You can call the shop at the harbour [1].',
      'Write to rent@pedal.example about it [1].',
    ],
  },
]

describe.each(rules)('the $rule rule', ({ rule, altered, faithful }) => {
  it.each(altered)('holds back: %s', (said) => {
    expect(faultsOf(said, shop, { question, lang: 'en' }).map((fault) => fault.rule)).toContain(rule)
    expect(verify(said, shop, { question, lang: 'en' })).toMatchObject({ ok: false })
  })
  it.each(faithful)('lets through: %s', (said) => {
    expect(verify(said, shop, { question, lang: 'en' })).toEqual({ ok: true })
  })
})

describe('in other languages the rules', () => {
  it.each([
    ['de', 'Geben Sie das Fahrrad nach 18 Uhr zurück [3].'],
    ['de', 'Geben Sie das Fahrrad vor 19 Uhr zurück [3].'],
    ['de', 'Ein verlorener Schlüssel ist versichert [3].'],
    ['de', 'Mitglieder dürfen immer abends zurückgeben [3].'],
    ['de', 'Alle Räder haben einen Korb [3].'],
    ['sr', 'Бицикл можете да вратите после 18 часова [4].'],
    ['sr', 'Bicikl možete da vratite pre 20 časova [4].'],
    ['sr', 'Изгубљени кључ је осигуран [4].'],
    ['sr', 'Izgubljeni ključ je osiguran [4].'],
    ['sr', 'Сви чланови могу увек да врате бицикл увече [4].'],
    ['fr', 'Vous pouvez rendre le vélo après 18 heures [5].'],
    ['fr', 'La clé perdue est assurée [5].'],
    ['fr', 'Tous les vélos ont un panier [5].'],
    ['es', 'Puede devolver la bicicleta después de las 18 horas [6].'],
    ['es', 'La llave perdida está asegurada [6].'],
  ])('hold back, %s: %s', (lang, said) => {
    expect(verify(said, shop, { question, lang })).toMatchObject({ ok: false })
  })

  it.each([
    ['de', 'Bitte geben Sie das Fahrrad vor 18 Uhr zurück [3].'],
    ['de', 'Hinweis: Ein verlorener Schlüssel ist nicht versichert [3].'],
    ['de', 'Abends dürfen nur Mitglieder zurückgeben [3].'],
    ['sr', 'Bicikl možete da vratite pre 18 časova [4].'],
    ['sr', 'Изгубљени кључ, дакле, није осигуран [4].'],
    ['sr', 'Uveče samo članovi mogu da vrate bicikl [4].'],
    ['fr', 'Avant 18 heures, vous pouvez rendre le vélo [5].'],
    ['fr', 'Une clé perdue n’est pas assurée [5].'],
    ['es', 'Antes de las 18 horas puede devolver la bicicleta [6].'],
    ['es', 'La llave perdida no está asegurada [6].'],
  ])('let through, %s: %s', (lang, said) => {
    expect(verify(said, shop, { question, lang })).toEqual({ ok: true })
  })
})
