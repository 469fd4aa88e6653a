import type { WaitingWords } from '../waiting.ts'

export const de: WaitingWords = {
  queueAt: 'Sie sind Nummer {position} in der Warteschlange.',
  queueSomewhere: 'Sie sind in der Warteschlange. Ein Mensch meldet sich hier.',
  waitSoon: 'Es dauert meist weniger als eine Minute.',
  wait: { one: 'Es dauert meist {low} bis {count} Minute.', other: 'Es dauert meist {low} bis {count} Minuten.' },
  waitAbout: { one: 'Es dauert meist etwa {count} Minute.', other: 'Es dauert meist etwa {count} Minuten.' },
  waitUnknown: 'Wie lange es dauert, können wir noch nicht sagen.',
  later: 'Rechnen Sie mit einem Menschen: {at} Ihrer Zeit. Die Antwort finden Sie hier.',
  laterSomeday: 'Wann ein Mensch kommt, können wir noch nicht sagen. Die Antwort finden Sie hier.',
  assistantHelps: 'Bis dahin antwortet der Assistent weiter. Ihr Platz bleibt Ihnen.',
  told: 'Das haben wir dem Team gesagt:',
  correct: 'Berichtigen',
  correctLabel: 'Was soll das Team wissen?',
  save: 'Speichern',
  keepAssistant: 'Beim Warten mit dem Assistenten weitermachen',
  leaveQueue: 'Warteschlange verlassen',
  byEmail: 'Antwort per E-Mail bekommen',
  emailLabel: 'Ihre E-Mail-Adresse',
  answerMe: 'Per E-Mail antworten lassen',
  willWrite: 'Das Team schreibt an {email}. Sie brauchen hier nicht zu warten.',
  waitHere: 'Doch hier warten',
}
