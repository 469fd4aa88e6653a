/** Drafts that are tried out on the server: asked a question, and rehearsed. */
import { useEffect, useState } from 'preact/hooks'
import type { AskedDraft, RehearsalDetail, RehearsalReport } from '../../../src/protocol/rehearsals.ts'
import { wordsOf } from '../../console/live/session.ts'
import { call } from './call.ts'
import { onLine, onNews } from './news.ts'

export interface Change {
  path: string
  /** null: the file is gone. */
  text: string | null
}

/** What is rehearsed: texts in place, an article under another path, or one put back from the bin. */
export type Trial = { changes: Change[] } | { move: { path: string; to: string } } | { restore: { binId: string } }

export interface AskingDraft {
  question: string
  changes: Change[]
  asPublished?: boolean
  withModel?: boolean
}

export const askDraft = (body: AskingDraft, signal: AbortSignal) => call<AskedDraft>('POST', '/ask', { body, signal })

export const detailOf = (rehearsalId: string, n: number) =>
  call<RehearsalDetail>('GET', `/rehearsals/${rehearsalId}/questions/${n}`)

/** Between two looks at how far a rehearsal has come, in milliseconds: where the line tells that, and where it is down. */
const LOOK_MS = { onLine: 5_000, offLine: 400 }

/** How far a rehearsal has come, as the line tells. */
type RehearsalNews = Pick<RehearsalReport, 'rehearsalId' | 'state' | 'done' | 'total'>

export interface Running {
  report: RehearsalReport | undefined
  /** What went wrong, in words. */
  failed: string
  again: () => void
  cancel: () => void
}

/** Rehearses a trial as long as it is in use; another one is rehearsed anew. */
export function useRehearsal(trial: Trial): Running {
  const key = JSON.stringify(trial)
  const [report, setReport] = useState<RehearsalReport>()
  const [failed, setFailed] = useState('')
  const [round, setRound] = useState(0)
  const [id, setId] = useState<string>()

  useEffect(() => {
    let over = false
    let timer: ReturnType<typeof setTimeout> | undefined
    let mine: string | undefined
    setReport(undefined)
    setFailed('')
    const fail = (error: unknown) => {
      if (!over) setFailed(wordsOf(error))
    }
    const look = async () => {
      if (over || !mine) return
      clearTimeout(timer)
      const found = await call<RehearsalReport>('GET', `/rehearsals/${mine}`)
      if (over) return
      if (found.state === 'failed') return setFailed(found.message ?? 'The rehearsal broke off.')
      setReport(found)
      if (found.state === 'running') {
        const wait = onLine.value ? LOOK_MS.onLine : LOOK_MS.offLine
        timer = setTimeout(() => look().catch(fail), wait)
      }
      // Somebody published meanwhile: what is known already is not asked twice.
      else if (found.state === 'done' && found.current === false) setRound((before) => before + 1)
    }
    const begin = async () => {
      const { rehearsalId } = await call<{ rehearsalId: string }>('POST', '/rehearsals', {
        body: JSON.parse(key) as Trial,
      })
      mine = rehearsalId
      if (over) return end()
      setId(rehearsalId)
      await look()
    }
    const end = () => void call('DELETE', `/rehearsals/${mine}`).catch(() => {})
    const stopNews = onNews<RehearsalNews>('rehearsal', (news) => {
      if (news.rehearsalId !== mine) return
      if (news.state === 'running') setReport(news)
      else look().catch(fail)
    })
    begin().catch(fail)
    return () => {
      over = true
      stopNews()
      clearTimeout(timer)
      if (mine) end()
    }
  }, [key, round])

  return {
    report,
    failed,
    again: () => setRound((before) => before + 1),
    cancel: () => {
      if (id) void call('DELETE', `/rehearsals/${id}`).catch(() => {})
    },
  }
}
