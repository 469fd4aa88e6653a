import { describe, expect, it } from 'vitest'
import { FILE_NAME_CHARACTERS, isPicture, recognise, sizeOf } from '../../src/domain/files.ts'
import { message } from '../fixtures/events.ts'
import { samples } from '../fixtures/files.ts'
import { ann, claims, conversation, decided, escalates, next, says, system, turn } from './folded.ts'

const type = (name: string, bytes: Uint8Array) => {
  const found = recognise(name, bytes)
  return 'fault' in found ? found.fault : found.type
}
const name = (given: string, bytes = samples.text) => {
  const found = recognise(given, bytes)
  return 'fault' in found ? found.fault : found.name
}

describe('What a file is', () => {
  it.each([
    ['photo.jpg', samples.jpeg, 'image/jpeg'],
    ['shot.PNG', samples.png, 'image/png'],
    ['a.gif', samples.gif, 'image/gif'],
    ['a.webp', samples.webp, 'image/webp'],
    ['a.avif', samples.avif, 'image/avif'],
    ['IMG_1.HEIC', samples.heic, 'image/heic'],
    ['a.mp4', samples.mp4, 'video/mp4'],
    ['a.mov', samples.mov, 'video/quicktime'],
    ['a.webm', samples.webm, 'video/webm'],
    ['bill.pdf', samples.pdf, 'application/pdf'],
    ['logs.zip', samples.zip, 'application/zip'],
    ['letter.docx', samples.zip, 'application/zip'],
    ['server.log', samples.text, 'text/plain'],
  ])('is told by its content: %s', (given, bytes, expected) => {
    expect(type(given, bytes)).toBe(expected)
  })

  it('is not taken where a browser or a system would run it, whatever it is called', () => {
    expect(type('picture.svg', samples.svg)).toBe('type')
    expect(type('page.html', samples.html)).toBe('type')
    expect(type('setup.exe', samples.program)).toBe('type')
    expect(type('setup.png', samples.program)).toBe('type')
    expect(type('setup.exe', samples.png)).toBe('type')
    expect(type('picture.png', samples.svg)).toBe('name')
    expect(type('run.js', samples.text)).toBe('type')
    expect(type('letter.docm', samples.zip)).toBe('type')
  })

  it('is what it begins with, where it could be two things at once', () => {
    expect(type('a.gif', samples.gifAndHtml)).toBe('image/gif')
    expect(type('a.html', samples.gifAndHtml)).toBe('type')
    expect(type('a.pdf', samples.pdfBehindGif)).toBe('name')
  })

  it('may be another picture than its name says: browsers save them like that', () => {
    expect(type('photo.jpg', samples.webp)).toBe('image/webp')
    expect(type('photo.pdf', samples.webp)).toBe('name')
  })

  it('is text only in UTF-8, without control characters', () => {
    expect(type('a.txt', new Uint8Array([0xff, 0xfe, 65, 0]))).toBe('type')
    expect(type('a.txt', new Uint8Array([65, 0, 66]))).toBe('type')
    expect(type('a.txt', new Uint8Array([65, 9, 10, 13, 66]))).toBe('text/plain')
    expect(type('a.txt', new Uint8Array([0xc3]))).toBe('type')
  })

  it('is nothing where it is empty', () => {
    expect(type('a.txt', new Uint8Array())).toBe('empty')
  })

  it('is shown as a picture only where every browser draws it and nothing in it runs', () => {
    const shown = Object.values(samples).flatMap((bytes) => {
      const found = recognise('file', bytes)
      return 'type' in found && isPicture(found) ? [found.type] : []
    })
    expect(new Set(shown)).toEqual(new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/avif']))
  })
})

describe('A file’s name', () => {
  it('is the last part of a path, on one line', () => {
    expect(name('../../etc/passwd.txt')).toBe('passwd.txt')
    expect(name('C:\\Users\\me\\notes.txt')).toBe('notes.txt')
    expect(name('a\r\nContent-Type: text/html\r\n\r\nb.txt')).toBe('html b.txt')
    expect(name('..')).toBe('file.txt')
    expect(name('')).toBe('file.txt')
  })

  it('holds nothing that turns text around or is unseen', () => {
    expect(name('invoice\u202Etxt.log')).toBe('invoicetxt.log')
    expect(name('a\u200Bb.txt')).toBe('ab.txt')
    // What was hidden is what counts.
    expect(name('pic\u202Egnp.exe', samples.png)).toBe('type')
  })

  it('keeps quotes, accents and other scripts as they are', () => {
    expect(name('"Rechnung" für José – 发票.txt')).toBe('"Rechnung" für José – 发票.txt')
  })

  it('gets the ending of what it is where it has none', () => {
    expect(name('scan', samples.png)).toBe('scan.png')
    expect(name('.env')).toBe('env.txt')
    expect(name('image.', samples.jpeg)).toBe('image.jpg')
  })

  it('is cut in the middle, so that its ending stays', () => {
    const long = name(`${'x'.repeat(500)}.txt`)
    expect(long).toHaveLength(FILE_NAME_CHARACTERS)
    expect(long.endsWith('….txt')).toBe(true)
    expect(name(`${'𝒳'.repeat(300)}.txt`).isWellFormed()).toBe(true)
  })
})

describe('A size', () => {
  it('is written as its reader writes numbers', () => {
    expect(sizeOf(1_234_567, 'en')).toBe('1.2 MB')
    expect(sizeOf(1_234_567, 'de')).toBe('1,2 MB')
    expect(sizeOf(10 * 1024 * 1024, 'en')).toBe('10 MB')
    expect(sizeOf(12, 'en')).toBe('1 kB')
    expect(sizeOf(234_567, 'en')).toBe('235 kB')
  })
})

describe('A customer’s message with files', () => {
  const file = { id: 'f', name: 'cup.png', type: 'image/png', bytes: 3 }
  const bare = { ...message('', { id: 'm' }), attachments: [file] }
  const sends = { do: 'customerSends' as const, message: bare }
  const queued = conversation(says('hello'), escalates())
  const assigned = next(queued, claims())
  const resolved = next(assigned, { do: 'resolve', agentId: 'ann', outcome: 'solved' })

  it('is for a person: the one who is there, or who has been asked for', () => {
    expect(decided(assigned, sends)).toEqual(['message.posted'])
    expect(decided(queued, sends)).toEqual(['message.posted'])
    expect(decided(turn(conversation()), sends)).toEqual({ refused: 'noPerson' })
    expect(decided(next(assigned, { do: 'return', agentId: 'ann', says: system() }), sends)).toEqual({
      refused: 'noPerson',
    })
  })

  it('opens a resolved conversation again only to its agent', () => {
    expect(decided(resolved, { ...sends, reopenTo: ann })).toEqual(['message.posted', 'conversation.reopened'])
    expect(decided(resolved, sends)).toEqual({ refused: 'noPerson' })
  })

  it('stands in lists by the names of its files where it has no words', () => {
    expect(next(assigned, sends).state.lastMessage?.text).toBe('cup.png')
    const worded = { ...sends, message: { ...bare, text: 'Here' } }
    expect(next(assigned, worded).state.lastMessage?.text).toBe('Here')
  })
})
