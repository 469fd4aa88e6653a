/** Macros: prepared answers with variables and actions, found, tried, copied and taken out. */
import { useState } from 'preact/hooks'
import { Plus, Search } from '../../shared/icons.tsx'
import { faultAt } from '../pure/settings/fields.ts'
import {
  actionWords,
  duplicated,
  found,
  type MacroForm,
  type MacrosForm,
  macrosPage,
  newMacro,
} from '../pure/settings/macros.ts'
import { Select } from './settings/fields.tsx'
import { MacroEditor } from './settings/macro.tsx'
import { type Editing, SettingsPage } from './settings/shell.tsx'
import { TakenOut } from './settings/taken-out.tsx'

export default function MacrosPage() {
  return (
    <SettingsPage
      title="Macros"
      lead="Prepared answers that agents choose with / while they write. Names and the like are filled in before anything is sent."
      wide
      kind={macrosPage}
    >
      {(editing) => <Macros {...editing} />}
    </SettingsPage>
  )
}

function Macros({ form, set, faults, saved }: Editing<MacrosForm>) {
  const [typed, setTyped] = useState('')
  const [teamId, setTeamId] = useState('')
  const [at, setAt] = useState(0)
  const [gone, setGone] = useState<{ macro: MacroForm; at: number }>()
  const { macros } = form
  const { teams } = saved.settings
  const shown = found(macros, typed, teamId)
  const macro = macros[at]
  const put = (change: Partial<MacroForm>) =>
    set({ macros: macros.map((each, n) => (n === at ? { ...each, ...change } : each)) })
  const add = (fresh: MacroForm) => {
    set({ macros: [...macros, fresh] })
    setAt(macros.length)
    setTyped('')
  }
  return (
    <div class="macros">
      <div class="macro-list">
        {macros.length > 0 && (
          <div class="macro-find">
            <Search size={16} />
            <input
              type="search"
              class="bare-field"
              aria-label="Search macros"
              placeholder="Search"
              value={typed}
              onInput={(event) => setTyped(event.currentTarget.value)}
            />
          </div>
        )}
        {macros.length > 0 && teams.length > 0 && (
          <Select
            class="bare-field"
            aria-label="Macros of"
            value={teamId}
            options={[{ id: '', words: 'All teams' }, ...teams.map(({ id, name }) => ({ id, words: name }))]}
            onPick={setTeamId}
          />
        )}
        <ul aria-label="Macros">
          {shown.map((n) => (
            <li key={n}>
              <button type="button" class="macro-entry" aria-current={n === at} onClick={() => setAt(n)}>
                <b>{macros[n]?.name || 'New macro'}</b>
                <span class="faint">
                  {macros[n]?.text || macros[n]?.actions.map((a) => actionWords(a, teams)).join(', ')}
                </span>
                {faultAt(faults, `macros.${n}`) && <span class="wrong">Needs another look</span>}
              </button>
            </li>
          ))}
        </ul>
        {shown.length === 0 && (
          <p class="faint none">{macros.length === 0 ? 'There are no macros yet.' : 'No macro has these words.'}</p>
        )}
        <button type="button" class="button small" onClick={() => add({ ...newMacro })}>
          <Plus size={14} /> Add a macro
        </button>
        {gone && (
          <TakenOut
            what={`“${gone.macro.name || 'The macro'}”`}
            onUndo={() => {
              set({ macros: macros.toSpliced(gone.at, 0, gone.macro) })
              setAt(gone.at)
              setGone(undefined)
            }}
          />
        )}
      </div>
      {macro && (
        <MacroEditor
          key={at}
          macro={macro}
          at={at}
          teams={teams}
          faults={faults}
          onMacro={put}
          onDuplicate={() => add(duplicated(macro, macros))}
          onRemove={() => {
            setGone({ macro, at })
            set({ macros: macros.filter((_, n) => n !== at) })
            setAt(Math.max(0, at - 1))
          }}
        />
      )}
    </div>
  )
}
