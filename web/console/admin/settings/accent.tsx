/** The window's colour, with how well it reads in light and dark. */

import { faultAt } from '../../pure/settings/fields.ts'
import { advice, legibility, papers, type WindowForm } from '../../pure/settings/window.ts'
import { Field } from '../../view/field.tsx'
import type { Editing } from './shell.tsx'

/** What the picker starts from: the house's navy. */
const USUAL = '#1f3355'

export function Accent({ form, set, faults }: Editing<WindowForm>) {
  const { accent } = form
  const reads = legibility(accent)
  const told = reads && advice(reads)
  return (
    <>
      <Field
        label="Colour of the button and of what customers send"
        help={accent ? undefined : 'Now Bellhop’s own navy and brass.'}
        error={faultAt(faults, 'widget.accent')}
      >
        {(wires) => (
          <span class="accent">
            <input
              type="color"
              aria-label="Pick a colour"
              value={reads ? accent : USUAL}
              onInput={(event) => set({ accent: event.currentTarget.value })}
            />
            <input
              {...wires}
              class="hex"
              autocomplete="off"
              spellcheck={false}
              maxLength={7}
              placeholder="#1f3355"
              value={accent}
              onInput={(event) => set({ accent: event.currentTarget.value.trim() })}
            />
            {accent && (
              <button type="button" class="link-button" onClick={() => set({ accent: '' })}>
                Bellhop’s own
              </button>
            )}
          </span>
        )}
      </Field>
      {reads && (
        <>
          <div class="swatches">
            <Swatch name="light" accent={accent} text={reads.text} ratio={reads.light} />
            <Swatch name="dark" accent={accent} text={reads.text} ratio={reads.dark} />
          </div>
          <p class="help">
            Text on it is {reads.text === '#ffffff' ? 'white' : 'black'}, chosen for you: {reads.onColour.toFixed(1)}:1,
            and 4.5:1 is enough. {told ?? 'It can be told from the window in both looks.'}
          </p>
        </>
      )}
    </>
  )
}

function Swatch({
  name,
  accent,
  text,
  ratio,
}: {
  name: 'light' | 'dark'
  accent: string
  text: string
  ratio: number
}) {
  const ink = name === 'light' ? '#1a2740' : '#ece7dc'
  return (
    <figure class="swatch" style={{ background: papers[name], color: ink }}>
      <span class="bubble" style={{ background: accent, color: text }}>
        Where is my parcel?
      </span>
      <figcaption>
        In the {name} window {ratio.toFixed(1)}:1
      </figcaption>
    </figure>
  )
}
