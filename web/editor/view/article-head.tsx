/** The name of an article, what state it is in, and what can be done with it. */
import { useEffect } from 'preact/hooks'
import { Menu } from '../../console/view/menu.tsx'
import { copied } from '../../shared/clipboard.ts'
import { Copy, Menu as Dots, External, Trash, Undo } from '../../shared/icons.tsx'
import { clock } from '../../shared/time.ts'
import { hasChanges, published, text } from '../live/article.ts'
import { itemAt } from '../live/articles.ts'
import { shown } from '../live/inspect.ts'
import { saving } from '../live/saving.ts'
import { toast } from '../live/toast.ts'
import { stateWords } from '../pure/list.ts'
import { type DialogName, dialog } from './at-hand.ts'
import { Back } from './back.tsx'
import { Move } from './icons.tsx'

export function ArticleHead({ path }: { path: string }) {
  const item = itemAt(path)
  const title = shown.value?.front.title ?? item?.title ?? nameOf(path)
  const isFile = published.value.revision !== null
  const changed = hasChanges()
  const articleId = path.replace(/\.md$/, '')
  const isShown = isFile && item?.state === 'published'
  useEffect(() => {
    const before = document.title
    document.title = `${title} · Bellhop editor`
    return () => {
      document.title = before
    }
  }, [title])
  return (
    <header class="article-head">
      <Back />
      <div class="article-name">
        <p class="article-where" title={path}>
          {path}
        </p>
        <h2 dir="auto" title={title}>
          {title}
        </h2>
      </div>
      <StateChip isFile={isFile} changed={changed} state={item?.state} />
      <SavedNote />
      <button
        type="button"
        class="button primary"
        aria-keyshortcuts="Control+Enter"
        title="Publish (Ctrl+Enter)"
        disabled={!changed || text.value.trim() === ''}
        onClick={() => {
          dialog.value = 'publish'
        }}
      >
        Publish…
      </button>
      <Menu
        label="More"
        button={<Dots />}
        items={[
          ...(isShown
            ? [{ words: 'Open as customers see it', icon: <External />, href: `/help/${encodeURI(articleId)}` }]
            : []),
          {
            words: 'Copy its address here',
            icon: <Copy />,
            onPick: () => void copied(location.href).then((done) => toast(done ? 'Copied.' : 'Could not be copied.')),
          },
          ...(isFile
            ? [
                { words: 'Move or rename…', icon: <Move />, onPick: () => openDialog('move') },
                ...(changed
                  ? [{ words: 'Discard my changes…', icon: <Undo />, onPick: () => openDialog('discard') }]
                  : []),
                { words: 'Put into the bin…', icon: <Trash />, onPick: () => openDialog('bin') },
              ]
            : [{ words: 'Discard this draft…', icon: <Trash />, onPick: () => openDialog('discard') }]),
        ]}
      />
    </header>
  )
}

function openDialog(name: DialogName): void {
  dialog.value = name
}

function StateChip({
  isFile,
  changed,
  state,
}: {
  isFile: boolean
  changed: boolean
  state: keyof typeof stateWords | undefined
}) {
  if (!isFile) return <span class="chip chip-quiet">Not published yet</span>
  if (changed) return <span class="chip chip-brass">Unpublished changes</span>
  if (!state) return null
  const look = { published: 'chip-good', internal: 'chip-navy', scheduled: 'chip-brass', 'left-out': 'chip-bad' }
  return <span class={`chip ${look[state as keyof typeof look] ?? 'chip-quiet'}`}>{stateWords[state]}</span>
}

/** Quietly: whether what was typed is safe. */
function SavedNote() {
  const now = saving.value
  const words =
    now.is === 'saved'
      ? `Saved ${clock(now.at, navigator.language)}`
      : now.is === 'kept'
        ? 'Kept in this browser until the server can be reached'
        : now.is === 'refused'
          ? `Not saved: ${now.message}`
          : now.is === 'typing' || now.is === 'saving'
            ? 'Saving…'
            : ''
  return (
    <span
      class={now.is === 'refused' ? 'saved-note wrong' : 'saved-note'}
      role={now.is === 'refused' ? 'alert' : undefined}
    >
      {words}
    </span>
  )
}

function nameOf(path: string): string {
  return (path.split('/').at(-1) ?? '').replace(/\.md$/, '')
}
