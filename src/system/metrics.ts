/** Counts for /metrics, read off what happens; the desk does not know that it is counted. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Desk } from '../desk/desk.ts'
import type { ConversationEvent } from '../domain/events.ts'
import { countingAfter } from './after-metrics.ts'
import { countDesk, type DeskMetrics } from './desk-metrics.ts'
import { countMisses } from './miss-metrics.ts'
import { countModel } from './model-metrics.ts'

export interface Metrics {
  contentType: string
  text(): Promise<string>
  request(method: string, route: string, status: number, seconds: number): void
  sockets(kind: 'customer' | 'staff', change: 1 | -1): void
  clocks: DeskMetrics['clocks']
}

export function openMetrics(desk: Desk): Metrics {
  const registers = [new Registry()]
  const [registry] = registers as [Registry]
  collectDefaultMetrics({ register: registry })
  const messages = new Counter({
    name: 'bellhop_messages_total',
    help: 'Messages posted',
    labelNames: ['author'],
    registers,
  })
  const answers = new Counter({
    name: 'bellhop_answers_total',
    help: 'Replies of the assistant by decision',
    labelNames: ['decision', 'drafter'],
    registers,
  })
  const answerSeconds = new Histogram({
    name: 'bellhop_answer_seconds',
    help: 'From picking up the message to the finished reply',
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20],
    registers,
  })
  const handoffs = new Counter({
    name: 'bellhop_handoffs_total',
    help: 'Handoffs by reason',
    labelNames: ['reason'],
    registers,
  })
  const requests = new Histogram({
    name: 'bellhop_http_request_seconds',
    help: 'HTTP requests',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.025, 0.1, 0.5, 1, 5, 25],
    registers,
  })
  const sockets = new Gauge({ name: 'bellhop_sockets', help: 'Open sockets', labelNames: ['kind'], registers })
  new Gauge({
    name: 'bellhop_queue_waiting',
    help: 'Conversations waiting for a person',
    registers,
    async collect() {
      this.set((await desk.store.queued()).length)
    },
  })
  new Gauge({
    name: 'bellhop_articles',
    help: 'Articles loaded',
    registers,
    collect() {
      this.set(desk.retriever.status().articles)
    },
  })
  new Gauge({
    name: 'bellhop_drafter_available',
    help: '1 while the drafter answers, 0 while its breaker is open',
    registers,
    collect() {
      this.set(desk.drafter.available() ? 1 : 0)
    },
  })

  countMisses(desk, registers)
  const countForModel = countModel(desk, registers)
  const countAfter = countingAfter(desk, registers)
  const ofDesk = countDesk(desk, registers)
  const count = (event: ConversationEvent) => {
    if (event.type === 'message.posted') messages.inc({ author: event.data.author.kind })
    if (event.type === 'answer.judged') {
      answers.inc({ decision: event.data.decision, drafter: event.data.drafter })
      answerSeconds.observe(event.data.tookMs / 1000)
    }
    if (event.type === 'handoff.recorded') handoffs.inc({ reason: event.data.reason })
    countForModel(event)
    countAfter(event)
  }
  desk.fanout.subscribe((notice) => {
    if (notice.kind === 'events') notice.events.forEach(count)
    ofDesk.heard(notice)
  })

  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    request: (method, route, status, seconds) => requests.observe({ method, route, status: String(status) }, seconds),
    sockets: (kind, change) => sockets.inc({ kind }, change),
    clocks: ofDesk.clocks,
  }
}
