/** Every sentence, with what has to be filled in. A language that lacks one does not compile. */
export interface Phrases {
  // — The first words —
  disclosure: (p: { name: string }) => string
  greeting: (p: { name: string }) => string
  // — Small talk —
  greeted: (p: object) => string
  thanked: (p: object) => string
  goodbye: (p: object) => string
  howAreYou: (p: object) => string
  acknowledged: (p: object) => string
  /** Asked for help with nothing said yet. */
  canHelp: (p: object) => string
  amAssistant: (p: { name: string }) => string
  // — Where the articles fall short —
  clarify: (p: object) => string
  /** With close articles to choose from. */
  clarifyAmong: (p: object) => string
  /** `examples`: articles to tap follow below. */
  decline: (p: { helpsWith?: string | undefined; examples?: boolean }) => string
  offerPerson: (p: object) => string
  offerPersonUpset: (p: object) => string
  offerPersonRepeated: (p: object) => string
  // — Handing over: why, then where the customer stands —
  handoffRequested: (p: object) => string
  handoffSensitive: (p: object) => string
  handoffSelfHarm: (p: object) => string
  handoffNoAnswer: (p: object) => string
  handoffFailed: (p: object) => string
  /** Where the day's budget of the model is spent. */
  handoffBudget: (p: object) => string
  handoffLoop: (p: object) => string
  waitPosition: (p: { position: number }) => string
  waitPositionRange: (p: { position: number; range: string }) => string
  waitNow: (p: object) => string
  /** Open, and nobody at work who takes it: nothing may be promised. */
  waitNobody: (p: object) => string
  waitLater: (p: { at: string }) => string
  waitUnknown: (p: object) => string
  lessThanAMinute: (p: object) => string
  stillHere: (p: object) => string
  // — While nobody comes —
  askedEveryone: (p: object) => string
  countOn: (p: { at: string }) => string
  countOnUnknown: (p: object) => string
  willEmail: (p: { email: string }) => string
  /** Who had chosen email waits here again; where they stand follows. */
  waitsHere: (p: object) => string
  // — Changes of hands —
  /** To a customer who has waited for the agent's next word for some time. */
  stillConnected: (p: { agent: string }) => string
  agentLeft: (p: object) => string
  agentSilent: (p: object) => string
  backToAssistant: (p: object) => string
  leftQueue: (p: object) => string
  /** A duplicate was merged into another conversation of theirs. */
  goesOnElsewhere: (p: { at: string }) => string
  alreadyWaiting: (p: object) => string
  // — Around an answer —
  quoteLeadIn: (p: { title: string; cites: string }) => string
  /** After steps or a list that was too long to quote whole. */
  restInArticle: (p: object) => string
  /** Before a part of an article that this customer was quoted before. */
  quotedBefore: (p: object) => string
  /** Where the article is in another language than the customer's. */
  quoteLeadInForeign: (p: { title: string; cites: string; language: string }) => string
  /** Before an answer, where no article in the customer's language has it. */
  fromForeign: (p: { language: string }) => string
  /** Where there are no articles in the customer's language at all, and none that seems to fit. */
  clarifyForeign: (p: { language: string }) => string
  noteLabel: (p: object) => string
  tipLabel: (p: object) => string
  importantLabel: (p: object) => string
  warningLabel: (p: object) => string
  cautionLabel: (p: object) => string
  // — The summary of a brief that the customer sees —
  summaryTried: (p: { did: string }) => string
  summaryEmpty: (p: object) => string
}
