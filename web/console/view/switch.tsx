/** A wish that is on or off. */
import type { Signal } from '@preact/signals'
import { useId } from 'preact/hooks'

interface SwitchProps {
  kept: Signal<'on' | 'off'>
  words: string
  help?: string | undefined
  /** In place of simply keeping the wish. */
  onSwitch?: (on: boolean) => void
}

export function Switch({ kept, words, help, onSwitch }: SwitchProps) {
  const id = useId()
  return (
    <div class="wish">
      <label class="check">
        <input
          type="checkbox"
          checked={kept.value === 'on'}
          aria-describedby={help && id}
          onChange={(event) => {
            const on = event.currentTarget.checked
            if (onSwitch) onSwitch(on)
            else kept.value = on ? 'on' : 'off'
            // Where the wish was not granted, the box says so.
            event.currentTarget.checked = kept.peek() === 'on'
          }}
        />
        {words}
      </label>
      {help && (
        <p class="help" id={id}>
          {help}
        </p>
      )}
    </div>
  )
}
