/**
 * Pairs of articles that were written after the rules stood. At first five of the eight contradictions were told, and
 * three of the others too; what was wrong in general was mended then.
 */
import type { Pair } from './pairs.ts'

export const after: Pair[] = [
  // Facts that contradict each other.
  {
    id: 'bank-transfer-limit',
    lang: 'en',
    kind: 'contradiction',
    one: [
      'Send money in the app',
      'Choose a contact and type the amount. Transfers in the app are limited to €2,000 a day. Raise the limit on the phone.',
    ],
    other: ['Daily limits', 'Limits protect you when a phone is stolen. Transfers in the app: up to €5,000 a day.'],
  },
  {
    id: 'shop-voucher-validity',
    lang: 'en',
    kind: 'contradiction',
    one: ['Buy a voucher', 'Vouchers are sent by email within minutes. A gift voucher is valid for three years.'],
    other: [
      'My voucher does not work',
      'Check that you typed all letters. Gift vouchers expire after 12 months, and then nothing can be done.',
    ],
  },
  {
    id: 'city-dog-tax',
    lang: 'en',
    kind: 'contradiction',
    one: ['Register a dog', 'Bring the vaccination card. The dog tax is €90 a year.'],
    other: ['Taxes of the city', 'All taxes are due in February. For a dog the tax is €120 a year.'],
  },
  {
    id: 'saas-deleted-files',
    lang: 'en',
    kind: 'contradiction',
    one: ['Restore a file', 'Open the bin. Deleted files are kept for 30 days, and then they are gone for good.'],
    other: ['How the bin works', 'The bin counts towards your storage. We keep deleted files for 90 days.'],
  },
  {
    id: 'telecom-sim-swap',
    lang: 'en',
    kind: 'contradiction',
    one: ['eSIM', 'You can move an eSIM to another phone. An eSIM can be installed on several phones at once.'],
    other: ['Change your phone', 'Delete the eSIM first. An eSIM cannot be installed on several phones at once.'],
  },
  {
    id: 'de-kuendigungsfrist',
    lang: 'de',
    kind: 'contradiction',
    one: [
      'Vertrag kündigen',
      'Eine Kündigung ist schriftlich oder im Kundenkonto möglich. Die Kündigungsfrist beträgt vier Wochen zum Monatsende.',
    ],
    other: ['Mitgliedschaft beenden', 'Wir bedauern, dass Sie gehen. Die Kündigungsfrist beträgt drei Monate.'],
  },
  {
    id: 'es-devolucion',
    lang: 'es',
    kind: 'contradiction',
    one: ['Envíos', 'Los envíos salen de nuestro almacén de Zaragoza. El envío cuesta 4,95 euros en la península.'],
    other: ['Precios', 'Los precios incluyen el IVA. El coste del envío en la península es de 6,50 euros.'],
  },
  {
    id: 'sr-dostava',
    lang: 'sr',
    kind: 'contradiction',
    one: ['Dostava', 'Pakete šaljemo kurirskom službom. Dostava košta 350 dinara za celu Srbiju.'],
    other: ['Plaćanje pouzećem', 'Kuriru plaćate gotovinom. Cena dostave je 500 dinara za celu Srbiju.'],
  },
  // Passages that say the same.
  {
    id: 'dup-bank-pin',
    lang: 'en',
    kind: 'duplicate',
    one: [
      'PIN forgotten',
      'For your safety nobody at the bank can see your PIN. You can have it shown in the app for ten seconds after you confirmed with your fingerprint. If you have no app, order a letter with the PIN; it comes to the address that we know, and takes a few days. Destroy the letter once you have read it, and never keep the number together with the card.',
    ],
    other: [
      'First steps with your card',
      'Sign the card on its back. For your safety, nobody at the bank can see your PIN. You can have it shown in the app for ten seconds once you have confirmed with your fingerprint. If you do not use the app, order a letter with the PIN; it comes to the address that we know, and takes a few days. Destroy the letter once you have read it and never keep the number together with the card.',
    ],
  },
  {
    id: 'dup-shop-allergy',
    lang: 'en',
    kind: 'duplicate',
    one: [
      'Ingredients',
      'All ingredients stand on the label and on the product page, with allergens in bold letters. Our bakery works with nuts, milk and wheat in the same rooms, so we cannot promise that any product is free of traces. If you are in doubt, write to our kitchen before you order; they answer on working days and know every recipe.',
    ],
    other: [
      'Allergies',
      'All ingredients are on the label and on the product page, with allergens in bold letters. Our bakery works with nuts, milk and wheat in the same rooms, so we cannot promise that any product is free of traces. If you are in doubt, write to our kitchen before you order: they answer on working days and know every recipe.',
    ],
  },
  {
    id: 'dup-city-wedding',
    lang: 'en',
    kind: 'duplicate',
    one: [
      'Marriage: documents',
      'Both of you need a valid identity card and a certificate of birth that is not older than six months. Who was married before brings the divorce decree or the death certificate as well. Documents in other languages have to be translated by a sworn translator. Come together, because both have to sign in front of the registrar.',
    ],
    other: [
      'Registering a partnership abroad',
      'You both need a valid identity card and a certificate of birth that is not older than six months. Who was married before brings the divorce decree or the death certificate as well. Documents in other languages must be translated by a sworn translator. Come together because both have to sign in front of the registrar.',
    ],
  },
  {
    id: 'dup-saas-2fa',
    lang: 'en',
    kind: 'duplicate',
    one: [
      'Switch on two-step sign-in',
      'Open your profile and choose Security. Scan the square with an authenticator app and type the six digits that it shows. Print the recovery codes and keep them where only you find them: each works once. Without the app and without a code, an administrator of your workspace has to let you in again, and that takes a talk on the phone.',
    ],
    other: [
      'I lost my phone',
      'Do you have a new one? Open your profile and choose Security. Scan the square with an authenticator app and type the six digits it shows. Print the recovery codes and keep them where only you find them: each works once. Without the app and without a code, an administrator of your workspace has to let you in again, which takes a talk on the phone.',
    ],
  },
  {
    id: 'dup-de-wlan',
    lang: 'de',
    kind: 'duplicate',
    one: [
      'WLAN ist langsam',
      'Stellen Sie den Router frei auf, nicht in einen Schrank und nicht neben die Mikrowelle. Wände aus Beton schwächen das Signal stark, eine Tür aus Holz kaum. Messen Sie die Geschwindigkeit mit einem Kabel: Ist sie dort gut, liegt es am Funk und nicht am Anschluss. Ein zweites Gerät im Flur hilft in großen Wohnungen oft mehr als ein stärkerer Router.',
    ],
    other: [
      'Empfang verbessern',
      'Stellen Sie den Router frei auf, nicht in einen Schrank und nicht neben die Mikrowelle. Wände aus Beton schwächen das Signal stark, eine Holztür kaum. Messen Sie die Geschwindigkeit mit einem Kabel: Ist sie dort gut, liegt es am Funk und nicht am Anschluss. Ein zweites Gerät im Flur hilft in großen Wohnungen oft mehr als ein stärkerer Router.',
    ],
  },
  {
    id: 'dup-es-factura',
    lang: 'es',
    kind: 'duplicate',
    one: [
      'Pedir una factura',
      'Entre en su cuenta y abra Mis pedidos. Elija el pedido y pulse Descargar factura; el documento lleva la fecha de la compra y los datos que usted escribió entonces. Si faltaba el NIF, escríbanos antes de que acabe el mes y le enviaremos una factura corregida. Las facturas de años anteriores se guardan en el archivo y tardan más en llegar.',
    ],
    other: [
      'Datos fiscales',
      'Entre en su cuenta y abra Mis pedidos. Elija el pedido y pulse Descargar factura; el documento lleva la fecha de la compra y los datos que usted escribió entonces. Si faltaba el NIF, escríbanos antes de fin de mes y le enviaremos una factura corregida. Las facturas de años anteriores se guardan en el archivo y tardan más en llegar.',
    ],
  },
  {
    id: 'dup-telecom-roaming',
    lang: 'en',
    kind: 'duplicate',
    one: [
      'Use your phone abroad',
      'Switch data roaming on before you leave, in the settings of your phone under Mobile network. As soon as you cross the border we send you a message with the prices of that country. On ships and aeroplanes the phone joins other networks, which are dear and are not part of any plan: switch to flight mode there.',
    ],
    other: [
      'A bill that is higher than usual',
      'Look at the calls first. Switch data roaming on only before you leave, in the settings of your phone under Mobile network. As soon as you cross the border we send you a message with the prices of that country. On ships and aeroplanes the phone joins other networks, which are dear and not part of any plan: switch to flight mode there.',
    ],
  },
  // Neither, though they look like it.
  {
    id: 'not-rooms',
    lang: 'en',
    kind: 'none',
    one: ['Single room', 'Breakfast is included. A night in a single room costs €80.'],
    other: ['Double room', 'Breakfast is included. A night in a double room costs €120.'],
  },
  {
    id: 'not-monthly-yearly',
    lang: 'en',
    kind: 'none',
    one: ['Pay by the month', 'Billed monthly, a seat costs $12 a month.'],
    other: ['Pay by the year', 'Billed yearly, a seat costs $120 a year.'],
  },
  {
    id: 'not-warranty-parts',
    lang: 'en',
    kind: 'none',
    one: ['Guarantee on the battery', 'The battery has a guarantee of 2 years.'],
    other: ['Guarantee on the frame', 'The frame has a guarantee of 10 years.'],
  },
  {
    id: 'not-phases',
    lang: 'en',
    kind: 'none',
    one: ['Report a fault', 'You have to report a damaged parcel within 7 days.'],
    other: ['Damaged parcels', 'A damaged parcel is replaced within 3 days, once you have reported it.'],
  },
  {
    id: 'not-minimum-maximum',
    lang: 'en',
    kind: 'none',
    one: ['Choose a password', 'A password has at least 12 characters.'],
    other: ['Limits of fields', 'A password has at most 128 characters.'],
  },
  {
    id: 'not-ranges-meet',
    lang: 'en',
    kind: 'none',
    one: ['When will it come?', 'Delivery takes 2 to 4 working days.'],
    other: ['Delivery', 'Delivery takes 3 days in most cases.'],
  },
  {
    id: 'not-product-headings',
    lang: 'en',
    kind: 'none',
    one: ['Model X10 headphones', 'The battery lasts 20 hours. Charging takes one hour.'],
    other: ['Model X30 headphones', 'The battery lasts 40 hours. Charging takes two hours.'],
  },
  {
    id: 'not-children-adults',
    lang: 'en',
    kind: 'none',
    one: ['Library cards for children', 'Children can borrow 10 books at a time.'],
    other: ['Library cards', 'Adults can borrow 20 books at a time.'],
  },
  {
    id: 'not-old-policy',
    lang: 'en',
    kind: 'none',
    one: ['Orders before 2024', 'Orders placed before 2024 can be returned within 14 days.'],
    other: ['Orders from 2024 on', 'Orders placed from 2024 on can be returned within 60 days.'],
  },
  {
    id: 'not-permission-things',
    lang: 'en',
    kind: 'none',
    one: ['Change an order', 'You can change the address of an order until it is packed.'],
    other: ['Things that cannot be changed', 'You cannot change the products of an order once it is placed.'],
  },
  {
    id: 'not-de-paket',
    lang: 'de',
    kind: 'none',
    one: ['Paket ins Inland', 'Ein Paket innerhalb von Deutschland kostet 4,90 Euro.'],
    other: ['Paket in die Schweiz', 'Ein Paket in die Schweiz kostet 14,90 Euro.'],
  },
  {
    id: 'not-es-horario',
    lang: 'es',
    kind: 'none',
    one: ['Tienda de Madrid', 'La tienda de Madrid abre a las 10:00.'],
    other: ['Tienda de Sevilla', 'La tienda de Sevilla abre a las 9:00.'],
  },
  {
    id: 'not-sr-kredit',
    lang: 'sr',
    kind: 'none',
    one: ['Keš kredit', 'Keš kredit se odobrava na najviše 71 mesec. Potrebna je lična karta.'],
    other: ['Stambeni kredit', 'Stambeni kredit se odobrava na najviše 360 meseci. Potrebna je lična karta.'],
  },
  {
    id: 'not-notice-kinds',
    lang: 'en',
    kind: 'none',
    one: ['Landline contracts', 'The notice period for landline contracts is three months.'],
    other: ['Prepaid', 'The notice period for prepaid cards is one day.'],
  },
  {
    id: 'not-two-fees',
    lang: 'en',
    kind: 'none',
    one: ['Withdraw cash abroad', 'The fee for cash abroad is €5. The bank of the machine may add its own.'],
    other: ['Pay abroad', 'The fee for card payments abroad is €1. It is shown before you confirm.'],
  },
  {
    id: 'not-similar-help',
    lang: 'en',
    kind: 'none',
    one: [
      'Sign in with a passkey',
      'Choose Sign in with a passkey on the first page and confirm with your finger, face or the code of your device. A passkey stays on the devices of your account at Apple or Google, so that a new phone knows it as well. Nobody can read it over your shoulder, and it works on our site only.',
    ],
    other: [
      'Sign in with a link',
      'Choose Send me a link on the first page and type your address. The email comes within a minute and its link works once, on the same device. If nothing comes, look into the folder for spam and check the address for slips. Whoever reads your email can sign in, so protect your mailbox well.',
    ],
  },
]
