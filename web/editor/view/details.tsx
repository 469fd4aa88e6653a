/** The front matter as a form. It changes the lines of the block on top, and follows them where they are typed. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Front } from '../../../src/protocol/editor.ts'
import type { FrontChange } from '../../../src/protocol/editor-bodies.ts'
import { Field, FormError, type Wires } from '../../console/view/field.tsx'
import { list } from '../live/articles.ts'
import { frontFault, setFront } from '../live/front.ts'
import { shown } from '../live/inspect.ts'
import { choicesOf } from '../pure/list.ts'
import { languageName } from '../pure/words.ts'
import { ListField } from './list-field.tsx'
import { Loading } from './parts.tsx'

type TextKey = 'title' | 'description' | 'lang' | 'owner' | 'reviewBy' | 'updated' | 'publishAt'
type ListKey = 'tags' | 'aliases' | 'questions' | 'pages' | 'redirectFrom'

export function Details(_: { path: string }) {
  const said = shown.value
  if (!said) return <Loading words="Reading the front matter" />
  const { front, faults } = said
  const faultOf = (key: keyof Front) => faults.find(({ field }) => field === key)?.message
  const block = faults.find(({ field }) => field === '')?.message
  const items = list.value.is === 'here' ? list.value.items : []
  const owners = choicesOf(items, ({ owner }) => (owner ? [owner] : [])).map(([owner]) => owner)
  const tags = choicesOf(items, (item) => item.tags).map(([tag]) => tag)
  const languages = choicesOf(items, ({ lang }) => [lang]).map(([lang]) => lang)
  const text = (key: TextKey) => ({
    value: front[key] ?? '',
    error: faultOf(key),
    onChange: (value: string) => void setFront({ [key]: value.trim() === '' ? null : value } as FrontChange),
  })
  const lines = (key: ListKey) => ({
    values: front[key],
    error: faultOf(key),
    onChange: (values: string[]) => void setFront({ [key]: values.length > 0 ? values : null } as FrontChange),
  })

  return (
    <form class="details" onSubmit={(event) => event.preventDefault()}>
      <FormError>{block ?? frontFault.value}</FormError>
      <section class="group">
        <h3>What it is about</h3>
        <TextLine label="Title" help="What customers see above it and in sources." {...text('title')} />
        <TextLine
          label="Description"
          help="One sentence, for lists and search engines."
          long
          {...text('description')}
        />
        <ListField
          label="Questions"
          one="question"
          help="That this article has to answer. Each is a test: publishing asks them again."
          {...lines('questions')}
        />
        <ListField
          label="Other names"
          one="name"
          help="What else customers call this; it is found by them too."
          {...lines('aliases')}
        />
        <ListField label="Tags" one="tag" known={tags} {...lines('tags')} />
      </section>
      <section class="group">
        <h3>Who sees it, and when</h3>
        <fieldset class="segments bare">
          <legend>Audience</legend>
          {(['public', 'internal'] as const).map((audience) => (
            <label key={audience}>
              <input
                type="radio"
                name="audience"
                checked={front.audience === audience}
                onChange={() => void setFront({ audience: audience === 'public' ? null : audience })}
              />
              <span>{audience === 'public' ? 'Customers' : 'The team only'}</span>
            </label>
          ))}
        </fieldset>
        {faultOf('audience') && <p class="wrong">{faultOf('audience')}</p>}
        <label class="check">
          <input
            type="checkbox"
            checked={front.draft}
            onChange={(event) => void setFront({ draft: event.currentTarget.checked ? true : null })}
          />
          Still a draft: in the folder, and never answered from
        </label>
        <div class="pair">
          <MomentLine
            label="Publish at"
            help="Customers see it from then on; by this browser’s clock."
            value={front.publishAt ?? ''}
            error={faultOf('publishAt')}
            onChange={(value) => void setFront({ publishAt: value || null })}
          />
          <TextLine
            label="Language"
            help={front.lang ? languageName(front.lang) : 'Told from the text where nothing is said.'}
            known={languages}
            {...text('lang')}
          />
        </div>
        <ListField
          label="Pages"
          one="page"
          help="Addresses on which it is suggested, such as /cart/*."
          {...lines('pages')}
        />
      </section>
      <section class="group">
        <h3>Who looks after it</h3>
        <div class="pair">
          <TextLine label="Owner" known={owners} {...text('owner')} />
          <TextLine label="Review by" help="It is listed under Reviews then." type="date" {...text('reviewBy')} />
          <TextLine label="Updated" help="What customers see as its date." type="date" {...text('updated')} />
        </div>
        <ListField
          label="Former addresses"
          one="address"
          help="Paths under which it was once; links to them lead here."
          {...lines('redirectFrom')}
        />
      </section>
    </form>
  )
}

interface LineProps {
  label: string
  help?: string
  value: string
  error?: string | undefined
  onChange: (value: string) => void
}

/** While somebody types here, the text follows; what it says meanwhile is older. */
function useTyped(value: string, onChange: (value: string) => void) {
  const [typed, setTyped] = useState(value)
  const at = useRef(false)
  useEffect(() => {
    if (!at.current) setTyped(value)
  }, [value])
  return {
    typed,
    wires: {
      onFocus: () => {
        at.current = true
      },
      onBlur: () => {
        at.current = false
      },
      onInput: (event: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) => {
        setTyped(event.currentTarget.value)
        onChange(event.currentTarget.value)
      },
    },
  }
}

function TextLine({
  label,
  help,
  value,
  error,
  onChange,
  long,
  known,
  type = 'text',
}: LineProps & { long?: boolean; known?: readonly string[]; type?: 'text' | 'date' }) {
  const { typed, wires: typing } = useTyped(value, onChange)
  const listId = `known-${label.toLowerCase().replace(/\W/g, '')}`
  // A date that is none cannot stand in a field for dates.
  const kind = type === 'date' && typed !== '' && !/^\d{4}-\d{2}-\d{2}$/.test(typed) ? 'text' : type
  const wires = (given: Wires) => ({ ...given, ...typing, value: typed, dir: 'auto' as const })
  return (
    <Field label={label} help={help} error={error}>
      {(given) =>
        long ? (
          <textarea rows={2} {...wires(given)} />
        ) : (
          <>
            <input type={kind} {...(known && known.length > 0 && { list: listId })} {...wires(given)} />
            {known && known.length > 0 && (
              <datalist id={listId}>
                {known.map((each) => (
                  <option key={each} value={each} />
                ))}
              </datalist>
            )}
          </>
        )
      }
    </Field>
  )
}

/** A moment: shown by this browser's clock, written in UTC. */
function MomentLine({ label, help, value, error, onChange }: LineProps) {
  const local = Number.isNaN(Date.parse(value)) ? '' : localMoment(new Date(value))
  const { typed, wires: typing } = useTyped(local, (next) => {
    if (next === '') onChange('')
    else if (!Number.isNaN(Date.parse(next)))
      onChange(
        new Date(next)
          .toISOString()
          .replace(/:\d\d\.\d{3}Z$/, 'Z')
          .replace(/T(\d\d:\d\d)Z$/, 'T$1:00Z'),
      )
  })
  return (
    <Field label={label} help={help} error={error}>
      {(wires) => <input type="datetime-local" {...wires} {...typing} value={typed} />}
    </Field>
  )
}

function localMoment(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`
}
