/** The sentences with something to fill in, and with what: a call that lacks it does not compile. */
export interface Blanks {
  // — The first words —
  disclosure: { name: string }
  greeting: { name: string }
  amAssistant: { name: string }
  // — Where the articles fall short —
  helpsWith: { topics: string }
  // — Where a waiting customer stands —
  waitPosition: { position: number }
  /** As `waitRangeText` writes it. */
  waitRange: { range: string }
  /** A moment, as `localTime` writes it. */
  waitLater: { at: string }
  countOn: { at: string }
  willEmail: { email: string }
  // — Changes of hands —
  stillConnected: { agent: string }
  goesOnElsewhere: { at: string }
  // — Around an answer; `cites` as in `[1][2]`, languages by their names —
  quoteLeadIn: { title: string; cites: string }
  quoteLeadInForeign: { title: string; cites: string; language: string }
  fromForeign: { language: string }
  clarifyForeign: { language: string }
  // — Letters —
  mailCopySubject: { name: string }
  mailGoOn: { url: string }
  // — The summary of a brief that the customer sees —
  summaryTried: { did: string }
}
