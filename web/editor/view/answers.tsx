/** Answers that cited a revision of an article, each with the way to how it was given. */
import { useState } from 'preact/hooks'
import type { CitedAnswer } from '../../../src/protocol/editor.ts'
import { me } from '../../console/live/session.ts'
import { worksConversations } from '../../console/pure/admin.ts'
import { moment, serverNow } from '../../shared/time.ts'
import { counted } from '../pure/words.ts'
import { Replayed } from './replayed.tsx'

export function Answers({ answers, cited }: { answers: readonly CitedAnswer[]; cited: number }) {
  const [shown, setShown] = useState<string>()
  const works = worksConversations(me().roles)
  return (
    <section class="cited" aria-labelledby="cited-title">
      <h3 id="cited-title">Cited by {counted(cited, 'answer')}</h3>
      <ul class="cited-list">
        {answers.map(({ messageId, conversationId, at }) => (
          <li key={messageId ?? at}>
            {messageId ? (
              <button type="button" class="link-button" onClick={() => setShown(messageId)}>
                {moment(at, serverNow(), navigator.language)}
              </button>
            ) : (
              <span class="faint">
                {moment(at, serverNow(), navigator.language)}, in a conversation that was erased
              </span>
            )}
            {conversationId && works && <a href={`/console/#/resolved/${conversationId}`}>Open the conversation</a>}
          </li>
        ))}
      </ul>
      {shown && <Replayed messageId={shown} onClose={() => setShown(undefined)} />}
    </section>
  )
}
