/** The environment, read once: what it means, and every mistake in it at once. */
import { describe, expect, it } from 'vitest'
import { ConfigError, readConfig } from '../../src/config.ts'
import { defaultLimits, Limits } from '../../src/protocol/limits.ts'

function mistakesIn(env: Record<string, string>): string[] {
  try {
    readConfig(env)
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError)
    return (error as ConfigError).message.split('\n').slice(1)
  }
  return []
}

describe('The settings', () => {
  it('need nothing to be set', () => {
    const config = readConfig({})
    expect(config).toMatchObject({ port: 3000, host: '127.0.0.1', sites: [], trustProxy: false, logLevel: 'info' })
    expect(config.limits).toEqual(defaultLimits)
    expect(config.openai).toBeUndefined()
    expect(config.knowledgeBase).toMatch(/knowledge-base$/)
  })

  it.each(['', ' ', '\t'])('count %j as none', (value) => {
    const names = ['PORT', 'BELLHOP_SITES', 'OPENAI_API_KEY', 'BELLHOP_LIMIT_BODY_BYTES']
    expect(readConfig(Object.fromEntries(names.map((name) => [name, value])))).toEqual(readConfig({}))
  })

  it('are taken as they are meant', () => {
    const config = readConfig({
      PORT: '0',
      BELLHOP_URL: 'https://help.shop.example/path?x',
      BELLHOP_SITES: ' https://shop.example/,http://localhost:8080 ',
      BELLHOP_TRUST_PROXY: '1',
      BELLHOP_LIMIT_FRAME_BYTES: '100',
      OPENAI_BASE_URL: 'http://localhost:11434/v1',
      OPENAI_MODEL: 'llama',
    })
    expect(config).toMatchObject({
      port: 0,
      publicUrl: 'https://help.shop.example',
      sites: ['https://shop.example', 'http://localhost:8080'],
      trustProxy: true,
      limits: { FRAME_BYTES: 100 },
      openai: { baseUrl: 'http://localhost:11434/v1', model: 'llama' },
    })
  })

  it('name every mistake at once, with the variable and what it takes', () => {
    const env = {
      PORT: '70000',
      BELLHOP_SITES: 'shop.example',
      BELLHOP_URL: 'ftp://x',
      BELLHOP_TRUST_PROXY: 'yes',
      BELLHOP_MAX_WRONG: '0',
      BELLHOP_IDENTITY_SECRET: 'short',
      OPENAI_BASE_URL: 'nowhere',
      LOG_LEVEL: 'loud',
      BELLHOP_LIMIT_BODY_BYTES: '-1',
      BELLHOP_LIMIT_SPEED: '3',
      BELLHOP_COLOUR: 'blue',
    }
    const mistakes = mistakesIn(env)
    for (const name of Object.keys(env)) {
      expect(mistakes.filter((line) => line.trim().startsWith(`${name}: `))).toHaveLength(1)
    }
    expect(mistakes.find((line) => line.includes('PORT'))).toContain('0 to 65535')
    expect(mistakes.find((line) => line.includes('LOG_LEVEL'))).toContain('silent')
    expect(mistakes.find((line) => line.includes('BODY_BYTES'))).toContain('bytes')
  })

  it.each(['1.5', 'NaN', 'Infinity', '1e999', '0x', '-1', '65536', '3000 '.repeat(2)])(
    'take no port but a whole number, and say so: %j',
    (port) => {
      expect(mistakesIn({ PORT: port })).toEqual([expect.stringMatching(/PORT: takes a port number from 0 to 65535$/)])
    },
  )

  it('never show a secret in a mistake', () => {
    const secret = 'SAVORY'
    expect(
      mistakesIn({ BELLHOP_IDENTITY_SECRET: secret, OPENAI_BASE_URL: 'x', OPENAI_API_KEY: secret }).join(),
    ).not.toContain(secret)
  })

  it('ask for a model with an address of one’s own', () => {
    expect(mistakesIn({ OPENAI_BASE_URL: 'http://localhost:1/v1' }).join()).toContain('OPENAI_MODEL')
  })

  it('can change every limit, each to a whole number above 0', () => {
    for (const name of Object.keys(Limits.shape)) {
      expect(readConfig({ [`BELLHOP_LIMIT_${name}`]: '7' }).limits).toMatchObject({ [name]: 7 })
      for (const wrong of ['0', '-7', '1.5', 'many']) {
        expect(mistakesIn({ [`BELLHOP_LIMIT_${name}`]: wrong })).toEqual([
          expect.stringMatching(new RegExp(`BELLHOP_LIMIT_${name}: takes a number of \\w+`)),
        ])
      }
    }
  })
})
