/** What customers say of an episode that is over, and the letters that go out. */
import { Counter, Gauge, type Registry } from 'prom-client'
import type { Desk } from '../desk/desk.ts'
import type { ConversationEvent } from '../domain/events.ts'

/** Counts events. Who changes a mark is counted once more, under the new one. */
export function countingAfter(desk: Desk, registers: Registry[]): (event: ConversationEvent) => void {
  const asked = new Counter({
    name: 'bellhop_rating_asks_total',
    help: 'Questions put to customers after an episode, by question and by who served them',
    labelNames: ['question', 'of'],
    registers,
  })
  const ratings = new Counter({
    name: 'bellhop_ratings_total',
    help: 'Ratings by stars (1 to 5), of the assistant or of a person',
    labelNames: ['csat', 'of'],
    registers,
  })
  const efforts = new Counter({
    name: 'bellhop_effort_ratings_total',
    help: 'How easy it was (1 to 7), by who served them',
    labelNames: ['ces', 'of'],
    registers,
  })
  const recommendations = new Counter({
    name: 'bellhop_recommendations_total',
    help: 'How likely customers are to recommend the desk (0 to 10)',
    labelNames: ['nps'],
    registers,
  })
  const letters = new Counter({
    name: 'bellhop_letters_total',
    help: 'Letters by kind (reply, copy) and outcome (sent, refused, unreachable)',
    labelNames: ['kind', 'outcome'],
    registers,
  })
  new Gauge({
    name: 'bellhop_letters_waiting',
    help: 'Letters that no mail server has taken yet',
    registers,
    async collect() {
      this.set(await desk.store.waitingLetters())
    },
  })

  return (event) => {
    switch (event.type) {
      case 'rating.asked':
        for (const question of event.data.asks ?? ['csat']) asked.inc({ question, of: event.data.of ?? 'person' })
        return
      case 'rating.given': {
        const { csat, assistant, ces, nps, of = 'person', fresh = ['csat', 'ces', 'nps'] } = event.data
        if (csat && fresh.includes('csat')) ratings.inc({ csat, of: of === 'assistant' ? of : 'person' })
        if (assistant && fresh.includes('assistant')) ratings.inc({ csat: assistant, of: 'assistant' })
        if (ces && fresh.includes('ces')) efforts.inc({ ces, of })
        if (nps !== undefined && fresh.includes('nps')) recommendations.inc({ nps })
        return
      }
      case 'mail.sent':
        return letters.inc({ kind: event.data.kind, outcome: 'sent' })
      case 'mail.failed':
        return letters.inc({ kind: event.data.kind, outcome: event.data.why })
    }
  }
}
