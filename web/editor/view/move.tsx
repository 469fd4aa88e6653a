/** Moving or renaming an article: links to where it was lead to where it is. */
import { useEffect, useState } from 'preact/hooks'
import { pathFault } from '../../../src/domain/article-path.ts'
import { Field } from '../../console/view/field.tsx'
import { go } from '../live/address.ts'
import { published } from '../live/article.ts'
import { list, readList } from '../live/articles.ts'
import { moveArticle } from '../live/calls.ts'
import { byOurselves, close } from '../live/opened.ts'
import { flush } from '../live/saving.ts'
import { toast } from '../live/toast.ts'
import { counted } from '../pure/words.ts'
import { DeedDialog } from './deed-dialog.tsx'
import { Rehearsal, type Rehearsed } from './rehearsal.tsx'
import { WhyField } from './why-field.tsx'

/** Milliseconds without a key before the known questions are asked of the path that is written there. */
const PAUSE_MS = 600

export function MoveDialog({ path, onClose }: { path: string; onClose: () => void }) {
  const [to, setTo] = useState(path.replace(/\.md$/, ''))
  const [why, setWhy] = useState('')
  const [links, setLinks] = useState(true)
  const [{ held, ...tried }, setTried] = useState<Rehearsed>({ held: '' })
  const [settled, setSettled] = useState('')
  const target = `${to.trim().replace(/^\/+|\/+$/g, '')}.md`
  const taken = list.value.is === 'here' && list.value.items.some((item) => item.path === target && target !== path)
  const fault = to.trim() === '' ? 'Write where it goes.' : pathFault(target)
  const error = taken
    ? 'Another article lies there already.'
    : fault && (to.trim() === '' ? fault : `The path ${fault}.`)

  const goes = !error && target !== path
  useEffect(() => {
    const timer = setTimeout(() => setSettled(goes ? target : ''), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [goes, target])
  const waits = goes ? (settled === target ? held : 'The known questions are still being asked.') : ''

  const move = async () => {
    await flush()
    const { path: now, relinked } = await byOurselves(async () => {
      const moved = await moveArticle({
        path,
        to: target,
        base: published.value.revision,
        why: why.trim(),
        rewriteLinks: links,
        ...tried,
      })
      close()
      return moved
    })
    onClose()
    toast(relinked.length > 0 ? `Moved. Links in ${counted(relinked.length, 'article')} lead there now.` : 'Moved.')
    go({ page: 'articles', path: now.replace(/\.md$/, '') }, true)
    void readList()
  }

  return (
    <DeedDialog
      title="Move or rename"
      verb="Move"
      doing="Moving…"
      wide
      held={waits}
      blocked={!goes}
      onClose={onClose}
      onDo={move}
    >
      <Field
        label="New path"
        help="Folders before the slashes; the name of the file last. The title stays as it is."
        error={error}
      >
        {(wires) => (
          <input {...wires} spellcheck={false} value={to} onInput={(event) => setTo(event.currentTarget.value)} />
        )}
      </Field>
      <p class="help">
        Its address becomes <code>/help/{target.replace(/\.md$/, '')}</code>. Whoever comes by the old one is led there.
      </p>
      <label class="check">
        <input type="checkbox" checked={links} onChange={(event) => setLinks(event.currentTarget.checked)} />
        Mend the links of other articles to it
      </label>
      <WhyField value={why} onText={setWhy} />
      {goes && settled && <Rehearsal trial={{ move: { path, to: settled } }} onResult={setTried} />}
    </DeedDialog>
  )
}
