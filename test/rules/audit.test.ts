import { describe, expect, it } from 'vitest'
import { verdictOf } from '../audit.js'

const report = (vulnerabilities: Record<string, object>) =>
  JSON.stringify({ auditReportVersion: 2, vulnerabilities, metadata: { vulnerabilities: { total: 1 } } })
const hole = (severity: string) => ({
  name: 'left-pad',
  severity,
  range: '<1.3.0',
  via: ['other', { title: 'Pads to the right', url: 'https://advisories.example/1' }],
})

describe('What npm audit reports', () => {
  it.each(['moderate', 'high', 'critical'])('fails with what to look at where a hole is %s', (severity) => {
    const { passed, failed, says } = verdictOf(report({ 'left-pad': hole(severity) }))
    expect([passed, failed]).toEqual([0, 1])
    expect(says).toContain(`${severity}: left-pad <1.3.0  Pads to the right https://advisories.example/1`)
  })

  it.each<Record<string, object>>([{}, { 'left-pad': hole('low') }])(
    'passes where nobody can use what is known: %j',
    (vulnerabilities) => {
      expect(verdictOf(report(vulnerabilities))).toMatchObject({ passed: 1, failed: 0 })
    },
  )

  it.each([
    ['', 'no report'],
    ['<html>', 'no report'],
    ['null', 'no report'],
    ['{"message":"405 Method Not Allowed - POST https://x","error":{"summary":""}}', '405 Method Not Allowed'],
    ['{"error":{"summary":"getaddrinfo ENOTFOUND"}}', 'getaddrinfo ENOTFOUND'],
  ])('is no pass where the registry does not answer: %j', (text, why) => {
    const { passed, failed, says } = verdictOf(text)
    expect([passed, failed]).toEqual([0, 0])
    expect(says).toContain(`the registry does not answer it (${why})`)
  })
})
