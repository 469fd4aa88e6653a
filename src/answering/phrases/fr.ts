import type { Phrases } from './shape.ts'

export const fr: Phrases = {
  disclosure: ({ name }) => `Vous parlez à ${name}, un assistant IA. Vous pouvez demander une personne à tout moment.`,
  greeting: ({ name }) => `Bonjour ! Je suis ${name}, un assistant IA. Comment puis-je vous aider ?`,
  greeted: () => 'Bonjour ! Comment puis-je vous aider ?',
  thanked: () => 'Je vous en prie. Puis-je vous aider pour autre chose ?',
  goodbye: () => 'Au revoir, et bonne continuation.',
  howAreYou: () => 'Tout va bien ici, merci de demander. Comment puis-je vous aider ?',
  acknowledged: () => 'Très bien. S’il y a autre chose, écrivez-moi.',
  canHelp: () =>
    'Bien sûr. De quoi s’agit-il ? Je réponds à partir de nos articles d’aide et je peux faire venir une personne.',
  amAssistant: ({ name }) =>
    `Je suis ${name}, un assistant IA, pas une personne. Je réponds à partir de nos articles d’aide. Si vous préférez parler à une personne, dites-le simplement.`,
  clarify: () => 'J’aimerais bien vous comprendre. Pouvez-vous m’en dire un peu plus sur ce que vous voulez faire ?',
  clarifyAmong: () =>
    'Je ne suis pas sûr de bien comprendre. S’agit-il de l’un de ces sujets ? Sinon, dites-le-moi autrement.',
  decline: ({ helpsWith, examples }) =>
    [
      'Je suis désolé, je n’ai rien trouvé à ce sujet dans nos articles d’aide.',
      helpsWith
        ? `Je peux vous aider pour : ${helpsWith}.`
        : examples && 'Vous trouverez ci-dessous des exemples de sujets sur lesquels je peux vous aider.',
      'Si vous souhaitez parler à une personne, dites-le simplement.',
    ]
      .filter(Boolean)
      .join(' '),
  offerPerson: () => 'Souhaitez-vous en parler à une personne ?',
  offerPersonUpset: () => 'Je suis désolé pour ces ennuis. Souhaitez-vous parler à une personne ?',
  offerPersonRepeated: () => 'Je ne semble pas vous aider sur ce point. Souhaitez-vous parler à une personne ?',
  handoffRequested: () => 'J’ai demandé qu’une personne rejoigne cette conversation.',
  handoffSensitive: () => 'Cela relève d’une personne : j’ai demandé que quelqu’un rejoigne cette conversation.',
  handoffSelfHarm: () =>
    'Je suis désolé que ce soit si difficile. Vous comptez. Si vous êtes en danger maintenant, appelez les urgences ou une ligne d’écoute. J’ai demandé qu’une personne rejoigne cette conversation.',
  handoffNoAnswer: () =>
    'Je n’ai pas trouvé la réponse dans nos articles ; j’ai demandé qu’une personne rejoigne cette conversation.',
  handoffFailed: () =>
    'Je suis désolé, je n’ai pas pu formuler une réponse dont je sois sûr. J’ai demandé qu’une personne rejoigne cette conversation.',
  handoffBudget: () =>
    'Je ne peux plus donner de réponses aujourd’hui ; j’ai demandé qu’une personne rejoigne cette conversation.',
  handoffLoop: () => 'Je ne vous fais pas avancer ; j’ai demandé qu’une personne rejoigne cette conversation.',
  waitPosition: ({ position }) =>
    position === 1 ? 'Vous êtes le prochain dans la file.' : `Vous êtes numéro ${position} dans la file.`,
  waitPositionRange: ({ position, range }) =>
    position === 1
      ? `Vous êtes le prochain dans la file. L’attente sera probablement de ${range}.`
      : `Vous êtes numéro ${position} dans la file. L’attente sera probablement de ${range}.`,
  waitNow: () => 'Vous êtes dans la file, et notre équipe voit votre conversation.',
  waitNobody: () =>
    'Personne de notre équipe qui pourrait s’en charger n’est en ligne pour le moment, je ne peux donc pas dire combien de temps cela prendra. Votre conversation garde sa place.',
  waitLater: ({ at }) =>
    `Notre équipe est absente pour le moment. Nous rouvrons le ${at}, et votre conversation garde sa place.`,
  waitUnknown: () =>
    'Notre équipe est absente pour le moment, et je ne sais pas quand nous rouvrons. Votre conversation garde sa place.',
  lessThanAMinute: () => 'moins d’une minute',
  stillHere: () => 'D’ici là, vous pouvez continuer à me poser des questions.',
  stillConnected: ({ agent }) => `Vous êtes toujours en ligne avec ${agent}. Cela prend un peu plus de temps.`,
  askedEveryone: () =>
    'Personne de l’équipe que j’ai d’abord sollicitée n’a encore pu venir ; j’ai donc demandé à tout le monde. Vous gardez votre place.',
  countOn: ({ at }) =>
    `Personne n’a encore pu vous rejoindre. Vous pouvez compter sur nous le ${at} ; si quelqu’un est libre avant, il vous rejoindra ici. Votre conversation garde sa place.`,
  countOnUnknown: () =>
    'Personne n’a encore pu vous rejoindre, et je ne peux pas dire quand quelqu’un sera libre. Votre conversation garde sa place ; la première personne libre vous rejoindra ici.',
  willEmail: ({ email }) => `Notre équipe vous répondra par e-mail à ${email}. Vous n’avez pas besoin d’attendre ici.`,
  waitsHere: () => 'Vous attendez de nouveau ici.',
  agentSilent: () =>
    'Votre interlocuteur n’a pas écrit depuis un moment. Vous êtes de nouveau dans la file, devant tous ceux qui attendaient.',
  agentLeft: () =>
    'La connexion avec votre conseiller a été perdue. Vous êtes de nouveau dans la file, devant ceux qui attendaient.',
  backToAssistant: () => 'Vous parlez de nouveau à l’assistant IA.',
  leftQueue: () => 'Vous avez quitté la file. Vous parlez de nouveau à l’assistant IA.',
  goesOnElsewhere: ({ at }) =>
    `Cette discussion continue dans celle que vous avez commencée le ${at}. Notre équipe a tout ce que vous avez écrit ici.`,
  alreadyWaiting: () => 'Une personne a déjà été demandée. Vous gardez votre place.',
  quoteLeadIn: ({ title, cites }) => `D’après « ${title} » ${cites} :`,
  restInArticle: () => 'La suite est dans l’article.',
  quotedBefore: () => 'C’est le même passage que tout à l’heure :',
  quoteLeadInForeign: ({ title, cites, language }) => `D’après « ${title} » (en ${language}) ${cites} :`,
  fromForeign: ({ language }) =>
    `Il n’y a pas d’article à ce sujet dans votre langue ; voici ce que dit un article dans une autre langue (${language}).`,
  clarifyForeign: ({ language }) =>
    `Nos articles sont dans une autre langue (${language}) ; je ne vous ai donc peut-être pas compris. Pourriez-vous poser la question dans cette langue, en quelques mots ? Ou dites-le si vous préférez parler à une personne.`,
  noteLabel: () => 'Remarque',
  tipLabel: () => 'Conseil',
  importantLabel: () => 'Important',
  warningLabel: () => 'Avertissement',
  cautionLabel: () => 'Attention',
  summaryTried: ({ did }) => `Ce que vous avez déjà essayé : ${did}`,
  summaryEmpty: () => 'Vous souhaitez parler à une personne.',
}
