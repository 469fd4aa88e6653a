/** What one agent wants of this browser: kept here, for every tab of it, and told to nobody. */
import type { Signal } from '@preact/signals'
import { useState } from 'preact/hooks'
import { permission, switchNotifications, switchSound } from '../live/alerts.ts'
import { hasGesture, ring } from '../live/bell.ts'
import { asideShown, density, notifications, singleKeys, sound, theme } from '../live/prefs.ts'
import { closeDialog } from './dialogs.tsx'
import { Modal } from './modal.tsx'
import { Switch } from './switch.tsx'

const themeWords = { system: 'System', light: 'Light', dark: 'Dark' }
const densityWords = { comfortable: 'Comfortable', compact: 'Compact' }

export function PreferencesDialog() {
  const [said, setSaid] = useState('')
  return (
    <Modal title="Preferences" onClose={closeDialog}>
      <section class="prefs">
        <h3>When somebody waits</h3>
        <Switch
          kept={sound}
          words="Ring a bell"
          help={hasGesture() ? undefined : 'This browser lets a page ring only after you pressed something in it.'}
          onSwitch={(on) => setSaid(switchSound(on))}
        />
        <Switch
          kept={notifications}
          words="Show a notification while the console is not in front"
          help={
            permission() === 'denied' ? 'The browser forbids it: allow notifications for this site there.' : undefined
          }
          onSwitch={(on) => void switchNotifications(on).then(setSaid)}
        />
        <p class="prefs-test">
          <button type="button" class="button small" onClick={() => setSaid(ring() ? 'That was the bell.' : noSound)}>
            Try the bell
          </button>
          <span role="status">{said}</span>
        </p>
        <p class="help">Nothing rings while you are away. However many tabs are open, one of them rings.</p>
      </section>
      <section class="prefs">
        <h3>How it looks</h3>
        <Choices legend="Theme" kept={theme} words={themeWords} />
        <Choices legend="Density" kept={density} words={densityWords} />
        <Switch kept={asideShown} words="Show the brief beside the conversation where there is room" />
      </section>
      <section class="prefs">
        <h3>Keyboard</h3>
        <Switch kept={singleKeys} words="Use single keys" help="Ctrl or ⌘ with K works all the same." />
      </section>
    </Modal>
  )
}

const noSound = 'This browser plays no sound here.'

function Choices<T extends string>({
  legend,
  kept,
  words,
}: {
  legend: string
  kept: Signal<T>
  words: Record<T, string>
}) {
  return (
    <fieldset class="segments bare">
      <legend>{legend}</legend>
      {(Object.keys(words) as T[]).map((value) => (
        <label key={value}>
          <input
            type="radio"
            name={legend}
            checked={kept.value === value}
            onChange={() => {
              kept.value = value
            }}
          />
          <span>{words[value]}</span>
        </label>
      ))}
    </fieldset>
  )
}
