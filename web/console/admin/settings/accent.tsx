/** The window's colour, with how well it reads in light and dark. */

import { faultAt } from '../../pure/settings/fields.ts'
import { advice, legibility, type Shade, type WindowForm } from '../../pure/settings/window.ts'
import { Field } from '../../view/field.tsx'
import type { Editing } from './shell.tsx'

/** What the picker starts from: the house's navy. */
const USUAL = '#1f3355'

export function Accent({ form, set, faults }: Editing<WindowForm>) {
  const { accent } = form
  const reads = legibility(accent)
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
            <Swatch name="light" shade={reads.light} />
            <Swatch name="dark" shade={reads.dark} />
          </div>
          <p class="help">
            Text on it is {reads.light.text === '#ffffff' ? 'white' : 'black'}, chosen for you.{' '}
            {advice(accent, reads) ?? 'It is told from the window in both looks, and taken as it is.'}
          </p>
        </>
      )}
    </>
  )
}

/** `--paper` and `--ink` of shared/tokens.css. */
const rooms = { light: ['#faf7f1', '#1a2740'], dark: ['#121925', '#ece7dc'] } as const

function Swatch({ name, shade }: { name: 'light' | 'dark'; shade: Shade }) {
  const [background, color] = rooms[name]
  return (
    <figure class="swatch" style={{ background, color }}>
      <span class="bubble" style={{ background: shade.fill, color: shade.text }}>
        Where is my parcel?
      </span>
      <figcaption>
        {shade.fill}, text {shade.reads.toFixed(1)}:1
      </figcaption>
    </figure>
  )
}
