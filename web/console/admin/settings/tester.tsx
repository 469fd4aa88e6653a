/** What would happen if a customer wrote this, by the rules of the form, saved or not. */
import { useState } from 'preact/hooks'
import type { Trial } from '../../../../src/protocol/settings-calls.ts'
import { ApiError } from '../../../shared/api.ts'
import { wordsOf } from '../../live/session.ts'
import { tryMessage } from '../../live/settings.ts'
import { languages } from '../../pure/languages.ts'
import { placeWords } from '../../pure/settings/fields.ts'
import { handoffOf, type RulesForm } from '../../pure/settings/rules.ts'
import { trialWords } from '../../pure/settings/trial.ts'
import { confidenceWords, scoreWords } from '../../pure/words.ts'
import { Choice } from './fields.tsx'

type Tried =
  | { is: 'none' }
  | { is: 'trying' }
  | { is: 'failed'; message: string }
  | { is: 'done'; trial: Trial; off: string[] }

const spoken = [{ id: '', words: 'Not known' }, ...languages.map(({ value, words }) => ({ id: value, words }))]

export function Tester({ form }: { form: RulesForm }) {
  const [text, setText] = useState('')
  const [lang, setLang] = useState('')
  const [tried, setTried] = useState<Tried>({ is: 'none' })
  const test = async () => {
    if (!text.trim()) return
    setTried({ is: 'trying' })
    try {
      const trial = await tryMessage({ text, ...(lang && { lang }), handoff: handoffOf(form) })
      setTried({ is: 'done', trial, off: form.off })
    } catch (error) {
      setTried({ is: 'failed', message: refusal(error) })
    }
  }
  return (
    <section class="group tester" aria-labelledby="tester">
      <h2 id="tester">Try it</h2>
      <p>With the rules as they stand here, saved or not. Nothing is recorded, and no model is asked.</p>
      <div class="field">
        <label for="tester-text">If a customer wrote</label>
        <textarea
          id="tester-text"
          rows={3}
          dir="auto"
          placeholder="I want to cancel my contract"
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
            event.preventDefault()
            void test()
          }}
        />
      </div>
      <Choice label="Their browser’s language" value={lang} options={spoken} onPick={setLang} />
      <button type="button" class="button" disabled={!text.trim() || tried.is === 'trying'} onClick={() => void test()}>
        {tried.is === 'trying' ? 'Trying…' : 'Try'}
      </button>
      <div class="trial" aria-live="polite">
        {tried.is === 'failed' && <p class="wrong">{tried.message}</p>}
        {tried.is === 'done' && <Result trial={tried.trial} off={tried.off} />}
      </div>
    </section>
  )
}

function refusal(error: unknown): string {
  const field = error instanceof ApiError ? error.fields[0] : undefined
  return field
    ? `A rule needs another look first: ${placeWords(field.path, {}).toLowerCase()} ${field.message}.`
    : wordsOf(error)
}

function Result({ trial, off }: { trial: Trial; off: readonly string[] }) {
  const { tone, head, fired, understood } = trialWords(trial, off)
  const { text, considered, why, query, confidence, modelWrites, decision } = trial
  return (
    <>
      <p class={`verdict ${tone}`}>{head}.</p>
      {fired && (
        <p class="fired">
          {fired.words} <code class="code">{fired.reason}</code>
          <span class="faint">rule {fired.rule}</span>
        </p>
      )}
      {understood.length > 0 && (
        <ul class="understood">
          {understood.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      {text && (
        <details open={decision === 'answer' && text.length < 400}>
          <summary>What the customer would read</summary>
          <p class="typed">{text}</p>
          {modelWrites && decision === 'answer' && (
            <p class="faint">Quoted here; the model would say it in words of its own, and helps to search.</p>
          )}
        </details>
      )}
      {query && (
        <details>
          <summary>What the assistant looked at, {confidenceWords(confidence)}</summary>
          <ol class="trial-considered">
            {considered.map(({ articleId, title, heading, score }) => (
              <li key={`${articleId} ${heading ?? ''}`}>
                {title}
                {heading && <> › {heading}</>} <span class="faint">{scoreWords(score)}</span>
              </li>
            ))}
          </ol>
          {why.map((sentence) => (
            <p key={sentence} class="faint">
              {sentence}
            </p>
          ))}
        </details>
      )}
    </>
  )
}
