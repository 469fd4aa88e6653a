/** Who writes the answers: how its provider does, what is left of the day's budget, and a test. */
import { useEffect, useState } from 'preact/hooks'
import type { DrafterStatus, DrafterTest } from '../../../../src/protocol/drafter.ts'
import { moment } from '../../../shared/time.ts'
import { now } from '../../live/now.ts'
import { wordsOf } from '../../live/session.ts'
import { drafterStatus, testDrafter } from '../../live/settings.ts'
import { advise, budgetWords, statusWords } from '../../pure/settings/drafter.ts'
import { faultWords } from '../../pure/words.ts'
import { locale } from '../../view/times.tsx'
import { Group } from './fields.tsx'

export function Drafter() {
  const [status, setStatus] = useState<DrafterStatus>()
  const [tested, setTested] = useState<DrafterTest>()
  const [wrong, setWrong] = useState('')
  const [busy, setBusy] = useState(false)
  const load = () => drafterStatus().then(setStatus, (error: unknown) => setWrong(wordsOf(error)))
  const test = async () => {
    setBusy(true)
    setWrong('')
    setTested(undefined)
    try {
      setTested(await testDrafter())
      await load()
    } catch (error) {
      setWrong(wordsOf(error))
    } finally {
      setBusy(false)
    }
  }
  useEffect(() => {
    void load()
  }, [])
  return (
    <Group id="drafter" title="Who writes the answers">
      {!status && !wrong && <i class="bone w60 tall" />}
      {status && <Status status={status} />}
      <div class="verbs">
        <button type="button" class="button" disabled={busy} onClick={() => void test()}>
          {busy ? 'Asking…' : 'Test'}
        </button>
        <span class="faint">
          {status?.model
            ? 'One short question; it costs a call of today’s budget.'
            : 'One short question; it costs nothing.'}
        </span>
      </div>
      <div aria-live="polite">
        {wrong && <p class="wrong">{wrong}</p>}
        {tested && <Tested test={tested} />}
      </div>
    </Group>
  )
}

function Status({ status: { name, model } }: { status: DrafterStatus }) {
  const at = new Date(now.value)
  if (!model) {
    return (
      <p>
        <b>Quotes from the articles.</b> Where the articles are judged to hold the answer, the right section is quoted
        word for word, steps as steps, with its source. No model is asked and no key is needed. For a model, set
        OPENAI_API_KEY (and OPENAI_BASE_URL, OPENAI_MODEL) where Bellhop is started, and start it again.
      </p>
    )
  }
  return (
    <dl class="model-facts">
      <div>
        <dt>Model</dt>
        <dd>
          {name.replace(/^openai /, '')} at {model.host}
        </dd>
      </div>
      <div>
        <dt>State</dt>
        <dd>
          <span class={model.on ? 'dot online' : 'dot away'} aria-hidden="true" /> {statusWords(model, at, locale)}
        </dd>
      </div>
      <div>
        <dt>Today’s budget</dt>
        <dd>{budgetWords(model.budget)}</dd>
      </div>
      <div>
        <dt>Last fault</dt>
        <dd>
          {model.lastFault
            ? `${moment(model.lastFault.at, at, locale)}: ${model.lastFault.why}`
            : 'None since the start'}
        </dd>
      </div>
      <div>
        <dt>Search</dt>
        <dd>{model.helpsToSearch ? 'The model helps where the articles are unsure' : 'Without the model'}</dd>
      </div>
    </dl>
  )
}

function Tested({ test: { question, passage, result, tookMs, tokens } }: { test: DrafterTest }) {
  const took = `${tookMs < 1_000 ? `${tookMs} ms` : `${(tookMs / 1_000).toFixed(1)} s`}${tokens === null ? '' : `, ${tokens} tokens`}`
  return (
    <div class={result.ok ? 'test ok' : 'test failed'}>
      <p class="verdict">
        {result.ok ? `It answers: ${took}.` : `It does not answer: ${faultWords(result.fault)} (${took}).`}
      </p>
      <p class="faint">
        Asked “{question}”, with “{passage}” to answer from.
      </p>
      {result.ok ? (
        <blockquote class="typed">{result.text}</blockquote>
      ) : (
        <p>
          {result.why.charAt(0).toUpperCase() + result.why.slice(1)}. <b>{advise(result.fault)}</b>
        </p>
      )}
    </div>
  )
}
