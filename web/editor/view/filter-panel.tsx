/** What the list of articles is narrowed down by. */
import { useMemo } from 'preact/hooks'
import { choicesOf, type Filters, type Item, is, type ShownState, shownStates, stateWords } from '../pure/list.ts'
import { languageName } from '../pure/words.ts'

interface PanelProps {
  items: readonly Item[]
  filters: Filters
  onFilter: (changed: Partial<Filters>) => void
}

export function FilterPanel({ items, filters, onFilter }: PanelProps) {
  const choices = useMemo(
    () => ({
      state: shownStates
        .map((state): [string, number] => [state, items.filter((item) => is(item, state)).length])
        .filter(([state, count]) => count > 0 || state === filters.state),
      owner: choicesOf(items, ({ owner }) => (owner ? [owner] : [])),
      lang: choicesOf(items, ({ lang }) => [lang]),
      tag: choicesOf(items, ({ tags }) => tags),
    }),
    [items, filters.state],
  )
  return (
    <div class="filter-panel" id="article-filters">
      <Choice
        label="State"
        value={filters.state}
        choices={choices.state}
        words={(state) => stateWords[state as ShownState]}
        onChoose={(state) => onFilter({ state: state as ShownState | '' })}
      />
      <Choice label="Owner" value={filters.owner} choices={choices.owner} onChoose={(owner) => onFilter({ owner })} />
      <Choice
        label="Language"
        value={filters.lang}
        choices={choices.lang}
        words={languageName}
        onChoose={(lang) => onFilter({ lang })}
      />
      <Choice label="Tag" value={filters.tag} choices={choices.tag} onChoose={(tag) => onFilter({ tag })} />
    </div>
  )
}

interface ChoiceProps {
  label: string
  value: string
  choices: readonly (readonly [string, number])[]
  words?: (value: string) => string
  onChoose: (value: string) => void
}

function Choice({ label, value, choices, words = (each) => each, onChoose }: ChoiceProps) {
  if (choices.length === 0) return null
  return (
    <label class="filter-choice">
      <span>{label}</span>
      <select class="small-select" value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        <option value="">Any</option>
        {choices.map(([each, count]) => (
          <option key={each} value={each}>
            {words(each)} ({count})
          </option>
        ))}
      </select>
    </label>
  )
}
