import { describe, expect, it } from 'vitest'
import { secretsIn } from './secrets.ts'
import { read, repositoryFiles } from './sources.ts'

const binary = /\.(png|jpg|jpeg|ico|woff2?|wasm|sqlite)$/

describe('The tree', () => {
  it('holds no key, token or password that looks real', () => {
    const files = repositoryFiles().filter((path) => !binary.test(path))
    expect(files.length).toBeGreaterThan(100)
    const found = files.flatMap((path) => secretsIn(read(path)).map((secret) => ({ path, ...secret })))
    expect(found).toEqual([])
  })
})

/** Put together here, so that the tree itself holds none. */
const planted: [string, string][] = [
  ['a key of AWS', `aws = "${'AKIA'}Q7ZJ3MWN5XKD2RTV"`],
  ['a key of a model provider', `OPENAI_API_KEY=${'sk-'}proj-Zk3Vb8QpLr2NxT7wYd5HsJ9mCf4GaE6u`],
  ['a key of a model provider', `key: ${'sk-'}ant-api03-Zk3Vb8QpLr2NxT7wYd5HsJ9m`],
  ['a token of GitHub', `${'ghp'}_Zk3Vb8QpLr2NxT7wYd5HsJ9mCf4GaE6uBiOq`],
  ['a token of Slack', `${'xoxb'}-7263548190-Zk3Vb8QpLr2N`],
  ['a key of Google', `${'AIza'}SyZk3Vb8QpLr2NxT7wYd5HsJ9mCf4GaE6uB`],
  ['a key of Stripe', `${'sk_'}live_Zk3Vb8QpLr2NxT7wYd5H`],
  ['a token of npm', `//r/:_authToken=${'npm'}_Zk3Vb8QpLr2NxT7wYd5HsJ9mCf4GaE6uBiOq`],
  [
    'a private key',
    `${'-----BEGIN'} EC PRIVATE KEY-----\nMHcCAQEEIBkq7Zk3Vb8QpLr2NxT7wYd5HsJ9mCf4GaE6uBiOqoAoGCCqGSM49\n`,
  ],
  ['a signed token', `${'eyJ'}hbGciOiJIUzI1NiJ9.${'eyJ'}zdWIiOiI3MjYzNSJ9.Zk3Vb8QpLr2NxT7wYd5HsJ9mCf4GaE6u`],
  ['a password in an address', `postgres://desk:${'Zk3Vb8QpLr'}@db.internal:5432/desk`],
  ['a random value under a secret’s name', `const sessionSecret = '${'Zk3Vb8QpLr2NxT7w'}Yd5HsJ9m'`],
  ['a random value under a secret’s name', `"api_key": "${'7f3a9c1e5b8d2046'}af1b3c5d"`],
]

describe('The checker sees', () => {
  it.each(planted)('%s', (kind, text) => {
    const found = secretsIn(`first line\n${text}\n`)
    expect(found.map((secret) => secret.kind)).toContain(kind)
    expect(found[0]?.line).toBe(2)
  })

  it('never prints a secret whole', () => {
    for (const [, text] of planted) for (const { begins } of secretsIn(text)) expect(begins.length).toBeLessThan(9)
  })

  it.each([
    'OPENAI_API_KEY=sk-…',
    'key: sk-example-0000000000000000000000',
    'password: a clay cup at dawn',
    "const token = randomBytes(32).toString('base64url')",
    'tokenHash: text(token_hash).notNull().unique()',
    'token: started.conversationToken2',
    'BELLHOP_IDENTITY_SECRET: z.string().min(32)',
    '"integrity": "sha512-Zk3Vb8QpLr2NxT7wYd5HsJ9mCf4GaE6uBiOq=="',
    'https://user:pass@evil.example/',
    '-----BEGIN PRIVATE KEY-----',
  ])('nothing in: %s', (text) => {
    expect(secretsIn(text)).toEqual([])
  })
})
