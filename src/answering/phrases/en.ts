import type { Phrases } from './shape.ts'

export const en: Phrases = {
  disclosure: ({ name }) => `You are talking to ${name}, an AI assistant. You can ask for a person at any time.`,
  greeting: ({ name }) => `Hello! I am ${name}, an AI assistant. What can I help you with?`,
  greeted: () => 'Hello! What can I help you with?',
  thanked: () => 'You are welcome. Is there anything else?',
  goodbye: () => 'Goodbye, and all the best.',
  howAreYou: () => 'All is well here, thank you for asking. What can I help you with?',
  acknowledged: () => 'All right. If there is anything else, just write.',
  canHelp: () => 'Of course. What is it about? I answer from our help articles, and I can bring in a person.',
  amAssistant: ({ name }) =>
    `I am ${name}, an AI assistant, not a person. I answer from our help articles. If you would rather talk to a person, just say so.`,
  clarify: () => 'I would like to get this right. Could you tell me a little more about what you are trying to do?',
  clarifyAmong: () => 'I am not sure that I understand. Is it about one of these? If not, tell me in other words.',
  decline: ({ helpsWith, examples }) =>
    [
      'I am sorry, I found nothing about that in our help articles.',
      helpsWith ? `I can help with ${helpsWith}.` : examples && 'Below are examples of what I can help with.',
      'If you would like to talk to a person, just say so.',
    ]
      .filter(Boolean)
      .join(' '),
  offerPerson: () => 'Would you like to talk to a person about this?',
  offerPersonUpset: () => 'I am sorry about the trouble. Would you like to talk to a person?',
  offerPersonRepeated: () => 'I seem not to be helping with this. Would you like to talk to a person?',
  handoffRequested: () => 'I have asked for a person to join this conversation.',
  handoffSensitive: () => 'This is something for a person, so I have asked for one to join this conversation.',
  handoffSelfHarm: () =>
    'I am sorry that things are so hard. You matter. If you are in danger now, please call your local emergency number or a crisis line. I have asked for a person to join this conversation.',
  handoffNoAnswer: () =>
    'I could not find the answer to this in our articles, so I have asked for a person to join this conversation.',
  handoffFailed: () =>
    'I am sorry, I could not put together an answer that I can stand by. I have asked for a person to join this conversation.',
  handoffBudget: () =>
    'I have answered as much as I can for today, so I have asked for a person to join this conversation.',
  handoffLoop: () => 'I do not seem to be getting you further, so I have asked for a person to join this conversation.',
  waitPosition: ({ position }) =>
    position === 1 ? 'You are next in the queue.' : `You are number ${position} in the queue.`,
  waitPositionRange: ({ position, range }) =>
    position === 1
      ? `You are next in the queue. The wait is likely to be ${range}.`
      : `You are number ${position} in the queue. The wait is likely to be ${range}.`,
  waitNow: () => 'You are in the queue, and our team can see your conversation.',
  waitNobody: () =>
    'Nobody from our team who could take this is online right now, so I cannot say how long it will take. Your conversation keeps its place.',
  waitLater: ({ at }) => `Our team is away right now. We open again on ${at}, and your conversation keeps its place.`,
  waitUnknown: () =>
    'Our team is away right now, and I do not know when we open again. Your conversation keeps its place.',
  lessThanAMinute: () => 'less than a minute',
  stillHere: () => 'Until then you can go on asking me.',
  stillConnected: ({ agent }) => `You are still connected with ${agent}. This is taking a little longer.`,
  askedEveryone: () =>
    'Nobody from the team that I asked first could come yet, so I have now asked everyone. You keep your place.',
  countOn: ({ at }) =>
    `Nobody has been able to join you yet. You can count on us on ${at}; whoever is free before that joins you here. Your conversation keeps its place.`,
  countOnUnknown: () =>
    'Nobody has been able to join you yet, and I cannot say when somebody will be free. Your conversation keeps its place, and whoever is free first joins you here.',
  willEmail: ({ email }) => `Our team will answer you by email at ${email}. You need not wait here.`,
  waitsHere: () => 'You are waiting here again.',
  agentSilent: () =>
    'Your agent has not written for a while. You are back in the queue, ahead of everyone who was waiting.',
  agentLeft: () => 'Your agent lost the connection. You are back in the queue, ahead of everyone who was waiting.',
  backToAssistant: () => 'You are talking to the AI assistant again.',
  leftQueue: () => 'You have left the queue. You are talking to the AI assistant again.',
  goesOnElsewhere: ({ at }) =>
    `This conversation goes on in the one that you began on ${at}. Our team has everything that you wrote here.`,
  alreadyWaiting: () => 'A person has already been asked to join. You keep your place.',
  quoteLeadIn: ({ title, cites }) => `From “${title}” ${cites}:`,
  restInArticle: () => 'The rest is in the article.',
  quotedBefore: () => 'This is the same section as before:',
  quoteLeadInForeign: ({ title, cites, language }) => `From “${title}” (in ${language}) ${cites}:`,
  fromForeign: ({ language }) =>
    `There is no article on this in your language, so here is what one in ${language} says.`,
  clarifyForeign: ({ language }) =>
    `Our articles are in ${language}, so I may not have understood. Could you ask in that language, in a few words? Or say so if you would like to talk to a person.`,
  noteLabel: () => 'Note',
  tipLabel: () => 'Tip',
  importantLabel: () => 'Important',
  warningLabel: () => 'Warning',
  cautionLabel: () => 'Caution',
  summaryTried: ({ did }) => `You already tried: ${did}`,
  summaryEmpty: () => 'You would like to talk to a person.',
}
