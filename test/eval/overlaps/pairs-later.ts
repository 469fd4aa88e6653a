/** Pairs of articles that were written later still, and looked at since. */
import type { Pair } from './pairs.ts'

export const later: Pair[] = [
  {
    id: 'gym-pause',
    lang: 'en',
    kind: 'contradiction',
    one: [
      'Pause your membership',
      'Go to your account and choose Pause. You can pause a membership for up to 3 months.',
    ],
    other: ['Holidays and illness', 'Tell us before the first day. A membership can be paused for at most 6 months.'],
  },
  {
    id: 'airline-baggage',
    lang: 'en',
    kind: 'contradiction',
    one: ['Pack your bags', 'Liquids go into a clear bag. The weight limit for checked baggage is 23 kg.'],
    other: ['At the airport', 'Come two hours before. Checked baggage may weigh up to 20 kg.'],
  },
  {
    id: 'bank-account-fee',
    lang: 'en',
    kind: 'contradiction',
    one: ['Fees', 'The monthly fee for a student account is €2. Cards are free.'],
    other: ['Open a student account', 'Show your student card. A student account costs €4 a month.'],
  },
  {
    id: 'city-parking',
    lang: 'en',
    kind: 'contradiction',
    one: [
      'Parking permit',
      'Residents get a permit at the office. A parking permit for residents is valid for two years.',
    ],
    other: [
      'Residents’ parking',
      'Put it behind the windscreen. The parking permit for residents expires after one year.',
    ],
  },
  {
    id: 'saas-api-rate',
    lang: 'en',
    kind: 'contradiction',
    one: ['API limits', 'Requests over the limit are answered 429. The API accepts 100 requests per minute.'],
    other: ['Build an integration', 'Make a key first. You can send 600 requests per minute to the API.'],
  },
  {
    id: 'shop-gift-return',
    lang: 'en',
    kind: 'contradiction',
    one: ['Gifts', 'We wrap them for you. Gift cards can be returned.'],
    other: ['What can I return?', 'Most things. Gift cards cannot be returned.'],
  },
  {
    id: 'de-versandkosten',
    lang: 'de',
    kind: 'contradiction',
    one: ['Versand', 'Wir versenden mit der Post. Ab einem Bestellwert von 50 Euro ist der Versand kostenlos.'],
    other: [
      'Lieferkosten',
      'Die Kosten zeigt der Warenkorb. Der Versand ist ab einem Bestellwert von 80 Euro kostenlos.',
    ],
  },
  {
    id: 'sr-povracaj',
    lang: 'sr',
    kind: 'contradiction',
    one: ['Povraćaj novca', 'Robu nam vratite sa računom. Povraćaj novca traje 5 dana.'],
    other: ['Odustajanje od kupovine', 'Obrazac je na sajtu. Povraćaj novca traje 14 dana od prijema robe.'],
  },
  {
    id: 'not-trains',
    lang: 'en',
    kind: 'none',
    one: ['Bikes on local trains', 'A ticket for a bike on a local train costs €6.'],
    other: ['Bikes on fast trains', 'A ticket for a bike on a fast train costs €9.'],
  },
  {
    id: 'not-roles',
    lang: 'en',
    kind: 'none',
    one: ['Drivers', 'Drivers must be at least 18 years old and can cancel a ride.'],
    other: ['Passengers', 'Passengers cannot cancel a ride that has begun.'],
  },
  {
    id: 'not-sizes',
    lang: 'en',
    kind: 'none',
    one: ['Profile picture', 'A profile picture may have up to 2 MB.'],
    other: ['Cover picture', 'A cover picture may have up to 8 MB.'],
  },
  {
    id: 'not-processing-delivery',
    lang: 'en',
    kind: 'none',
    one: ['After you ordered', 'We pack an order within 1 day.'],
    other: ['On its way', 'An order is delivered within 4 days.'],
  },
  {
    id: 'not-deposit-rent',
    lang: 'en',
    kind: 'none',
    one: ['Rent a car', 'The deposit for a small car is €300.'],
    other: ['Prices', 'A small car costs €39 a day.'],
  },
  {
    id: 'not-seasons',
    lang: 'en',
    kind: 'none',
    one: ['Summer', 'In summer the pool is open until 9 pm.'],
    other: ['Winter', 'In winter the pool is open until 6 pm.'],
  },
  {
    id: 'not-de-fristen',
    lang: 'de',
    kind: 'none',
    one: ['Widerruf', 'Sie können den Kauf innerhalb von 14 Tagen widerrufen.'],
    other: ['Erstattung', 'Wir erstatten den Kaufpreis innerhalb von 5 Tagen.'],
  },
  {
    id: 'not-editions',
    lang: 'en',
    kind: 'none',
    one: ['Community edition', 'Up to 5 projects can be created.'],
    other: ['Enterprise edition', 'Up to 500 projects can be created.'],
  },
  {
    id: 'dup-gym-rules',
    lang: 'en',
    kind: 'duplicate',
    one: [
      'Rules of the gym',
      'Bring a towel and put it on the machine before you sit down. Wipe handles after use with the paper that hangs on the wall. Put weights back where you took them, the heavy ones below. Whoever waits may ask how many rounds you have left, and may train in turn with you.',
    ],
    other: [
      'Your first visit',
      'Bring a towel and put it on the machine before you sit down. Wipe the handles after use with the paper hanging on the wall. Put weights back where you took them, the heavy ones below. Whoever waits may ask how many rounds you have left and may train in turn with you.',
    ],
  },
  {
    id: 'dup-es-cita',
    lang: 'es',
    kind: 'duplicate',
    one: [
      'Pedir cita',
      'Elija la oficina y el trámite en el calendario. Escriba su nombre como aparece en el documento de identidad y un teléfono en el que podamos avisarle. Recibirá un mensaje con el número de la cita; enséñelo en la entrada cinco minutos antes. Si no puede venir, anule la cita para que otra persona pueda usarla.',
    ],
    other: [
      'Venir a la oficina',
      'Elija oficina y trámite en el calendario. Escriba su nombre como aparece en el documento de identidad y un teléfono en el que podamos avisarle. Recibirá un mensaje con el número de la cita: enséñelo en la entrada cinco minutos antes. Si no puede venir, anule la cita para que otra persona pueda usarla.',
    ],
  },
]
