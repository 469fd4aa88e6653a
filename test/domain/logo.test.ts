import { describe, expect, it } from 'vitest'
import { logoOf } from '../../src/domain/logo.ts'

const address = (type: string, bytes: string) =>
  `data:${type};base64,${Buffer.from(bytes, 'latin1').toString('base64')}`

describe('A logo', () => {
  it('is a PNG, a JPEG or a WebP whose bytes are of the kind that its address says', () => {
    const kinds = [
      ['image/png', '\x89PNG\r\n\x1a\n....'],
      ['image/jpeg', '\xff\xd8\xff\xe0 ........'],
      ['image/webp', 'RIFF\x10\x00\x00\x00WEBPVP8 '],
    ] as const
    for (const [type, bytes] of kinds) {
      expect(logoOf(address(type, bytes))?.type).toBe(type)
      for (const [other] of kinds) if (other !== type) expect(logoOf(address(other, bytes))).toBeUndefined()
    }
  })

  it('is nothing else, whatever it calls itself', () => {
    for (const wrong of [
      '',
      'data:image/png;base64,',
      'data:image/png,\x89PNG',
      address('image/png', '\x89PNG'),
      address('image/svg+xml', '<svg onload="alert(1)"/>'),
      address('image/gif', 'GIF89a..........'),
      `${address('image/png', '\x89PNG\r\n\x1a\n....')}" onerror="alert(1)`,
      `${address('image/png', '\x89PNG\r\n\x1a\n....')}\n`,
      ` ${address('image/png', '\x89PNG\r\n\x1a\n....')}`,
      'https://evil.example/logo.png',
    ])
      expect(logoOf(wrong), wrong).toBeUndefined()
  })
})
