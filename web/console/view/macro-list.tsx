/** Prepared answers at the caret, while a line that begins with `/` is typed. The field keeps the focus. */
import { useLayoutEffect, useRef } from 'preact/hooks'
import { fill, type Values } from '../../../src/domain/macro.ts'
import type { StaffSnapshotState } from '../../../src/domain/snapshot.ts'
import { Book } from '../../shared/icons.tsx'
import { type Macro, macros, valuesFor } from '../live/macros.ts'
import { teamName } from '../live/plans.ts'
import { sift } from '../pure/fuzzy.ts'
import { planWords } from '../pure/planned.ts'

export const MACRO_LIST = 'macro-list'

/** One line of the list: an answer, or the way on to the articles. */
export type Choice = { macro: Macro } | { articles: string }

/** Answers that are shown at most; more letters find the others. */
const MOST_SHOWN = 30

/** What fits, by name first, then by text; last the articles. */
export function choicesOf(query: string): Choice[] {
  const found = sift(query, macros.value ?? [], ({ name, text = '' }) => ({ name, more: text }))
  return [...found.slice(0, MOST_SHOWN).map((macro) => ({ macro })), { articles: query }]
}

export const choiceId = (at: number) => `macro-choice-${at}`

interface MacroListProps {
  snapshot: StaffSnapshotState
  choices: readonly Choice[]
  /** Which of them Enter takes; -1 for none. */
  active: number
  /** Where the line begins, in pixels from the lower left of the field's box. */
  at: { left: number; bottom: number }
  onActive: (at: number) => void
  onChoose: (choice: Choice) => void
}

export function MacroList({ snapshot, choices, active, at, onActive, onChoose }: MacroListProps) {
  const list = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [active])
  const found = choices.length - 1
  const values = valuesFor(snapshot)
  return (
    <div class="macro-pop" style={{ insetInlineStart: `${at.left}px`, insetBlockEnd: `${at.bottom}px` }}>
      <p class="unseen" role="status">
        {found === 0 ? 'No macro fits' : found === 1 ? 'One macro' : `${found} macros`}
      </p>
      {found === 0 && (
        <p class="macros-none">
          {macros.value === undefined
            ? 'Loading the macros…'
            : macros.value.length === 0
              ? 'There are no macros for you yet. An admin makes them in the settings.'
              : 'No macro fits.'}
        </p>
      )}
      <div role="listbox" id={MACRO_LIST} aria-label="Macros" class="macros-list" ref={list}>
        {choices.map((choice, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus, and its keys choose
          // biome-ignore lint/a11y/useFocusableInteractive: the same
          <div
            key={'macro' in choice ? choice.macro.id : 'articles'}
            id={choiceId(index)}
            role="option"
            aria-selected={index === active}
            class="macros-choice"
            onPointerDown={(event) => event.preventDefault()}
            onPointerEnter={() => onActive(index)}
            onClick={() => onChoose(choice)}
          >
            {'macro' in choice ? (
              <MacroLine {...choice.macro} values={values} />
            ) : (
              <ArticlesLine query={choice.articles} />
            )}
          </div>
        ))}
      </div>
      <p class="macros-keys" aria-hidden="true">
        <kbd>↑</kbd> <kbd>↓</kbd> choose <kbd>Enter</kbd> insert <kbd>Esc</kbd> close
      </p>
    </div>
  )
}

/** As it would be written here and now. */
function MacroLine({ name, text, actions, values }: Macro & { values: Values }) {
  return (
    <>
      <span class="macros-name">{name}</span>
      {text && <span class="macros-text">{fill(text, values).text.replace(/\s+/g, ' ')}</span>}
      {actions.length > 0 && (
        <span class="macros-does">{actions.map((action) => planWords(action, teamName)).join(' · ')}</span>
      )}
    </>
  )
}

function ArticlesLine({ query }: { query: string }) {
  return (
    <span class="macros-articles">
      <Book size={16} /> {query ? `Search the articles for “${query}”` : 'Search the articles'}
    </span>
  )
}
