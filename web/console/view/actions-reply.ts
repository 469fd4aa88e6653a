/** What helps with a reply: articles, what the assistant suggests, and other words for one's own. */

import type { RewriteHow } from '../../../src/protocol/bodies.ts'
import { Bulb, Globe, Wand } from '../../shared/icons.tsx'
import { composerMode, ghost, turnPanel } from '../live/composing.ts'
import { writingHelp } from '../live/rewriting.ts'
import { me } from '../live/session.ts'
import { lookForReply, offers, turnDown } from '../live/suggestion.ts'
import { awaiting } from '../pure/asking.ts'
import { rewriteWords, targetLanguages } from '../pure/rewriting.ts'
import { type Action, isOpened, snapshot, withId } from './action.ts'
import { rewrite } from './rewrite.tsx'

export const replyActions: readonly Action[] = [
  {
    id: 'insert-article',
    group: 'Reply',
    words: 'Insert an article',
    writingKeys: 'Mod+Shift+l',
    when: isOpened,
    run: () => turnPanel('articles'),
  },
  {
    id: 'preview',
    group: 'Reply',
    words: 'Show how it will read',
    writingKeys: 'Mod+Shift+p',
    when: isOpened,
    run: () => turnPanel('preview'),
  },
  {
    id: 'suggest',
    group: 'Reply',
    words: 'Look for a reply in the articles',
    keys: ['i'],
    icon: Bulb,
    when: isAwaited,
    run: withId(lookForReply),
  },
  {
    id: 'take-suggestion',
    group: 'Reply',
    words: 'Use the suggested reply',
    writingKeys: 'Tab',
    when: () => ghost.value !== undefined && ghost.value.conversationId === snapshot()?.conversationId,
    run: () => ghost.peek()?.accept(),
  },
  {
    id: 'turn-down',
    group: 'Reply',
    words: 'The suggested reply is not helpful',
    when: isOffered,
    run: withId(turnDown),
  },
  ...(['friendlier', 'shorter', 'clearer', 'fuller'] as const).map(rewrites),
  {
    id: 'translate',
    group: 'Reply',
    words: 'Translate into the customer’s language',
    icon: Globe,
    when: isRewritable,
    run: () => {
      const now = snapshot()
      const [lang] = now ? targetLanguages(now) : []
      if (now && lang) rewrite(now.conversationId, 'translate', lang)
    },
  },
]

function rewrites(how: Exclude<RewriteHow, 'translate'>): Action {
  return {
    id: `rewrite-${how}`,
    group: 'Reply',
    words: `Rewrite: ${rewriteWords[how].toLowerCase()}`,
    icon: Wand,
    when: isRewritable,
    run: withId((id) => rewrite(id, how)),
  }
}

/** A customer of this agent's waits for a word. */
function isAwaited(): boolean {
  const now = snapshot()
  return now !== undefined && awaiting(now, me().id) !== undefined
}

function isOffered(): boolean {
  const offer = offers.value.get(snapshot()?.conversationId ?? '')
  return offer?.is === 'ready' || offer?.is === 'taken'
}

/** A reply is open, and there is a model. */
function isRewritable(): boolean {
  return isOpened() && composerMode.value === 'reply' && writingHelp.value?.rewrites === true
}
