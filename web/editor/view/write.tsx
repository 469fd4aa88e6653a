/** Writing: the toolbar, the text or its details, the preview beside it, and the problems below. */
import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { useLate } from '../../console/view/lazy.tsx'
import type { Field } from '../code/field.ts'
import { hasChanges, text } from '../live/article.ts'
import { inspected, problems } from '../live/inspect.ts'
import { flush, write } from '../live/saving.ts'
import { toast } from '../live/toast.ts'
import { editedAs } from '../pure/line-breaks.ts'
import { dialog, field } from './at-hand.ts'
import { beside } from './beside.ts'
import { bring } from './bring.ts'
import { Failed, Loading } from './parts.tsx'
import { Preview } from './preview.tsx'
import { Problems } from './problems.tsx'
import { run, Toolbar } from './toolbar.tsx'

const loadField = () => import('../code/field.ts')

interface WriteProps {
  /** The preview alone, on narrow screens. */
  aside: boolean
  /** In place of the text. */
  details?: ComponentChildren
  /** It needs the room of the preview as well. */
  wide?: boolean
}

export function Write({ aside, details, wide }: WriteProps) {
  const [previewLine, setPreviewLine] = useState<number>()
  const shown = beside.value === 'on' && !wide
  return (
    <div class="write" data-aside={aside ? '' : undefined} data-beside={shown ? '' : undefined}>
      <div class="write-main">
        {!details && <Toolbar />}
        {/* The field lives on below the details, with its history. */}
        <div class="write-field" hidden={details !== undefined}>
          <TextField onScroll={setPreviewLine} />
        </div>
        {details && <div class="write-details">{details}</div>}
        <Problems />
      </div>
      {(shown || aside) && <Preview line={previewLine} onScroll={(line) => field.value?.scrollToLine(line)} />}
    </div>
  )
}

function TextField({ onScroll }: { onScroll: (line: number) => void }) {
  const host = useRef<HTMLDivElement>(null)
  const { part, failed, again } = useLate(loadField)

  useLayoutEffect(() => {
    const place = host.current
    if (!part || !place) return undefined
    const made: Field = part.makeField(place, {
      text: text.value,
      onType: (typed) => write(editedAs(text.value, typed)),
      onBring: bring,
      onScroll,
      keys: {
        'Mod-b': () => run('bold'),
        'Mod-i': () => run('italic'),
        'Mod-e': () => run('code'),
        'Mod-k': () => run('link'),
        'Mod-Shift-7': () => run('numbers'),
        'Mod-Shift-8': () => run('bullets'),
        'Mod-s': () => void flush().then(() => toast('Saved as your draft. Customers see it when you publish.')),
        'Mod-Enter': () => {
          if (hasChanges()) dialog.value = 'publish'
        },
      },
    })
    field.value = made
    return () => {
      field.value = undefined
      made.destroy()
    }
  }, [part])

  // What others, the details or a merge have put into the text.
  useEffect(() => text.subscribe((now) => field.value?.setText(now)), [part])
  const said = inspected.value
  const found = problems.value
  useEffect(() => {
    if (said) field.value?.setProblems(found, said.of)
  }, [said, found, part])

  return (
    <>
      {!part &&
        (failed ? (
          <Failed message="The text field could not be loaded." again={again} />
        ) : (
          <Loading words="Loading the text field" />
        ))}
      <div class="text-field" ref={host} />
    </>
  )
}
