/** What agents proposed as articles, for the editors. */
import { useEffect, useState } from 'preact/hooks'
import type { Proposal } from '../../../src/protocol/articles.ts'
import { copied } from '../../shared/clipboard.ts'
import { Book, Check, Copy, Download, Pencil, Retry } from '../../shared/icons.tsx'
import { saveAs } from '../../shared/save.ts'
import { askProposals, draftOf, moveProposal, proposalList } from '../live/proposals.ts'
import { me, wordsOf } from '../live/session.ts'
import { fileNameOf } from '../pure/article.ts'
import { hashOf } from '../pure/place.ts'
import { Moment } from '../view/times.tsx'
import { Page } from './parts.tsx'

const states = [
  {
    state: 'open',
    words: 'Open',
    none: 'Nothing waits for you. Agents send articles from a conversation, with “Save as article”.',
  },
  { state: 'done', words: 'Done', none: 'No proposal has become an article yet.' },
  { state: 'dismissed', words: 'Dismissed', none: 'No proposal was dismissed.' },
] as const

export default function ProposalsPage() {
  const { state, proposals, next, is, message } = proposalList.value
  const [said, setSaid] = useState('')
  useEffect(() => {
    void askProposals('open')
  }, [])
  const move = async (proposal: Proposal, to: Proposal['state']) => {
    try {
      await moveProposal(proposal, to)
      setSaid(`“${proposal.title}” is ${to === 'open' ? 'open again' : to}.`)
    } catch (error) {
      setSaid(wordsOf(error))
    }
  }
  const edit = async (proposal: Proposal) => {
    try {
      location.assign(await draftOf(proposal))
    } catch (error) {
      setSaid(wordsOf(error))
    }
  }
  return (
    <Page
      title="Proposed articles"
      lead="Answers that agents think everybody should find. Open one in the editor and publish it there; then it is done."
      wide
    >
      <fieldset class="composer-modes bare" aria-label="Which proposals">
        {states.map((each) => (
          <button
            key={each.state}
            type="button"
            class="mode"
            aria-pressed={state === each.state}
            onClick={() => void askProposals(each.state)}
          >
            {each.words}
          </button>
        ))}
      </fieldset>
      <p role="status" class="faint proposals-said">
        {said}
      </p>
      {is === 'failed' && (
        <p role="alert">
          {message}{' '}
          <button type="button" class="button small" onClick={() => void askProposals(state)}>
            <Retry size={14} /> Try again
          </button>
        </p>
      )}
      {is === 'ready' && proposals.length === 0 && (
        <div class="talk-empty">
          <Book size={32} />
          <p>{states.find((each) => each.state === state)?.none}</p>
        </div>
      )}
      {proposals.map((proposal) => (
        <One
          key={proposal.id}
          proposal={proposal}
          onMove={(to) => void move(proposal, to)}
          onEdit={() => void edit(proposal)}
        />
      ))}
      {next && (
        <button type="button" class="button" disabled={is === 'loading'} onClick={() => void askProposals(state, true)}>
          Show more
        </button>
      )}
    </Page>
  )
}

interface OneProps {
  proposal: Proposal
  onMove: (to: Proposal['state']) => void
  onEdit: () => void
}

function One({ proposal, onMove, onEdit }: OneProps) {
  const { title, body, by, at, state, conversationId, closedBy, closedAt } = proposal
  const seesConversations = me().roles.some((role) => role !== 'editor')
  const [isCopied, setCopied] = useState(false)
  return (
    <article class="group proposal" aria-label={title || 'An erased proposal'}>
      <header>
        <h2 dir="auto">{title || 'Erased with its conversation'}</h2>
        <p class="faint">
          <bdi>{by.name}</bdi>, <Moment at={at} />
          {closedBy && closedAt && (
            <>
              {' · '}
              {state} by <bdi>{closedBy.name}</bdi>, <Moment at={closedAt} />
            </>
          )}
          {conversationId && seesConversations && (
            <>
              {' · '}
              <a href={hashOf({ at: 'list', list: 'resolved', conversationId })}>The conversation</a>
            </>
          )}
        </p>
      </header>
      {body && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <section class="proposal-body" tabIndex={0} aria-label="Markdown">
          <pre dir="auto">{body}</pre>
        </section>
      )}
      <p class="proposal-verbs">
        {body && (
          <>
            <button type="button" class="button small" onClick={() => void copied(body).then(setCopied)}>
              {isCopied ? <Check size={14} /> : <Copy size={14} />} {isCopied ? 'Copied' : 'Copy'}
            </button>
            <button
              type="button"
              class="button small"
              onClick={() => saveAs(fileNameOf(title), new Blob([body], { type: 'text/markdown' }))}
            >
              <Download size={14} /> Download .md
            </button>
          </>
        )}
        <span class="proposal-end">
          {state === 'open' ? (
            <>
              <button type="button" class="button small" onClick={() => onMove('dismissed')}>
                Dismiss
              </button>
              <button type="button" class="button small" onClick={() => onMove('done')}>
                <Check size={14} /> Done
              </button>
              {body && (
                <button type="button" class="button small primary" onClick={onEdit}>
                  <Pencil size={14} /> Open in the editor
                </button>
              )}
            </>
          ) : (
            <button type="button" class="button small" onClick={() => onMove('open')}>
              Open again
            </button>
          )}
        </span>
      </p>
    </article>
  )
}
