/** A past answer as it was given: the question, the words, and the sources as they read then. */
import { useEffect, useState } from 'preact/hooks'
import type { PastAnswer } from '../../../src/protocol/editor.ts'
import { wordsOf } from '../../console/live/session.ts'
import { Modal } from '../../console/view/modal.tsx'
import { cleanHtml } from '../../shared/html.ts'
import { moment, serverNow } from '../../shared/time.ts'
import { pastAnswer } from '../live/calls.ts'
import { Loading } from './parts.tsx'

export function Replayed({ messageId, onClose }: { messageId: string; onClose: () => void }) {
  const [answer, setAnswer] = useState<PastAnswer>()
  const [wrong, setWrong] = useState('')
  useEffect(() => {
    pastAnswer(messageId).then(setAnswer, (error: unknown) => setWrong(wordsOf(error)))
  }, [messageId])
  return (
    <Modal title="The answer as it was given" kind="wide" onClose={onClose}>
      {wrong && (
        <p class="form-error" role="alert">
          {wrong}
        </p>
      )}
      {!answer && !wrong && <Loading words="Loading the answer" />}
      {answer && (
        <div class="replayed">
          <p class="faint">{moment(answer.at, serverNow(), navigator.language)}</p>
          {answer.question && (
            <blockquote class="typed" dir="auto">
              {answer.question}
            </blockquote>
          )}
          <div class="replayed-answer" dir="auto" dangerouslySetInnerHTML={{ __html: cleanHtml(answer.html) }} />
          {answer.sources.length > 0 && <h3>Its sources, as they read then</h3>}
          {answer.sources.map(({ title, articleId, heading = '', passage, changed }) => (
            <details key={`${articleId} ${heading}`}>
              <summary>
                <bdi>{heading ? `${title}: ${heading}` : title}</bdi>{' '}
                {changed !== 'no' && (
                  <span class="chip chip-brass">{changed === 'yes' ? 'Says something else now' : 'Gone now'}</span>
                )}
              </summary>
              {passage ? <pre dir="auto">{passage}</pre> : <p class="faint">This text is not kept.</p>}
            </details>
          ))}
        </div>
      )}
    </Modal>
  )
}
