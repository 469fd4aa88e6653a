/** Drafts are tried out before they are published: asked a question, and played on all that is known to be asked. */
import type { z } from 'zod'
import { signsOf } from '../content/signs.ts'
import { restoreChanges } from '../desk/content/bin.ts'
import { moveChanges } from '../desk/content/move.ts'
import type { Desk } from '../desk/desk.ts'
import { askDraft } from '../desk/rehearse/ask.ts'
import type { Reply } from '../desk/reply.ts'
import type { RehearsalOutcome, RehearsedQuestion } from '../domain/rehearsal.ts'
import { rehearsalVerdicts } from '../domain/rehearsal.ts'
import type { Rehearsal } from '../ports/rehearsals.ts'
import type { FileChange } from '../ports/trials.ts'
import {
  AskDraftBody,
  AskedDraft,
  type DraftAnswer,
  RehearsalDetail,
  RehearsalReport,
  type RehearsalRow,
  RehearseBody,
} from '../protocol/rehearsals.ts'
import { allowed, notFound } from './errors.ts'
import { type Api, route } from './route.ts'
import { agentOf } from './work.ts'

export function rehearsalRoutes(api: Api): void {
  const { desk } = api

  route(
    api,
    {
      method: 'post',
      path: '/api/editor/ask',
      summary: 'Ask a question twice: of the articles as they are, and with some texts in place',
      who: 'editor',
      body: AskDraftBody,
      answers: AskedDraft,
    },
    async ({ actor, body: { question, lang, changes, asPublished, withModel } }) => {
      const asked = allowed(
        await askDraft(desk, {
          question,
          ...(lang && { lang }),
          changes: changesOf(changes),
          shown: asPublished,
          ...(withModel && { withModel: { memberId: agentOf(actor).id } }),
        }),
      )
      const answer = (reply: Reply) => answerOf(desk, reply, asked.drafted)
      return {
        before: answer(asked.before),
        after: answer(asked.after),
        unseen: asked.unseen,
        canAskModel: desk.fallback !== undefined,
      }
    },
  )
  route(
    api,
    {
      method: 'post',
      path: '/api/editor/rehearsals',
      summary: 'Play known questions on the articles with some texts in place',
      who: 'editor',
      body: RehearseBody,
      status: 201,
    },
    async ({ actor, body }) => {
      if (!desk.rehearsals) throw notFound()
      return { rehearsalId: desk.rehearsals.start(agentOf(actor), await wanted(desk, body)) }
    },
  )
  route(
    api,
    {
      method: 'get',
      path: '/api/editor/rehearsals/:rehearsalId',
      summary: 'How far a rehearsal of one’s own has come, then what became of each question',
      who: 'editor',
      answers: RehearsalReport,
    },
    async ({ c, actor }) => reportOf(desk, own(desk, agentOf(actor), c.req.param('rehearsalId'))),
  )
  route(
    api,
    {
      method: 'get',
      path: '/api/editor/rehearsals/:rehearsalId/questions/:n',
      summary: 'One question of a rehearsal, with both answers',
      who: 'editor',
      answers: RehearsalDetail,
    },
    async ({ c, actor }) => {
      const { state } = own(desk, agentOf(actor), c.req.param('rehearsalId'))
      const row = state.kind === 'done' ? inOrder(state.rows)[Number(c.req.param('n'))] : undefined
      if (!row) throw notFound()
      return { before: playedOf(desk, row.before), after: playedOf(desk, row.after) }
    },
  )
  route(
    api,
    {
      method: 'delete',
      path: '/api/editor/rehearsals/:rehearsalId',
      summary: 'End a rehearsal of one’s own',
      who: 'editor',
    },
    async ({ c, actor }) => {
      if (!desk.rehearsals?.cancel(agentOf(actor), c.req.param('rehearsalId') ?? '')) throw notFound()
      return {}
    },
  )
}

/** What is to be rehearsed, as changes of files. */
async function wanted(desk: Desk, body: z.output<typeof RehearseBody>): Promise<FileChange[]> {
  if ('move' in body) return allowed(await moveChanges(desk, body.move.path, body.move.to))
  if ('restore' in body) return allowed(await restoreChanges(desk, body.restore))
  return changesOf(body.changes)
}

const changesOf = (changes: readonly { path: string; text: string | null }[]): FileChange[] =>
  changes.map(({ path, text }) => ({ path, text: text ?? undefined }))

function own(desk: Desk, by: { id: string }, id = ''): Rehearsal {
  const found = desk.rehearsals?.get(by, id)
  if (!found) throw notFound()
  return found
}

function answerOf(desk: Desk, reply: Reply, drafted: readonly string[]): DraftAnswer {
  const { decision, text, confidence, citations, considered, why, features, suggestions, drafter } = reply
  const articles = new Map(citations.map(({ articleId, title }) => [articleId, { id: articleId, title }]))
  return {
    decision,
    html: desk.render.markdown(text),
    confidence,
    articles: [...articles.values()],
    passages: considered,
    why,
    signs: signsOf(features),
    suggestions,
    drafter,
    drafted: drafted.some((id) => articles.has(id)),
  }
}

function reportOf(desk: Desk, { id, state }: Rehearsal): RehearsalReport {
  switch (state.kind) {
    case 'running':
      return { rehearsalId: id, state: 'running', done: state.done, total: state.total }
    case 'cancelled':
      return { rehearsalId: id, state: 'cancelled', done: 0, total: 0 }
    case 'failed':
      return { rehearsalId: id, state: 'failed', done: 0, total: 0, message: state.message }
    case 'done': {
      const { rows, counts, stamp } = state
      return {
        rehearsalId: id,
        state: 'done',
        done: rows.length,
        total: rows.length,
        current: desk.trials?.stamp() === stamp,
        counts,
        failing: rows.filter(({ fails }) => fails).length,
        rows: inOrder(rows).map(rowOf),
      }
    }
  }
}

/** Worst first; of one verdict as they were asked. */
function inOrder(rows: readonly RehearsedQuestion[]): RehearsedQuestion[] {
  return rehearsalVerdicts.flatMap((verdict) => rows.filter((row) => row.verdict === verdict))
}

function rowOf(row: RehearsedQuestion, n: number): RehearsalRow {
  const { source, question, verdict, fails, at, conversationId, before, after } = row
  const short = ({ decision, confidence, articles }: RehearsalOutcome) => ({
    decision,
    confidence,
    articles: articles.map(({ title }) => title),
  })
  return {
    n,
    source,
    question,
    verdict,
    fails,
    ...(at && { at }),
    ...(conversationId && { conversationId }),
    before: short(before),
    after: short(after),
  }
}

function playedOf(desk: Desk, { decision, text, confidence, articles, passages }: RehearsalOutcome) {
  return { decision, html: desk.render.markdown(text), confidence, articles, passages }
}
