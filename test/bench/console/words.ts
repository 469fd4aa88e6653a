/** What customers and agents of a shop for cups say, for a desk that is made up. */

export const mayBe = (random: () => number, share: number): boolean => random() < share

export const firstNames =
  'Mira Jonas Ada Bruno Clara Dario Elin Farid Greta Hugo Ines Jovan Karla Luka Maja Nils Olga Pavle Quinn Rosa Sven Tara Ugo Vera Wanda Xenia Yann Zora'.split(
    ' ',
  )
export const lastNames =
  'Adler Berg Costa Dupont Ehrlich Fischer Garcia Horvat Ivanov Jansen Kovač Lindqvist Moreau Novak Oliveira Petrović Quint Rossi Schmidt Tomić Ullman Vidal Weber Ximenes Young Zimmer'.split(
    ' ',
  )

export const tagNames =
  'VIP;refund;delivery;broken;wholesale;wedding;invoice;complaint;gift card;late;address;glaze'.split(';')

export const questions = [
  'Where is my order? The tracking has not moved since Monday.',
  'The cup arrived with a crack along the handle, what can I do?',
  'Can I still change the delivery address?',
  'I would like to return two plates that I have not used.',
  'My discount code is not accepted at the checkout.',
  'Do you ship to Norway, and what does it cost?',
  'I was charged twice for the same order.',
  'Is the blue glaze safe for the dishwasher and the microwave?',
  'I need an invoice with our company’s name on it.',
  'We are planning a wedding and need sixty cups by June. Is that possible?',
  'Wie lange dauert die Lieferung nach Österreich?',
  'Die Tasse ist zerbrochen angekommen, bekomme ich Ersatz?',
  'Où en est ma commande ? Je ne reçois plus de nouvelles.',
  '¿Puedo devolver un regalo sin la factura?',
  'Gde je moja pošiljka? Trebalo je da stigne juče.',
  'The gift card says that it has no balance, but I never used it.',
  'How do I close my account?',
  'One plate of the set is a different colour from the rest.',
]

export const replies = [
  'Thank you for writing. I have looked it up: your parcel left our workshop yesterday and should be with you by **Thursday**.',
  'I am sorry about that. Please send us a photograph, and we will replace it at no cost:\n\n1. Take a picture of the damage.\n2. Write the order’s number beside it.\n3. Reply to this message with both.',
  'You can change the address until the parcel is handed over. I have done that for you now.',
  'Returns are free within *30 days*. The label is in the parcel; [how returns work](https://shop.example/returns) says the rest.',
  'The code is for orders above 40. Yours is at 38, so one small saucer would do it.',
  'Yes, we ship there twice a week. It costs:\n\n| Parcel | Price |\n|---|---|\n| up to 2 kg | 12 |\n| up to 5 kg | 19 |',
  'I see both charges. The second was only held and goes back to you within three working days.',
]

export const closings = [
  'Thank you, that helps.',
  'Great, thanks!',
  'Perfect, that was quick.',
  'All right, I will wait.',
  'Danke!',
]
