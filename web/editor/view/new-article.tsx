/** A new article: what it is, what it is called, and where it lies. */
import { useMemo, useState } from 'preact/hooks'
import { pathFault } from '../../../src/domain/article-path.ts'
import { wordsOf } from '../../console/live/session.ts'
import { Field, FormError } from '../../console/view/field.tsx'
import { Modal } from '../../console/view/modal.tsx'
import { go, place } from '../live/address.ts'
import { list, readList } from '../live/articles.ts'
import { saveDraft } from '../live/calls.ts'
import { choicesOf } from '../pure/list.ts'
import { folderOf, slugOf } from '../pure/paths.ts'
import { filledTemplate } from '../pure/templates.ts'
import { languageName } from '../pure/words.ts'
import { templates } from './templates.ts'

export function NewArticle({ onClose }: { onClose: () => void }) {
  const items = list.value.is === 'here' ? list.value.items : []
  const folders = useMemo(() => choicesOf(items, ({ path }) => [folderOf(path)]), [items])
  const languages = useMemo(() => choicesOf(items, ({ lang }) => [lang]), [items])
  const usual = [...languages].sort(([, one], [, other]) => other - one)[0]?.[0] ?? 'en'
  const [kind, setKind] = useState(templates[0]?.id ?? '')
  const [title, setTitle] = useState('')
  const [folder, setFolder] = useState(folderOf(place.value.path))
  const [name, setName] = useState<string>()
  const [lang, setLang] = useState(usual)
  const [wrong, setWrong] = useState('')
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const file = name ?? slugOf(title)
  const path = `${[folder.trim().replace(/^\/+|\/+$/g, ''), file].filter(Boolean).join('/')}.md`
  const fault = file === '' ? undefined : pathFault(path)
  const taken = items.some((item) => item.path.toLowerCase() === path.toLowerCase())
  const faults = {
    title: title.trim() === '' ? 'Write what it is called.' : undefined,
    path:
      file === ''
        ? 'Write the name of its file.'
        : taken
          ? 'There is an article at this path already.'
          : fault && `The path ${fault}.`,
  }

  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (faults.title || faults.path) return
    setBusy(true)
    setWrong('')
    try {
      const chosen = templates.find(({ id }) => id === kind)
      await saveDraft({ path, base: null, text: filledTemplate(chosen?.text ?? '', { title: title.trim(), lang }) })
      await readList()
      onClose()
      go({ page: 'articles', path: path.replace(/\.md$/, '') })
    } catch (error) {
      setWrong(wordsOf(error))
      setBusy(false)
    }
  }

  return (
    <Modal title="New article" onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <FormError>{wrong}</FormError>
        <Field label="Title" help="As a customer would ask for it." error={tried ? faults.title : undefined}>
          {(wires) => (
            <input {...wires} dir="auto" value={title} onInput={(event) => setTitle(event.currentTarget.value)} />
          )}
        </Field>
        <fieldset class="template-choice bare">
          <legend>Begin with</legend>
          {templates.map(({ id, words, help }) => (
            <label key={id} class="template" data-chosen={kind === id ? '' : undefined}>
              <input type="radio" name="template" checked={kind === id} onChange={() => setKind(id)} />
              <span class="template-words">
                {words}
                <small>{help}</small>
              </span>
            </label>
          ))}
        </fieldset>
        <div class="pair">
          <Field label="Folder" help="Empty: at the top.">
            {(wires) => (
              <>
                <input
                  {...wires}
                  list="folders"
                  spellcheck={false}
                  value={folder}
                  onInput={(event) => setFolder(event.currentTarget.value)}
                />
                <datalist id="folders">
                  {folders.map(([each]) => (
                    <option key={each} value={each} />
                  ))}
                </datalist>
              </>
            )}
          </Field>
          {languages.length > 1 && (
            <Field label="Language">
              {(wires) => (
                <select {...wires} value={lang} onChange={(event) => setLang(event.currentTarget.value)}>
                  {languages.map(([each]) => (
                    <option key={each} value={each}>
                      {languageName(each)}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          )}
        </div>
        <Field
          label="File"
          help={file ? `${path}: part of its address. It can be moved later.` : 'Made from the title.'}
          error={tried || fault ? faults.path : undefined}
        >
          {(wires) => (
            <input {...wires} spellcheck={false} value={file} onInput={(event) => setName(event.currentTarget.value)} />
          )}
        </Field>
        <div class="modal-verbs">
          <button type="button" class="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" class="button primary" disabled={busy}>
            {busy ? 'One moment…' : 'Begin writing'}
          </button>
        </div>
      </form>
    </Modal>
  )
}
