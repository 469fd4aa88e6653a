/** Pairs of articles that were written before any of the rules was tuned. */
import type { Pair } from './pairs.ts'

export const before: Pair[] = [
  // Facts that contradict each other.
  {
    id: 'shop-refund-days',
    lang: 'en',
    kind: 'contradiction',
    one: [
      'When do I get my money back?',
      'Once your parcel has reached our warehouse we check it within a day. Refunds take 14 days to arrive in your account. You get an email when the money is on its way.',
    ],
    other: [
      'Returning an order',
      'Put the goods in their box and print the label. A refund is paid within 30 days of the parcel reaching us. Shoes must be unworn.',
    ],
  },
  {
    id: 'bank-card-fee',
    lang: 'en',
    kind: 'contradiction',
    one: [
      'Order a replacement card',
      'You can order a new card in the app. A replacement card costs €10, which we take from your account. The old card stops working at once.',
    ],
    other: [
      'Lost or stolen cards',
      'Block the card in the app first. The fee for a replacement card is €15. The new one arrives by post.',
    ],
  },
  {
    id: 'telecom-notice',
    lang: 'en',
    kind: 'contradiction',
    one: [
      'Ending a contract',
      'Write to us or use the form in your account. The notice period for mobile contracts is one month. You keep your number if you ask for it.',
    ],
    other: [
      'Moving to another provider',
      'Your new provider asks us for the number. Mobile contracts have a notice period of three months. Until then the contract goes on.',
    ],
  },
  {
    id: 'city-passport-time',
    lang: 'en',
    kind: 'contradiction',
    one: [
      'Apply for a passport',
      'Book an appointment and bring a photo. A passport is ready after about four weeks. We send a text message when it can be collected.',
    ],
    other: [
      'Fees and waiting times at the citizens’ office',
      'Some documents are printed elsewhere. A passport takes six weeks until it is ready for collection.',
    ],
  },
  {
    id: 'saas-upload-limit',
    lang: 'en',
    kind: 'contradiction',
    one: [
      'Attach files to a task',
      'Drag a file onto the task. Attachments can be up to 25 MB each. Pictures are shown at once.',
    ],
    other: [
      'Limits',
      'Some things have an upper bound so that everyone’s workspace stays fast. The largest attachment you can upload is 100 MB.',
    ],
  },
  {
    id: 'saas-guest-invite',
    lang: 'en',
    kind: 'contradiction',
    one: [
      'Guests',
      'Guests see the boards that were shared with them. Guests cannot invite other people to a board. Ask a member to do it.',
    ],
    other: ['Share a board', 'Open the board and press Share. Guests can invite other people to a board as well.'],
  },
  {
    id: 'de-rueckgabe',
    lang: 'de',
    kind: 'contradiction',
    one: [
      'Waren zurückgeben',
      'Legen Sie den Rücksendeschein bei. Sie können Waren innerhalb von 14 Tagen zurückgeben. Die Kosten der Rücksendung tragen wir.',
    ],
    other: [
      'Rückgaberecht',
      'Gefällt Ihnen etwas nicht, schicken Sie es uns. Waren können innerhalb von 30 Tagen zurückgegeben werden.',
    ],
  },
  {
    id: 'es-atencion',
    lang: 'es',
    kind: 'contradiction',
    one: [
      'Contratar un seguro de viaje',
      'Elija las fechas y el destino. El seguro de viaje cubre hasta 30.000 euros de gastos médicos. Guarde el número de la póliza.',
    ],
    other: [
      'Gastos médicos en el extranjero',
      'Llámenos antes de ir al hospital. El seguro de viaje cubre gastos médicos hasta 50.000 euros.',
    ],
  },
  // Passages that say the same.
  {
    id: 'dup-shop-parcel',
    lang: 'en',
    kind: 'duplicate',
    one: [
      'My parcel has not arrived',
      'Look at the tracking page first. If the carrier says that the parcel was delivered and you cannot find it, ask your neighbours and look in the place where the carrier usually leaves things. Wait until the end of the next working day, because carriers sometimes mark a parcel as delivered before they hand it over. If it is still missing, write to us with the order number and we will open a search with the carrier.',
    ],
    other: [
      'Delivered but not found',
      'If the carrier says the parcel was delivered but you cannot find it, ask your neighbours and look in the place where the carrier usually leaves things. Wait until the end of the next working day: carriers sometimes mark a parcel as delivered before they hand it over. If it is still missing, write to us with your order number and we open a search with the carrier.',
    ],
  },
  {
    id: 'dup-bank-login',
    lang: 'en',
    kind: 'duplicate',
    one: [
      'The app does not let me in',
      'Open the app and choose Forgotten code. Type the number of your card and the code that we send to your phone. Choose a new code of six digits which you use nowhere else. After three wrong attempts the app is locked for an hour, and only our staff on the telephone can open it before that.',
    ],
    other: [
      'Choose a new app code',
      'Choose Forgotten code in the app. Type the number of your card and the code we send to your phone. Choose a new code of six digits that you use nowhere else. After three wrong attempts the app is locked for an hour, and only our staff on the telephone can open it before that.',
    ],
  },
  {
    id: 'dup-telecom-router',
    lang: 'en',
    kind: 'duplicate',
    one: [
      'No internet at home',
      'Before you call, start the router again: pull out its plug, wait for thirty seconds, put it back and give it five minutes until the second light is steady. Check that the grey cable sits firmly in the socket in the wall. If the second light keeps blinking, there is a fault on the line, and our technicians have to look at it.',
    ],
    other: [
      'The second light blinks',
      'Start the router again: pull out its plug, wait for thirty seconds, put it back and give it five minutes until the second light is steady. Check that the grey cable sits firmly in the wall socket. If the second light keeps blinking there is a fault on the line and our technicians have to look at it.',
    ],
  },
  {
    id: 'dup-city-waste',
    lang: 'en',
    kind: 'duplicate',
    one: [
      'Bulky waste',
      'Bulky waste is collected on request twice a year without a fee. Put the things on the pavement in front of your house on the evening before, not earlier, so that nobody trips over them. Fridges, tyres and paint are not taken along; bring those to the recycling yard, which is open to residents on presenting an identity card.',
    ],
    other: [
      'Getting rid of furniture',
      'Bulky waste is collected on request twice a year without a fee. Put the things on the pavement in front of your house on the evening before, and not earlier, so that nobody trips over them. Fridges, tyres and paint are not taken; bring those to the recycling yard, which is open to residents who present an identity card.',
    ],
  },
  {
    id: 'dup-saas-export',
    lang: 'en',
    kind: 'duplicate',
    one: [
      'Take your data with you',
      'Administrators can download everything in the workspace as one archive. Open Workspace settings, choose Export and press Request archive. Large workspaces take some hours; we send a link by email as soon as the archive is ready. The link works for a week and only for the person who asked for it. Comments by people who have left are in the archive, too.',
    ],
    other: [
      'Close a workspace',
      'Save what you need first. Administrators can download everything in the workspace as one archive. Open Workspace settings, choose Export and press Request archive. Large workspaces take some hours; we send a link by email as soon as the archive is ready. The link works for a week and only for the person who asked for it.',
    ],
  },
  {
    id: 'dup-de-adresse',
    lang: 'de',
    kind: 'duplicate',
    one: [
      'Adresse ändern',
      'Öffnen Sie Ihr Konto und wählen Sie Meine Daten. Tragen Sie die neue Anschrift ein und bestätigen Sie sie mit Ihrem Kennwort. Bestellungen, die bereits verpackt sind, gehen noch an die alte Anschrift; rufen Sie uns an, wenn das Paket umgeleitet werden soll. Für die Rechnung gilt immer die Anschrift, die beim Absenden der Bestellung eingetragen war.',
    ],
    other: [
      'Umzug',
      'Herzlichen Glückwunsch zur neuen Wohnung. Öffnen Sie Ihr Konto und wählen Sie Meine Daten. Tragen Sie die neue Anschrift ein und bestätigen Sie sie mit Ihrem Kennwort. Bestellungen, die schon verpackt sind, gehen noch an die alte Anschrift; rufen Sie uns an, wenn das Paket umgeleitet werden soll. Für die Rechnung gilt immer die Anschrift, die beim Absenden der Bestellung eingetragen war.',
    ],
  },
  {
    id: 'dup-sr-kartica',
    lang: 'sr',
    kind: 'duplicate',
    one: [
      'Izgubljena kartica',
      'Karticu odmah blokirajte u aplikaciji ili pozivom na broj sa poleđine. Otvorite aplikaciju, izaberite Kartice i pritisnite Blokiraj. Blokirana kartica se ne može ponovo uključiti, nego se naručuje nova, koja stiže poštom na adresu iz ugovora. Dok je čekate, možete da plaćate telefonom, jer nova kartica radi u telefonu čim je naručena.',
    ],
    other: [
      'Ukradena kartica',
      'Prvo prijavite krađu policiji. Karticu odmah blokirajte u aplikaciji ili pozivom na broj sa poleđine. Otvorite aplikaciju, izaberite Kartice i pritisnite Blokiraj. Blokirana kartica se ne može ponovo uključiti, već se naručuje nova, koja stiže poštom na adresu iz ugovora. Dok je čekate, možete plaćati telefonom, jer nova kartica radi u telefonu čim je naručena.',
    ],
  },
  // Neither, though they look like it.
  {
    id: 'not-plans',
    lang: 'en',
    kind: 'none',
    one: ['The Basic plan', 'The Basic plan is for small teams. The Basic plan costs €9 a month for each member.'],
    other: ['The Pro plan', 'The Pro plan is for larger teams. The Pro plan costs €19 a month for each member.'],
  },
  {
    id: 'not-delivery-kinds',
    lang: 'en',
    kind: 'none',
    one: ['Standard delivery', 'Choose it at the checkout. Standard delivery takes 3 to 5 working days.'],
    other: ['Express delivery', 'Choose it at the checkout. Express delivery takes 1 working day.'],
  },
  {
    id: 'not-regions',
    lang: 'en',
    kind: 'none',
    one: ['Sending to Austria', 'We send with the post. A parcel to Austria takes 4 days. There is no duty.'],
    other: ['Sending to Norway', 'We send with the post. A parcel to Norway takes 9 days. Duty is paid at the door.'],
  },
  {
    id: 'not-request-and-payment',
    lang: 'en',
    kind: 'none',
    one: ['How long can I return things?', 'You can ask for a refund within 30 days of buying something.'],
    other: ['When is my refund there?', 'We pay refunds within 5 days. Your bank may need longer to show them.'],
  },
  {
    id: 'not-accounts',
    lang: 'en',
    kind: 'none',
    one: ['Savings account', 'Interest is paid in January. The interest on a savings account is 2.1 percent a year.'],
    other: ['Current account', 'The account is free. The interest on a current account is 0.1 percent a year.'],
  },
  {
    id: 'not-card-limits',
    lang: 'en',
    kind: 'none',
    one: ['Limits of cash withdrawals', 'With your card you can withdraw €1,000 a day at cash machines.'],
    other: ['Limits of payments', 'With your card you can pay up to €5,000 a day in shops.'],
  },
  {
    id: 'not-steps',
    lang: 'en',
    kind: 'none',
    one: [
      'Pair the speaker',
      'Hold the button for 5 seconds until the light turns blue. Choose the speaker in the list.',
    ],
    other: [
      'Reset the speaker',
      'Hold the button for 15 seconds until the light turns red. The speaker forgets all devices.',
    ],
  },
  {
    id: 'not-people',
    lang: 'en',
    kind: 'none',
    one: ['Passports for children', 'A passport for a child under 12 costs €26. It is valid for 5 years.'],
    other: ['Passports for adults', 'A passport for an adult costs €70. It is valid for 10 years.'],
  },
  {
    id: 'not-same-value',
    lang: 'en',
    kind: 'none',
    one: ['Trial', 'The trial lasts 14 days. You need no card for the trial.'],
    other: ['Try everything', 'Our trial lasts two weeks, and no card is needed for it.'],
  },
  {
    id: 'not-admins-members',
    lang: 'en',
    kind: 'none',
    one: ['What members can do', 'Members cannot delete projects. They can archive their own.'],
    other: ['What administrators can do', 'Administrators can delete projects. They can restore them, too.'],
  },
  {
    id: 'not-products',
    lang: 'en',
    kind: 'none',
    one: ['K200 kettle', 'The K200 boils a litre in three minutes. The guarantee of the K200 is 2 years.'],
    other: ['K900 kettle', 'The K900 keeps water warm. The guarantee of the K900 is 5 years.'],
  },
  {
    id: 'not-hours',
    lang: 'en',
    kind: 'none',
    one: ['Opening hours of the town hall', 'The town hall is open until 4 pm on weekdays.'],
    other: ['Opening hours of the library', 'The library is open until 8 pm on weekdays.'],
  },
  {
    id: 'not-de-tarife',
    lang: 'de',
    kind: 'none',
    one: ['Tarif S', 'Der Tarif S enthält 5 GB Datenvolumen im Monat. Danach wird langsamer gesurft.'],
    other: ['Tarif L', 'Der Tarif L enthält 40 GB Datenvolumen im Monat. Danach wird langsamer gesurft.'],
  },
  {
    id: 'not-es-equipaje',
    lang: 'es',
    kind: 'none',
    one: ['Equipaje de mano', 'El equipaje de mano puede pesar 10 kg. Debe caber debajo del asiento.'],
    other: ['Equipaje facturado', 'El equipaje facturado puede pesar 23 kg. Se entrega en el mostrador.'],
  },
  {
    id: 'not-templates',
    lang: 'en',
    kind: 'none',
    one: [
      'Use the app on an iPhone',
      'Open the App Store and search for our name. Press Get and confirm with your face. Open the app, allow messages, and sign in with the address that you use on the web. On an iPhone the app asks once whether it may use Face ID; say yes, and you need no password from then on.',
    ],
    other: [
      'Use the app on an Android phone',
      'Open Google Play and search for our name. Press Install. Open the app, allow messages, and sign in with the address that you use on the web. On Android, the app opens with your fingerprint after you switched that on under Security in its own settings.',
    ],
  },
  {
    id: 'not-sr-rokovi',
    lang: 'sr',
    kind: 'none',
    one: ['Reklamacija obuće', 'Reklamacija obuće se rešava u roku od 8 dana. Ponesite račun.'],
    other: ['Reklamacija nameštaja', 'Reklamacija nameštaja se rešava u roku od 30 dana. Ponesite račun.'],
  },
]
