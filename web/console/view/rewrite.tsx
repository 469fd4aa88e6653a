/** The menu that has a model put a reply otherwise, and what it did, with the way back. */
import { useEffect } from 'preact/hooks'
import type { StaffSnapshotState } from '../../../src/domain/snapshot.ts'
import type { RewriteHow } from '../../../src/protocol/bodies.ts'
import { Close, Globe, Undo, Wand } from '../../shared/icons.tsx'
import {
  askWritingHelp,
  dismissRewrite,
  type Rewriting,
  rewriteReply,
  rewriting,
  undoRewrite,
  writingHelp,
} from '../live/rewriting.ts'
import { keptText } from '../live/sends.ts'
import { doneWords, rewriteWords, targetLanguages } from '../pure/rewriting.ts'
import { languageName } from '../pure/words.ts'
import { toast } from './dialogs.tsx'
import { Menu } from './menu.tsx'

const noModel = 'Rewriting and translating need a model, and none is set up here.'

export function Rewrite({ snapshot, text }: { snapshot: StaffSnapshotState; text: string }) {
  const { conversationId: id } = snapshot
  useEffect(() => void askWritingHelp(), [])
  const help = writingHelp.value
  // What was sent or taken out is not asked about any more.
  const last = rewriting.value?.conversationId === id && text.trim() ? rewriting.value : undefined
  const languages = targetLanguages(snapshot)
  return (
    <>
      {last?.is === 'under_way' ? (
        <button type="button" class="button small" onClick={last.stop}>
          <Close size={14} /> Stop rewriting
        </button>
      ) : help && !help.rewrites ? (
        <button
          type="button"
          class="icon-button tool"
          aria-label="Rewrite or translate"
          aria-disabled="true"
          title={noModel}
          onClick={() => toast(`${noModel} Whoever operates Bellhop sets OPENAI_API_KEY.`)}
        >
          <Wand size={16} />
        </button>
      ) : (
        <Menu
          label="Rewrite or translate"
          class="icon-button tool"
          up
          button={<Wand size={16} />}
          items={[
            ...(['friendlier', 'shorter', 'clearer', 'fuller'] as const).map((how) => ({
              words: rewriteWords[how],
              onPick: () => rewrite(id, how),
            })),
            ...languages.map((lang) => ({
              words: `Translate into ${languageName(lang) ?? lang}`,
              icon: <Globe />,
              onPick: () => rewrite(id, 'translate', lang),
            })),
          ]}
        />
      )}
      {last && last.is !== 'under_way' && <Outcome last={last} />}
    </>
  )
}

/** Has the reply put otherwise; where there is none, says that it takes one. */
export function rewrite(conversationId: string, how: RewriteHow, lang?: string) {
  if (keptText(conversationId, 'reply').trim()) void rewriteReply(conversationId, how, lang)
  else toast('Write something first: your own words are put otherwise, nothing is made up.')
}

function Outcome({ last }: { last: Exclude<Rewriting, { is: 'under_way' }> }) {
  if (last.is === 'failed') {
    return (
      <p class="rewritten bad" role="alert">
        {last.message}
        <Dismiss />
      </p>
    )
  }
  return (
    <div class="rewritten" role="status">
      <p>
        {doneWords(last)}
        <button type="button" class="link-button" onClick={undoRewrite}>
          <Undo size={14} /> Undo
        </button>
        <Dismiss />
      </p>
      <details>
        <summary>What you wrote{last.how === 'translate' ? ', kept for your team' : ''}</summary>
        <p class="typed" dir="auto">
          {last.before}
        </p>
      </details>
    </div>
  )
}

function Dismiss() {
  return (
    <button type="button" class="icon-button small" aria-label="Dismiss" onClick={dismissRewrite}>
      <Close size={14} />
    </button>
  )
}
