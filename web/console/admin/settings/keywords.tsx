/** The desk's own rules: words by language, what they do, and the code that is recorded. */
import { useState } from 'preact/hooks'
import { Plus, Trash } from '../../../shared/icons.tsx'
import { languages, languageWords } from '../../pure/languages.ts'
import { type FieldFault, faultAt } from '../../pure/settings/fields.ts'
import { type KeywordForm, type RulesForm, reasonCode } from '../../pure/settings/rules.ts'
import { Area, Choice, Line } from './fields.tsx'
import type { Editing } from './shell.tsx'
import { TakenOut } from './taken-out.tsx'

const does = [
  { id: 'hand_over', words: 'Bring in a person' },
  { id: 'offer', words: 'Offer a person' },
] as const

const spoken = languages.map(({ value, words }) => ({ id: value, words }))

export function Keywords({ form, set, faults }: Editing<RulesForm>) {
  const [gone, setGone] = useState<{ rule: KeywordForm; at: number }>()
  const { keywords } = form
  const put = (at: number, change: Partial<KeywordForm>) =>
    set({ keywords: keywords.map((rule, n) => (n === at ? { ...rule, ...change } : rule)) })
  return (
    <>
      {keywords.length === 0 && (
        <p class="faint none">None yet. For example “cancel my contract”, recorded as contract_end.</p>
      )}
      <ul class="keyword-rules">
        {keywords.map((rule, at) => (
          <KeywordRule
            key={at}
            rule={rule}
            at={at}
            faults={faults}
            onRule={(change) => put(at, change)}
            onRemove={() => {
              setGone({ rule, at })
              set({ keywords: keywords.filter((_, n) => n !== at) })
            }}
          />
        ))}
      </ul>
      <div class="verbs">
        <button
          type="button"
          class="button small"
          onClick={() =>
            set({ keywords: [...keywords, { id: '', lang: 'en', words: '', does: 'hand_over', reason: '' }] })
          }
        >
          <Plus size={14} /> Add a rule
        </button>
        {gone && (
          <TakenOut
            what="The rule"
            onUndo={() => {
              set({ keywords: keywords.toSpliced(gone.at, 0, gone.rule) })
              setGone(undefined)
            }}
          />
        )}
      </div>
    </>
  )
}

interface KeywordProps {
  rule: KeywordForm
  at: number
  faults: readonly FieldFault[]
  onRule: (change: Partial<KeywordForm>) => void
  onRemove: () => void
}

function KeywordRule({ rule, at, faults, onRule, onRemove }: KeywordProps) {
  const path = `handoff.keywords.${at}`
  const code = reasonCode(rule.reason)
  const known = languages.some(({ value }) => value === rule.lang)
  return (
    <li>
      <fieldset class="keyword-rule bare" aria-label={`Rule ${at + 1}`}>
        <Area
          label="Words and phrases, one a line"
          path={`${path}.words`}
          placeholder={'cancel my contract\nterminat*'}
          value={rule.words}
          onText={(words) => onRule({ words })}
          faults={faults}
        />
        <div class="keyword-facts">
          <Choice
            label="Language"
            value={rule.lang}
            // A tag that came over the API may be one that is not offered here.
            options={known ? spoken : [{ id: rule.lang, words: languageWords(rule.lang) }, ...spoken]}
            onPick={(lang) => onRule({ lang })}
            error={faultAt(faults, `${path}.lang`)}
          />
          <Choice label="Does" value={rule.does} options={does} onPick={(next) => onRule({ does: next })} />
          <Line
            label="Reason"
            path={`${path}.reason`}
            placeholder="End of contract"
            help={code && code !== rule.reason ? `Recorded as ${code}.` : undefined}
            value={rule.reason}
            onText={(reason) => onRule({ reason })}
            faults={faults}
          />
          <button
            type="button"
            class="icon-button"
            aria-label={`Remove rule ${code || at + 1}`}
            title="Remove"
            onClick={onRemove}
          >
            <Trash size={16} />
          </button>
        </div>
      </fieldset>
    </li>
  )
}
