import type { WaitingWords } from '../waiting.ts'

export const fr: WaitingWords = {
  queueAt: 'Vous êtes numéro {position} dans la file d’attente.',
  queueSomewhere: 'Vous êtes dans la file d’attente. Une personne vous rejoindra ici.',
  waitSoon: 'Cela prend en général moins d’une minute.',
  wait: {
    one: 'Cela prend en général de {low} à {count} minute.',
    other: 'Cela prend en général de {low} à {count} minutes.',
  },
  waitAbout: {
    one: 'Cela prend en général environ {count} minute.',
    other: 'Cela prend en général environ {count} minutes.',
  },
  waitUnknown: 'Nous ne pouvons pas encore dire combien de temps cela prendra.',
  later: 'Vous pouvez compter sur une personne : {at}, à votre heure. Vous trouverez la réponse ici.',
  laterSomeday: 'Nous ne pouvons pas encore dire quand une personne viendra. Vous trouverez la réponse ici.',
  assistantHelps: 'D’ici là, l’assistant continue de répondre. Vous gardez votre place.',
  told: 'Nous avons dit à l’équipe :',
  correct: 'Corriger',
  correctLabel: 'Que doit savoir l’équipe ?',
  save: 'Enregistrer',
  keepAssistant: 'Continuer avec l’assistant en attendant',
  leaveQueue: 'Quitter la file d’attente',
  byEmail: 'Recevoir la réponse par e-mail',
  emailLabel: 'Votre adresse e-mail',
  answerMe: 'Répondez-moi par e-mail',
  willWrite: 'L’équipe écrira à {email}. Vous n’avez pas besoin d’attendre ici.',
  waitHere: 'Attendre ici finalement',
}
