/** What is said: questions that the manual answers, and matters that need a person, in the languages of the customers. */

/** Questions of the manual's own readers, by language; most customers ask two of them at most. */
export const questions: Record<string, string[]> = {
  en: [
    'How do I embed the widget on my site?',
    'Can I close the chat and come back later?',
    'How do I have my conversation deleted?',
    'Which languages can I write in?',
    'What happens if I write outside opening hours?',
    'Where do the answers come from?',
    'How do I save a copy of my conversation?',
    'How do I make a backup?',
    'Can I use the chat with only the keyboard?',
    'How do I write a good article?',
    'How do I run it behind a reverse proxy?',
    'How long do I have to wait for a person?',
    'How do I add an agent?',
    'Can I use my own articles?',
    'How do I use a model of my own?',
    'Does the chat work with a screen reader?',
    'How do I change the opening hours?',
    'What does the API need to start a conversation?',
  ],
  de: [
    'Wie starte ich Bellhop?',
    'Was passiert außerhalb der Öffnungszeiten?',
    'Was speichert der Chat über mich?',
    'Spreche ich mit einem Bot oder einem Menschen?',
    'Wie lange muss ich warten?',
  ],
  sr: ['Kako da pokrenem Bellhop?', 'Šta se čuva o meni?', 'Da li razgovaram sa botom ili sa čovekom?'],
  es: ['¿En qué idiomas puedo escribir?', '¿Cómo puedo borrar mi conversación?'],
  fr: ['Comment puis-je supprimer ma conversation ?', 'Quelles langues puis-je utiliser ?'],
}

/** Said so briefly that the assistant has to ask back. */
export const vague = ['It does not work', 'Help with settings', 'problem with the chat', 'the page is wrong']

export const thanks: Record<string, string[]> = {
  en: ['Thanks!', 'Great, thank you', 'Perfect, that is what I needed'],
  de: ['Danke!', 'Super, vielen Dank'],
  sr: ['Hvala!', 'Odlično, hvala'],
  es: ['¡Gracias!', 'Perfecto, gracias'],
  fr: ['Merci !', 'Parfait, merci beaucoup'],
}

/** A matter for a person: how it is put, what the agent answers, what the customer says to that. */
export interface Matter {
  lang: string
  asks: string
  answers: string[]
  replies: string[]
  tags: string[]
  note?: string
  upset?: boolean
}

