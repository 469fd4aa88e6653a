/** What the figures and the probe say of a model's provider. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FakeOpenAI, startFakeOpenAI, wrongKey } from '../fake-openai/server.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'
import { call, covered, customerOf } from '../http/client.ts'

let model: FakeOpenAI
let server: TestServer
beforeEach(async () => {
  model = await startFakeOpenAI()
  server = await startServer({
    env: { OPENAI_BASE_URL: model.url, OPENAI_MODEL: 'gpt-test', BELLHOP_MODEL_SEARCH: '0' },
    limits: { MODEL_REQUESTS_PER_DAY: 10, MODEL_TOKENS_PER_DAY: 1_000 },
  })
})
afterEach(async () => {
  await server.removed()
  await model.close()
})

const figures = async () => (await call(server, 'GET', '/metrics')).text()
const ready = async () => (await call(server, 'GET', '/readyz')).json()

describe('The figures of a model', () => {
  it('count calls, times and tokens, and what is used of the budget', async () => {
    await (await customerOf(server)).says(covered)
    const text = await figures()
    expect(text).toMatch(/^bellhop_model_calls_total 1$/m)
    expect(text).toMatch(/^bellhop_model_retries_total 0$/m)
    expect(text).toMatch(/^bellhop_model_breaker_state 0$/m)
    expect(text).toMatch(/^bellhop_model_tokens_total\{direction="sent"\} 100$/m)
    expect(text).toMatch(/^bellhop_model_tokens_total\{direction="received"\} 10$/m)
    expect(text).toMatch(/^bellhop_model_first_token_seconds_count 1$/m)
    expect(text).toMatch(/^bellhop_model_seconds_count 1$/m)
    expect(text).toMatch(/^bellhop_model_budget_used_ratio\{unit="requests"\} 0\.1$/m)
    expect(text).toMatch(/^bellhop_model_budget_used_ratio\{unit="tokens"\} 0\.11$/m)
    expect(text).toMatch(/^bellhop_answers_total\{decision="answer",drafter="openai gpt-test"\} 1$/m)
    expect(await ready()).toMatchObject({ ready: true, drafter: { name: 'openai gpt-test', state: 'on' } })
  })

  it('count retries and faults by kind, and what was quoted instead; the probe tells that the model is off [S77] [S78]', async () => {
    model.script({ status: 503 })
    model.otherwise(wrongKey)
    const customer = await customerOf(server)
    await customer.says(covered)
    await customer.says('And how long do I have to return something?')
    const text = await figures()
    expect(text).toMatch(/^bellhop_model_calls_total 2$/m)
    expect(text).toMatch(/^bellhop_model_retries_total 1$/m)
    expect(text).toMatch(/^bellhop_model_faults_total\{fault="refused"\} 1$/m)
    expect(text).toMatch(/^bellhop_model_faults_total\{fault="breaker_open"\} 1$/m)
    expect(text).toMatch(/^bellhop_quoted_instead_total\{fault="refused"\} 1$/m)
    expect(text).toMatch(/^bellhop_model_breaker_state 1$/m)
    expect(text).toMatch(/^bellhop_drafter_available 0$/m)
    expect(await ready()).toMatchObject({
      ready: true,
      drafter: { available: false, state: 'off', why: 'key_refused', quoting: true, since: expect.any(String) },
    })
  })

  it('say nothing of what was asked, and the log neither', async () => {
    model.otherwise(wrongKey)
    const customer = await customerOf(server)
    await customer.says(covered)
    expect(await figures()).not.toContain(customer.id)
    expect(server.log()).toContain('the model is left alone: the model’s provider refuses the API key')
    expect(server.log()).not.toContain(covered)
  })
})
