/** What customers did not get, as the server ranks it. */
import { signal } from '@preact/signals'
import type { MadeDraft, MissCluster, MissList, OneMissCluster, UnhelpfulPages } from '../../../src/protocol/misses.ts'
import { wordsOf } from '../../console/live/session.ts'
import { call } from './call.ts'

export type Loaded<T> = { is: 'loading' } | { is: 'failed'; message: string } | { is: 'ready'; value: T }

export const list = signal<Loaded<MissList>>({ is: 'loading' })
export const opened = signal<Loaded<OneMissCluster>>({ is: 'loading' })

export interface Wanted {
  state: 'open' | 'dismissed' | 'closed'
  sort: string
  lang: string
  q: string
}

/** Asks for the list; an answer that was overtaken by a newer question is dropped. */
let asking = 0
export async function askList({ state, sort, lang, q }: Wanted) {
  const mine = ++asking
  const query = new URLSearchParams({ state, sort, limit: '100', ...(lang && { lang }), ...(q && { q }) })
  try {
    const value = await call<MissList>('GET', `/misses?${query}`)
    if (mine === asking) list.value = { is: 'ready', value }
  } catch (error) {
    if (mine === asking) list.value = { is: 'failed', message: wordsOf(error) }
  }
}

export const pages = signal<Loaded<UnhelpfulPages['pages']>>({ is: 'loading' })

export async function askPages() {
  try {
    const { pages: value } = await call<UnhelpfulPages>('GET', '/unhelpful-pages')
    pages.value = { is: 'ready', value }
  } catch (error) {
    pages.value = { is: 'failed', message: wordsOf(error) }
  }
}

export async function askCluster(clusterId: string) {
  const before = opened.peek()
  if (before.is !== 'ready' || before.value.clusterId !== clusterId) opened.value = { is: 'loading' }
  try {
    opened.value = { is: 'ready', value: await call<OneMissCluster>('GET', `/misses/${clusterId}`) }
  } catch (error) {
    opened.value = { is: 'failed', message: wordsOf(error) }
  }
}

/** Open clusters whose words begin as these do. @throws ApiError */
export async function clustersLike(q: string): Promise<MissCluster[]> {
  const query = new URLSearchParams({ state: 'open', limit: '30', q })
  return (await call<MissList>('GET', `/misses?${query}`)).clusters
}

/** A model may take its time; longer than this it has failed (milliseconds). */
const PATIENCE_MS = 60_000

/** @throws ApiError */
export const act = {
  dismiss: (id: string, why: string) => call('POST', `/misses/${id}/dismiss`, { body: { why } }),
  reopen: (id: string) => call('POST', `/misses/${id}/reopen`),
  ask: (id: string) => call('POST', `/misses/${id}/ask`, { patienceMs: PATIENCE_MS }),
  link: (id: string, articleId: string) => call<MadeDraft>('POST', `/misses/${id}/link`, { body: { articleId } }),
  join: (id: string, into: string) => call<{ clusterId: string }>('POST', `/misses/${id}/join`, { body: { into } }),
  apart: (id: string, from: string) => call('POST', `/misses/${id}/apart`, { body: { from } }),
  takeOut: (id: string, missId: string, why?: string) =>
    call('POST', `/misses/${id}/take-out`, { body: { missId, ...(why && { why }) } }),
  draft: (id: string) => call<MadeDraft>('POST', `/misses/${id}/draft`, { patienceMs: PATIENCE_MS }),
}
