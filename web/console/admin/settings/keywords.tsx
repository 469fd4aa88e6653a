/** The desk's own rules: words by language, what they do, and the code that is recorded. */
import { useId, useState } from 'preact/hooks'
import { Plus, Trash } from '../../../shared/icons.tsx'
import type { FieldFault } from '../../pure/settings/fields.ts'
import { type KeywordForm, type RulesForm, reasonCode } from '../../pure/settings/rules.ts'
import { common, languageTag } from '../../pure/settings/teams.ts'
import { languageName } from '../../pure/words.ts'
import { Area, Choice, Line } from './fields.tsx'
import type { Editing } from './shell.tsx'

const does = [
  { id: 'hand_over', words: 'Bring in a person' },
  { id: 'offer', words: 'Offer a person' },
] as const

export function Keywords({ form, set, faults }: Editing<RulesForm>) {
  const [gone, setGone] = useState<{ rule: KeywordForm; at: number }>()
  const languages = useId()
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
            languages={languages}
            faults={faults}
            onRule={(change) => put(at, change)}
            onRemove={() => {
              setGone({ rule, at })
              set({ keywords: keywords.filter((_, n) => n !== at) })
            }}
          />
        ))}
      </ul>
      <datalist id={languages}>
        {common.map((tag) => (
          <option key={tag} value={languageName(tag)} />
        ))}
      </datalist>
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
          <span class="undo" role="status">
            The rule is taken out.{' '}
            <button
              type="button"
              class="link-button"
              onClick={() => {
                set({ keywords: [...keywords.slice(0, gone.at), gone.rule, ...keywords.slice(gone.at)] })
                setGone(undefined)
              }}
            >
              Undo
            </button>
          </span>
        )}
      </div>
    </>
  )
}

interface KeywordProps {
  rule: KeywordForm
  at: number
  /** The id of the list of languages. */
  languages: string
  faults: readonly FieldFault[]
  onRule: (change: Partial<KeywordForm>) => void
  onRemove: () => void
}

function KeywordRule({ rule, at, languages, faults, onRule, onRemove }: KeywordProps) {
  const path = `handoff.keywords.${at}`
  const code = reasonCode(rule.reason)
  const lang = languageTag(rule.lang.trim())
  const shown = languageName(rule.lang) ?? rule.lang
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
          <Line
            label="Language"
            path={`${path}.lang`}
            list={languages}
            value={shown}
            onText={(text) => onRule({ lang: languageTag(text) })}
            help={languageName(lang) ? undefined : 'By its name, or a tag such as de.'}
            faults={faults}
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
