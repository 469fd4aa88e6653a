/** What would become of a message, in words for the admin who tries it. */
import type { Trial } from '../../../../src/protocol/settings-calls.ts'
import { languageName, offerWords, reasonWords, ruleWords } from '../words.ts'

export interface TrialWords {
  /** What it is like: a person comes, one is offered, or the assistant deals with it. */
  tone: 'person' | 'offer' | 'assistant'
  head: string
  /** The rule and its code, where one fired. */
  fired?: { words: string; rule: string; reason: string }
  /** What else was understood, each a sentence. */
  understood: string[]
}

export function trialWords(trial: Trial, off: readonly string[]): TrialWords {
  const { brought, offer } = trial
  const understood = signals(trial, off)
  if (brought) {
    return {
      tone: 'person',
      head: trial.query ? 'A person would be brought in' : 'A person would be brought in at once',
      fired: { words: `${reasonWords(brought.reason)}, ${ruleWords(brought.rule)}`, ...brought },
      understood,
    }
  }
  if (offer) {
    return {
      tone: 'offer',
      head: `${doing(trial)}, and offer a person`,
      fired: { words: offerWords(offer.reason), ...offer },
      understood,
    }
  }
  return { tone: 'assistant', head: doing(trial), understood }
}

function doing({ decision, citations }: Trial): string {
  switch (decision) {
    case 'answer':
      return `The assistant would answer${citations[0] ? ` from “${citations[0].title}”` : ''}`
    case 'clarify':
      return 'The assistant would ask back'
    case 'decline':
      return 'The assistant would say that this is about something else'
    case 'smalltalk':
      return 'The assistant would reply with a courtesy'
    default:
      return 'A person would be brought in'
  }
}

function signals({ understood, writes, lang, brought, offer }: Trial, off: readonly string[]): string[] {
  const { wantsPerson, sensitive, complaint, upset, keywords } = understood
  const fired = [brought?.rule, offer?.rule]
  const passed = (rule: string) => (off.includes(rule) ? 'switched off' : 'another rule came first')
  const sentences = [
    writes && writes !== lang.split('-')[0] ? `Written in ${languageName(writes) ?? writes}.` : undefined,
    wantsPerson && !fired.includes(wantsPerson) ? 'Asks for a person.' : undefined,
    sensitive && !fired.includes(`sensitive.${sensitive}`)
      ? `It is ${ruleWords(`sensitive.${sensitive}`)}: ${passed(`sensitive.${sensitive}`)}.`
      : undefined,
    complaint && !fired.includes(complaint) ? `Makes a complaint: ${passed('complaint')}.` : undefined,
    upset > 0 ? `Sounds upset: ${Math.round(upset * 100)} per cent.` : undefined,
    ...keywords
      .filter(({ rule }) => !fired.includes(rule))
      .map(({ rule }) => `Matches ${ruleWords(rule)}: another rule came first.`),
  ]
  return sentences.filter((sentence) => sentence !== undefined && sentence !== '') as string[]
}