export const matters: readonly Matter[] = [
  {
    lang: 'en',
    asks: 'Can you send me a printed invoice by post? Our bookkeeping does not take PDFs.',
    answers: [
      'Of course. Which address should it go to?',
      'Thank you. It leaves today and should be there on Thursday.',
    ],
    replies: ['Harbour Street 12, first floor', 'Great, thank you'],
    tags: ['billing'],
    note: 'Prints go out with the noon post; I put it on the tray.',
  },
  {
    lang: 'en',
    asks: 'I was charged twice this month and nobody answers my emails. This is really annoying!',
    answers: [
      'I am sorry. I see both charges; the second one was a mistake of ours. I have asked for it to be returned.',
      'It takes three to five working days, depending on your bank.',
    ],
    replies: ['How long will that take?', 'Okay, I will watch for it'],
    tags: ['billing', 'refund'],
    note: 'Second charge came from the retry after the card was replaced.',
    upset: true,
  },
  {
    lang: 'en',
    asks: 'Do you have a discount for charities? We run a helpline with six volunteers.',
    answers: [
      'We do: half the price for registered charities. Could you tell me your registration number?',
      'Found it. The new price counts from your next invoice.',
    ],
    replies: ['It is 1184032', 'That helps us a lot'],
    tags: ['pricing', 'charity'],
  },
  {
    lang: 'en',
    asks: 'We need a data processing agreement signed before Friday, who can do that?',
    answers: [
      'I can send it to you right now. Who signs on your side?',
      'It is on its way to her. Ours is signed already.',
    ],
    replies: ['Our head of legal, Dana Whitfield', 'Perfect, that was quick'],
    tags: ['contract'],
    note: 'Template v4, countersigned copy is in the shared folder.',
  },
  {
    lang: 'en',
    asks: 'Does it connect to our CRM? We keep all our customers there.',
    answers: [
      'Not by itself yet. The API can write every conversation there; shall I show you an example?',
      'Here is the page about it: /help/developers/api-quick-start',
    ],
    replies: ['Yes please', 'Our developer will have a look, thanks'],
    tags: ['integration', 'feature request'],
  },
  {
    lang: 'en',
    asks: 'The widget covers our cookie banner on phones. Can somebody look at our page?',
    answers: [
      'I see it. Your banner and the button sit in the same corner; moving the button to the left would help.',
      'Exactly, that is the setting.',
    ],
    replies: ['You mean data-position?', 'Works, you are a hero'],
    tags: ['bug', 'widget'],
    note: 'Their banner has z-index 2147483647. Nothing wrong on our side.',
  },
  {
    lang: 'en',
    asks: 'Could somebody train our new colleagues? There are four of them starting on Monday.',
    answers: [
      'Gladly: an hour by video, free of charge. Would Tuesday at ten suit you?',
      'Then it is settled. I have sent the invitation.',
    ],
    replies: ['Tuesday is fine', 'See you then'],
    tags: ['onboarding'],
  },
  {
    lang: 'en',
    asks: 'I need to move our account to another company, we were bought',
    answers: [
      'Congratulations, or my sympathy. I need a short letter from both sides; a scan will do.',
      'Received both. It is moved as of today.',
    ],
    replies: ['Sent to you just now', 'That was painless'],
    tags: ['account', 'contract'],
  },
  {
    lang: 'de',
    asks: 'Können Sie unsere Rechnung auf eine andere Firma umschreiben?',
    answers: [
      'Ja, gern. Wie lautet die genaue Anschrift der neuen Firma?',
      'Vielen Dank, die neue Rechnung ist unterwegs.',
    ],
    replies: ['Vogel & Söhne GmbH, Lindenallee 3, Leipzig', 'Das ging schnell, danke'],
    tags: ['billing'],
  },
  {
    lang: 'de',
    asks: 'Wir brauchen eine Schulung für drei Mitarbeiter, bieten Sie so etwas an?',
    answers: ['Ja, eine Stunde per Video. Passt Ihnen Mittwoch um 14 Uhr?', 'Wunderbar, die Einladung ist verschickt.'],
    replies: ['Mittwoch passt', 'Danke schön'],
    tags: ['onboarding'],
  },
  {
    lang: 'sr',
    asks: 'Da li možete da mi pošaljete predračun na firmu?',
    answers: ['Naravno. Pošaljite mi PIB, molim vas.', 'Predračun je poslat na vašu adresu.'],
    replies: ['PIB je 101234567', 'Stiglo je, hvala'],
    tags: ['billing'],
  },
  {
    lang: 'sr',
    asks: 'Hoću da razgovaram sa čovekom, već drugi put pišem isto!',
    answers: ['Tu sam, izvinite na čekanju. O čemu se radi?', 'Razumem. Otvorio sam nalog ponovo, probajte sada.'],
    replies: ['Ne mogu da uđem u svoj nalog', 'Radi, hvala vam'],
    tags: ['account'],
    upset: true,
  },
  {
    lang: 'es',
    asks: '¿Pueden cambiar la fecha de cobro de nuestra cuenta?',
    answers: ['Claro. ¿Qué día del mes les viene bien?', 'Hecho: a partir del próximo mes, el día 15.'],
    replies: ['El 15', 'Muchas gracias'],
    tags: ['billing'],
  },
  {
    lang: 'fr',
    asks: 'Pouvez-vous m’aider à migrer depuis un autre outil ? Nous avons 300 articles.',
    answers: [
      'Avec plaisir. Sous quel format sont vos articles ?',
      'Alors c’est simple : je vous envoie un petit guide.',
    ],
    replies: ['En Markdown', 'Parfait, merci'],
    tags: ['onboarding', 'migration'],
  },
]

export const comments: Record<'good' | 'bad', string[]> = {
  good: ['Quick and friendly', 'Solved in five minutes', 'Very kind, thank you', 'Sehr nett und schnell', ''],
  bad: ['Had to wait too long', 'Solved, but I had to explain it twice', 'The bot did not understand me'],
}

export const handingOn = [
  'You know this better than I do.',
  'They ask about the contract, that is yours.',
  'My shift ends, please see it through.',
]
