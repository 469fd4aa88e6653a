/** Publishing: what changes, what stands in the way, why it is done; then it is live. */
import { useState } from 'preact/hooks'
import { Warning } from '../../shared/icons.tsx'
import { base, published, text } from '../live/article.ts'
import { readList } from '../live/articles.ts'
import { publish } from '../live/calls.ts'
import { inspected, shown } from '../live/inspect.ts'
import { byOurselves, nowPublished } from '../live/opened.ts'
import { flush } from '../live/saving.ts'
import { toast } from '../live/toast.ts'
import { counted } from '../pure/words.ts'
import { DeedDialog } from './deed-dialog.tsx'
import { Difference } from './difference.tsx'
import { Rehearsal, type Rehearsed } from './rehearsal.tsx'
import { orMerge } from './strips.tsx'
import { WhyField } from './why-field.tsx'

export function Publish({ path, onClose }: { path: string; onClose: () => void }) {
  const [why, setWhy] = useState('')
  const [{ held, ...tried }, setTried] = useState<Rehearsed>({ held: '' })
  const said = inspected.value
  const errors = said?.problems.filter(({ severity }) => severity === 'error') ?? []
  const warnings = said?.problems.filter(({ severity }) => severity === 'warning') ?? []
  const isNew = published.value.revision === null
  const { draft = false, audience = 'public', publishAt } = shown.value?.front ?? {}
  const ending = ends(draft, audience, publishAt)

  const send = async () => {
    const sent = text.value
    await flush()
    await orMerge(onClose, () =>
      byOurselves(async () => {
        const { revision } = await publish({ path, text: sent, base: base.value.revision, why: why.trim(), ...tried })
        nowPublished({ text: sent, revision })
        onClose()
        toast(ending.done)
        void readList()
      }),
    )
  }

  return (
    <DeedDialog
      title={isNew ? 'Publish this article?' : 'Publish these changes?'}
      verb="Publish"
      doing="Publishing…"
      wide
      look="publish"
      held={errors.length > 0 ? '' : held}
      blocked={errors.length > 0}
      onClose={onClose}
      onDo={send}
    >
      {errors.length > 0 && (
        <div class="form-error" role="alert">
          <p>Mend {errors.length === 1 ? 'this' : 'these'} first; the article would be left out of every answer:</p>
          <ul>
            {errors.map(({ line, message }) => (
              <li key={`${line} ${message}`}>
                {line > 0 && `Line ${line}: `}
                {message}
              </li>
            ))}
          </ul>
        </div>
      )}
      {errors.length === 0 && warnings.length > 0 && (
        <p class="publish-note">
          <Warning size={16} /> {counted(warnings.length, 'warning')} {warnings.length === 1 ? 'is' : 'are'} left. You
          can publish all the same.
        </p>
      )}
      <p class="publish-note">{ending.will}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <section class="publish-changes" aria-label="What changes" tabIndex={0}>
        <Difference before={published.value.text} after={text.value} titles={['Published', 'Yours']} />
      </section>
      <WhyField
        value={why}
        help="One line for your colleagues; it stands in the article’s history."
        placeholder={isNew ? 'New article' : undefined}
        onText={setWhy}
      />
      {errors.length === 0 && <Rehearsal trial={{ changes: [{ path, text: text.value }] }} onResult={setTried} />}
    </DeedDialog>
  )
}

/** What comes of publishing a text like this. */
function ends(draft: boolean, audience: 'public' | 'internal', publishAt: string | undefined) {
  if (draft) {
    return {
      will: 'Its front matter says draft: true, so the file is written, and nobody is answered from it.',
      done: 'Written, as a draft: customers do not see it.',
    }
  }
  if (audience === 'internal') {
    return {
      will: 'It is internal: agents find it, customers never see it.',
      done: 'Published for the team.',
    }
  }
  if (publishAt && Date.parse(publishAt) > Date.now()) {
    const at = new Date(publishAt).toLocaleString(undefined, { dateStyle: 'long', timeStyle: 'short' })
    return { will: `Customers see it from ${at} on.`, done: `Scheduled: customers see it from ${at} on.` }
  }
  return {
    will: 'Customers are answered from it within a second.',
    done: 'Published. Customers are answered from it now.',
  }
}
