/** The customer's window: how it looks, what it offers, and which sites may show it. */
import { useEffect, useState } from 'preact/hooks'
import { Check, Close, Copy, Plus } from '../../shared/icons.tsx'
import { readSites } from '../live/settings.ts'
import { faultAt } from '../pure/settings/fields.ts'
import { embedLine, MOST_SUGGESTIONS, sitesIn, type WindowForm, windowPage } from '../pure/settings/window.ts'
import { Accent } from './settings/accent.tsx'
import { Choice, Group } from './settings/fields.tsx'
import { type Editing, SettingsPage } from './settings/shell.tsx'
import { Values } from './values.tsx'

const corners = [
  { id: 'end', words: 'Where lines end (right in English)' },
  { id: 'start', words: 'Where lines begin (left in English)' },
] as const

export default function WidgetPage() {
  return (
    <SettingsPage
      title="Widget and sites"
      lead="How the chat looks on your sites, and where it may be shown."
      kind={windowPage}
    >
      {(editing) => (
        <>
          <Group
            id="look"
            title="Look"
            about="A site may say otherwise on its own script tag, by data-accent and data-position."
          >
            <Accent {...editing} />
            <Choice
              label="Corner of the button"
              value={editing.form.position}
              options={corners}
              onPick={(position) => editing.set({ position })}
            />
            <p class="help">Visitors have a new look within five minutes: so long browsers keep the script.</p>
          </Group>
          <Group
            id="suggestions"
            title="Suggestions"
            about="What an empty window offers to ask, after questions that fit the customer’s page. None: what articles name."
          >
            <Suggestions {...editing} />
          </Group>
          <Group id="sites" title="Sites" about="Only these pages may show the window. A change holds at once.">
            <Sites {...editing} />
          </Group>
        </>
      )}
    </SettingsPage>
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
      <Embed line={embedLine(server?.publicUrl ?? location.origin)} />
    </>
  )
}

function Embed({ line }: { line: string }) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(line)
    setCopied(true)
  }
  return (
    <div class="embed">
      <h3>The line to put into your pages, before the end of the body</h3>
      <div class="embed-line">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, also by keyboard */}
        <code tabIndex={0}>{line}</code>
        <button type="button" class="button small" onClick={() => void copy().catch(() => setCopied(false))}>
          {copied ? <Check size={14} /> : <Copy size={14} />} {copied ? 'Copied' : 'Copy'}
        </button>
      </div>
    </div>
  )
}
