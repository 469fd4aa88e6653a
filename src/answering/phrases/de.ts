import type { Phrases } from './shape.ts'

export const de: Phrases = {
  disclosure: ({ name }) =>
    `Sie sprechen mit ${name}, einem KI-Assistenten. Sie können jederzeit nach einem Menschen fragen.`,
  greeting: ({ name }) => `Guten Tag! Ich bin ${name}, ein KI-Assistent. Wobei kann ich helfen?`,
  greeted: () => 'Guten Tag! Wobei kann ich helfen?',
  thanked: () => 'Gern geschehen. Kann ich sonst noch etwas für Sie tun?',
  goodbye: () => 'Auf Wiedersehen und alles Gute.',
  howAreYou: () => 'Hier ist alles in Ordnung, danke der Nachfrage. Wobei kann ich helfen?',
  acknowledged: () => 'In Ordnung. Wenn noch etwas ist, schreiben Sie einfach.',
  canHelp: () => 'Gern. Worum geht es? Ich antworte aus unseren Hilfeartikeln und kann einen Menschen dazubitten.',
  amAssistant: ({ name }) =>
    `Ich bin ${name}, ein KI-Assistent, kein Mensch. Ich antworte aus unseren Hilfeartikeln. Wenn Sie lieber mit einem Menschen sprechen möchten, sagen Sie es einfach.`,
  clarify: () => 'Ich möchte Sie richtig verstehen. Können Sie etwas genauer sagen, was Sie vorhaben?',
  clarifyAmong: () =>
    'Ich bin nicht sicher, ob ich Sie richtig verstehe. Geht es um eines davon? Wenn nicht, sagen Sie es mit anderen Worten.',
  decline: ({ helpsWith, examples }) =>
    [
      'Dazu habe ich in unseren Hilfeartikeln leider nichts gefunden.',
      helpsWith ? `Ich helfe bei: ${helpsWith}.` : examples && 'Unten stehen Beispiele, wobei ich helfen kann.',
      'Wenn Sie mit einem Menschen sprechen möchten, sagen Sie es einfach.',
    ]
      .filter(Boolean)
      .join(' '),
  offerPerson: () => 'Möchten Sie darüber mit einem Menschen sprechen?',
  offerPersonUpset: () => 'Es tut mir leid, dass Sie Ärger haben. Möchten Sie mit einem Menschen sprechen?',
  offerPersonRepeated: () => 'Ich scheine Ihnen hier nicht weiterzuhelfen. Möchten Sie mit einem Menschen sprechen?',
  handoffRequested: () => 'Ich habe einen Menschen in dieses Gespräch gebeten.',
  handoffSensitive: () => 'Das gehört in die Hände eines Menschen. Ich habe einen in dieses Gespräch gebeten.',
  handoffSelfHarm: () =>
    'Es tut mir leid, dass es Ihnen so schlecht geht. Sie sind wichtig. Wenn Sie jetzt in Gefahr sind, wählen Sie bitte den Notruf oder rufen Sie die Telefonseelsorge an. Ich habe einen Menschen in dieses Gespräch gebeten.',
  handoffNoAnswer: () =>
    'Die Antwort darauf habe ich in unseren Artikeln nicht gefunden. Ich habe einen Menschen in dieses Gespräch gebeten.',
  handoffFailed: () =>
    'Es tut mir leid, mir ist keine Antwort gelungen, für die ich einstehen kann. Ich habe einen Menschen in dieses Gespräch gebeten.',
  handoffBudget: () =>
    'Für heute kann ich keine weiteren Antworten geben. Ich habe einen Menschen in dieses Gespräch gebeten.',
  handoffLoop: () => 'So kommen wir nicht weiter. Ich habe einen Menschen in dieses Gespräch gebeten.',
  waitPosition: ({ position }) =>
    position === 1 ? 'Sie sind als Nächstes an der Reihe.' : `Sie sind Nummer ${position} in der Warteschlange.`,
  waitPositionRange: ({ position, range }) =>
    position === 1
      ? `Sie sind als Nächstes an der Reihe. Die Wartezeit beträgt voraussichtlich ${range}.`
      : `Sie sind Nummer ${position} in der Warteschlange. Die Wartezeit beträgt voraussichtlich ${range}.`,
  waitNow: () => 'Sie sind in der Warteschlange, und unser Team sieht Ihr Gespräch.',
  waitNobody: () =>
    'Von unserem Team ist gerade niemand online, der das übernehmen könnte, deshalb kann ich nicht sagen, wie lange es dauert. Ihr Gespräch behält seinen Platz.',
  waitLater: ({ at }) =>
    `Unser Team ist gerade nicht da. Wir öffnen wieder am ${at}, und Ihr Gespräch behält seinen Platz.`,
  waitUnknown: () =>
    'Unser Team ist gerade nicht da, und ich weiß nicht, wann wir wieder öffnen. Ihr Gespräch behält seinen Platz.',
  lessThanAMinute: () => 'weniger als eine Minute',
  stillHere: () => 'Bis dahin können Sie mich weiter fragen.',
  stillConnected: ({ agent }) => `Sie sind weiterhin mit ${agent} verbunden. Es dauert etwas länger.`,
  askedEveryone: () =>
    'Von dem Team, das ich zuerst gefragt habe, konnte noch niemand kommen. Ich habe jetzt alle gefragt. Sie behalten Ihren Platz.',
  countOn: ({ at }) =>
    `Bisher konnte niemand zu Ihnen kommen. Am ${at} können Sie mit uns rechnen; wer vorher frei ist, kommt hier dazu. Ihr Gespräch behält seinen Platz.`,
  countOnUnknown: () =>
    'Bisher konnte niemand zu Ihnen kommen, und ich kann nicht sagen, wann jemand frei ist. Ihr Gespräch behält seinen Platz; wer zuerst frei ist, kommt hier dazu.',
  willEmail: ({ email }) => `Unser Team antwortet Ihnen per E-Mail an ${email}. Sie brauchen hier nicht zu warten.`,
  waitsHere: () => 'Sie warten wieder hier.',
  agentSilent: () =>
    'Ihr Ansprechpartner hat eine Weile nicht geschrieben. Sie sind wieder in der Warteschlange, vor allen, die gewartet haben.',
  agentLeft: () =>
    'Die Verbindung zu Ihrem Ansprechpartner ist abgebrochen. Sie sind wieder in der Warteschlange, vor allen, die gewartet haben.',
  backToAssistant: () => 'Sie sprechen wieder mit dem KI-Assistenten.',
  leftQueue: () => 'Sie haben die Warteschlange verlassen. Sie sprechen wieder mit dem KI-Assistenten.',
  goesOnElsewhere: ({ at }) =>
    `Dieses Gespräch geht in dem weiter, das Sie am ${at} begonnen haben. Unser Team hat alles, was Sie hier geschrieben haben.`,
  alreadyWaiting: () => 'Ein Mensch ist schon dazugebeten. Sie behalten Ihren Platz.',
  quoteLeadIn: ({ title, cites }) => `Aus „${title}“ ${cites}:`,
  restInArticle: () => 'Der Rest steht im Artikel.',
  quotedBefore: () => 'Das ist derselbe Abschnitt wie vorhin:',
  quoteLeadInForeign: ({ title, cites, language }) => `Aus „${title}“ (auf ${language}) ${cites}:`,
  fromForeign: ({ language }) =>
    `Dazu gibt es keinen Artikel in Ihrer Sprache, deshalb antworte ich aus einem in einer anderen (${language}).`,
  clarifyForeign: ({ language }) =>
    `Unsere Artikel gibt es in einer anderen Sprache (${language}), deshalb habe ich Sie vielleicht nicht verstanden. Können Sie in dieser Sprache fragen, in wenigen Worten? Oder sagen Sie, dass Sie mit einem Menschen sprechen möchten.`,
  noteLabel: () => 'Hinweis',
  tipLabel: () => 'Tipp',
  importantLabel: () => 'Wichtig',
  warningLabel: () => 'Warnung',
  cautionLabel: () => 'Vorsicht',
  summaryTried: ({ did }) => `Das haben Sie schon versucht: ${did}`,
  summaryEmpty: () => 'Sie möchten mit einem Menschen sprechen.',
}
