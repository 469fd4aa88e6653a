/** Bellhop's own rules: what fires, whether it may be switched off, its number, and the code that it records. */
import { faultAt } from '../../pure/settings/fields.ts'
import type { Rule, RulesForm } from '../../pure/settings/rules.ts'
import { Toggle } from './fields.tsx'
import type { Editing } from './shell.tsx'

export function RuleRows({ rules, form, set, faults }: Editing<RulesForm> & { rules: readonly Rule[] }) {
  const put = (family: string, on: boolean) =>
    set({ off: on ? form.off.filter((other) => other !== family) : [...form.off, family] })
  return (
    <ul class="rule-rows">
      {rules.map(({ words, about, reason, family, threshold, unit }) => {
        const on = family === undefined || !form.off.includes(family)
        const fault = threshold && faultAt(faults, `handoff.${threshold}`)
        return (
          <li key={words} class="rule-row">
            {family ? (
              <Toggle on={on} label={words} onSwitch={(next) => put(family, next)} />
            ) : (
              <span class="always" title="This rule cannot be switched off">
                always
              </span>
            )}
            <span class="rule-words">
              {words}
              <span class="faint">{about}</span>
            </span>
            {threshold && on && (
              <label class="threshold">
                <input
                  class="bare-field number"
                  inputMode="decimal"
                  autocomplete="off"
                  aria-label={`${words}, ${unit}`}
                  aria-invalid={fault ? true : undefined}
                  value={form[threshold]}
                  onInput={(event) => set({ [threshold]: event.currentTarget.value })}
                />
                {unit}
              </label>
            )}
            <code class="code">{reason}</code>
            {fault && <p class="wrong">{fault}</p>}
          </li>
        )
      })}
    </ul>
  )
}
