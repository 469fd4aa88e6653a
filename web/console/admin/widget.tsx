/** The customer's window: how it looks, what it offers, and which sites may show it. */
import { useEffect, useState } from 'preact/hooks'
import { Close, Plus } from '../../shared/icons.tsx'
import { readSites } from '../live/settings.ts'
import { faultAt } from '../pure/settings/fields.ts'
import { MOST_SUGGESTIONS, sitesIn, type WindowForm, windowPage } from '../pure/settings/window.ts'
import { Accent } from './settings/accent.tsx'
import { EmbedLines } from './settings/embed-lines.tsx'
import { Choice, Group, Line } from './settings/fields.tsx'
import { LogoField } from './settings/logo.tsx'
import { type Editing, SettingsPage } from './settings/shell.tsx'
import { WindowPreview } from './settings/window-preview.tsx'
import { Values } from './values.tsx'

const corners = [
  { id: 'end', words: 'Where lines end (right in English)' },
  { id: 'start', words: 'Where lines begin (left in English)' },
] as const

const themes = [
  { id: 'auto', words: 'As each visitor’s system has it' },
  { id: 'light', words: 'Always light' },
  { id: 'dark', words: 'Always dark' },
] as const

export default function WidgetPage() {
  return (
    <SettingsPage
      title="Widget and sites"
      lead="How the chat looks on your sites, and where it may be shown."
      kind={windowPage}
      wide
    >
      {(editing) => (
        <div class="configure">
          <div>
            <Look {...editing} />
            <Group
              id="suggestions"
              title="Suggestions"
              about="What an empty window offers to ask. None: questions that the articles name, by page and language."
            >
              <Suggestions {...editing} />
            </Group>
            <Group id="sites" title="Sites" about="Only these pages may show the window. A change holds at once.">
              <Sites {...editing} />
            </Group>
          </div>
          <WindowPreview form={editing.form} greeting={editing.saved.settings.assistant.greeting} />
        </div>
      )}
    </SettingsPage>
  )
}

function Look(editing: Editing<WindowForm>) {
  const { form, set, faults } = editing
  return (
    <Group
      id="look"
      title="Look"
      about="A site may say otherwise on its own script tag, by data-accent, data-theme and data-position."
    >
      <Line
        label="Name of the assistant"
        path="assistant.name"
        help="“AI assistant” always stands beside it, also beside a first name. That label cannot be removed."
        value={form.name}
        onText={(name) => set({ name })}
        faults={faults}
      />
      <LogoField {...editing} />
      <Accent {...editing} />
      <Choice label="Light or dark" value={form.theme} options={themes} onPick={(theme) => set({ theme })} />
      <Choice
        label="Corner of the button"
        value={form.position}
        options={corners}
        onPick={(position) => set({ position })}
      />
      <p class="help">Visitors have a new look within five minutes: so long browsers keep the script.</p>
    </Group>
  )
}

function Suggestions({ form, set, faults }: Editing<WindowForm>) {
  const { suggestions } = form
  return (
    <>
      <ul class="rows">
        {suggestions.map((text, at) => {
          const fault = faultAt(faults, `widget.suggestions.${at}`)
          return (
            <li class="row" key={at}>
              <input
                class="bare-field"
                dir="auto"
                maxLength={120}
                aria-label={`Suggestion ${at + 1}`}
                aria-invalid={fault ? true : undefined}
                placeholder="How do I return an item?"
                value={text}
                onInput={(event) =>
                  set({ suggestions: suggestions.map((each, n) => (n === at ? event.currentTarget.value : each)) })
                }
              />
              <button
                type="button"
                class="icon-button"
                aria-label={`Remove suggestion ${at + 1}`}
                onClick={() => set({ suggestions: suggestions.filter((_, n) => n !== at) })}
              >
                <Close size={16} />
              </button>
              {fault && <p class="wrong">{fault}</p>}
            </li>
          )
        })}
      </ul>
      {suggestions.length < MOST_SUGGESTIONS && (
        <button type="button" class="button small" onClick={() => set({ suggestions: [...suggestions, ''] })}>
          <Plus size={14} /> Add a suggestion
        </button>
      )}
    </>
  )
}

function Sites({ form, set, faults }: Editing<WindowForm>) {
  const [server, setServer] = useState<{ started: string[]; publicUrl: string }>()
  useEffect(() => {
    // Without it the page is whole: the address is the console's own then.
    readSites().then(setServer, () => {})
  }, [])
  return (
    <>
      <Values
        label="Allowed sites"
        values={form.sites}
        onValues={(sites) => set({ sites })}
        parts={sitesIn}
        placeholder="https://shop.example"
        help="The address as the browser shows it; *.shop.example stands for all names below it."
        error={faultAt(faults, 'widget.sites')}
      />
      {server && server.started.length > 0 && (
        <p class="help">Allowed where the server is started (BELLHOP_SITES) as well: {server.started.join(', ')}.</p>
      )}
      <EmbedLines publicUrl={server?.publicUrl ?? location.origin} />
    </>
  )
}
