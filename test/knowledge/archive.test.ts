import { crc32, deflateRawSync, gzipSync } from 'node:zlib'
import { pack } from 'tar-stream'
import { describe, expect, it } from 'vitest'
import { ZipFile } from 'yazl'
import { archiveLimits } from '../../src/knowledge/archive/limits.ts'
import { archiveKind, unpack } from '../../src/knowledge/archive/unpack.ts'

interface Entry {
  name: string | Buffer
  content?: string | Buffer
  /** Unix mode with the kind of file. */
  mode?: number
  flags?: number
  method?: number
  /** What it says its size is. */
  size?: number
  /** Where it says that it lies. */
  at?: number
  crc?: number
}

/** A ZIP written byte for byte, so that it can say what no tool would write. */
function zip(entries: readonly Entry[]): Uint8Array {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content = 'text', mode = 0o100644, flags = 0x800, method = 8, size, at, crc } of entries) {
    const raw = Buffer.from(content)
    const packed = method === 8 ? deflateRawSync(raw) : raw
    const file = Buffer.from(name)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(20, 4)
    local.writeUInt16LE(flags, 6)
    local.writeUInt16LE(method, 8)
    local.writeUInt32LE(crc ?? crc32(raw), 14)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt32LE(size ?? raw.length, 22)
    local.writeUInt16LE(file.length, 26)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt16LE((3 << 8) | 20, 4)
    central.writeUInt16LE(20, 6)
    central.writeUInt16LE(flags, 8)
    central.writeUInt16LE(method, 10)
    central.writeUInt32LE(crc ?? crc32(raw), 16)
    central.writeUInt32LE(packed.length, 20)
    central.writeUInt32LE(size ?? raw.length, 24)
    central.writeUInt16LE(file.length, 28)
    central.writeUInt32LE((mode * 0x10000) >>> 0, 38)
    central.writeUInt32LE(at ?? offset, 42)
    locals.push(local, file, packed)
    directory.push(central, file)
    offset += 30 + file.length + packed.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(offset, 16)
  return new Uint8Array(Buffer.concat([...locals, listed, end]))
}

/** A ZIP of one file, whose sizes stand in the extra field of ZIP64 (APPNOTE 4.5.3). */
function zip64(name: string, size: bigint): Uint8Array {
  const plain = Buffer.from(zip([{ name }]))
  const listed = plain.indexOf(Buffer.from('PK\x01\x02', 'latin1'))
  const end = plain.indexOf(Buffer.from('PK\x05\x06', 'latin1'))
  const extra = Buffer.alloc(12)
  extra.writeUInt16LE(1, 0)
  extra.writeUInt16LE(8, 2)
  extra.writeBigUInt64LE(size, 4)
  const central = Buffer.concat([plain.subarray(listed, end), extra])
  central.writeUInt32LE(0xffffffff, 24)
  central.writeUInt16LE(extra.length, 30)
  const last = Buffer.from(plain.subarray(end))
  last.writeUInt32LE(central.length, 12)
  return new Uint8Array(Buffer.concat([plain.subarray(0, listed), central, last]))
}

type Header = Parameters<ReturnType<typeof pack>['entry']>[0]

async function tar(entries: readonly (Header & { content?: string })[]): Promise<Uint8Array> {
  const packing = pack()
  for (const { content = 'text', ...header } of entries)
    packing.entry(header, header.type && header.type !== 'file' ? '' : content)
  packing.finalize()
  const chunks: Buffer[] = []
  for await (const chunk of packing) chunks.push(chunk as Buffer)
  return new Uint8Array(Buffer.concat(chunks))
}

const refusal = async (bytes: Uint8Array, limits = archiveLimits) => {
  const answer = await unpack(bytes, limits)
  return 'refused' in answer ? answer.refused : `opened: ${[...answer.files.keys()].join(', ')}`
}

describe('[S40] A ZIP is refused before it is unpacked', () => {
  it.each<[string, Entry[], RegExp]>([
    ['that leads out of its folder', [{ name: '../evil.md' }], /leads out of it/],
    ['that leads out from within', [{ name: 'a/b/../../../evil.md' }], /leads out of it/],
    ['that leads out with backslashes', [{ name: 'a\\..\\..\\evil.md' }], /leads out of it/],
    ['with an absolute path', [{ name: '/etc/cron.d/evil' }], /absolute path/],
    ['with a drive', [{ name: 'C:\\evil.md' }], /absolute path/],
    ['with a NUL in a name', [{ name: 'a.md\0.png' }], /characters that no file name has/],
    ['with a line break in a name', [{ name: 'a\n.md' }], /characters that no file name has/],
    ['with a symbolic link', [{ name: 'link', content: '/etc/passwd', mode: 0o120777 }], /is a link or a device/],
    ['with a device', [{ name: 'dev', mode: 0o020666 }], /is a link or a device/],
    ['that is encrypted', [{ name: 'a.md', flags: 0x801 }], /is encrypted/],
    ['with a foreign method', [{ name: 'a.md', method: 99 }], /packed in a way that is not read here/],
    ['with two of one name', [{ name: 'a.md' }, { name: './a.md' }], /"a.md" is in the archive twice/],
    [
      'with one name in two forms of its letters',
      [{ name: 'caf\u00e9.md' }, { name: 'cafe\u0301.md' }],
      /"caf\u00e9.md" is in the archive twice/,
    ],
    ['whose list of files is encrypted too', [{ name: 'a.md', flags: 0x2801 }], /"a.md" in the archive is encrypted/],
    [
      'with files over each other',
      [
        { name: 'a.md', content: 'x'.repeat(500), method: 0 },
        { name: 'b.md', content: 'x'.repeat(500), method: 0, at: 0 },
      ],
      /lie over each other/,
    ],
    ['with a file beyond its end', [{ name: 'a.md', at: 1_000_000 }], /beyond the end/],
    [
      'that is a bomb',
      [{ name: 'bomb.md', content: Buffer.alloc(8 * 1024 * 1024) }],
      /times larger than what it is packed into/,
    ],
    ['with a path of 2,000 letters', [{ name: `${'a'.repeat(2_000)}.md` }], /more than 1000 characters/],
    ['with a path of 100 folders', [{ name: `${'a/'.repeat(100)}b.md` }], /more than 40 folders/],
  ])('%s', async (_, entries, why) => {
    expect(await refusal(zip([{ name: 'fine.md' }, ...entries]))).toMatch(why)
  })

  it('that says a smaller size than comes out of it', async () => {
    expect(await refusal(zip([{ name: 'a.md', content: 'x'.repeat(5_000), size: 10 }]))).toMatch(
      /damaged|cannot be read/,
    )
  })

  it('whose content is another than it says', async () => {
    expect(await refusal(zip([{ name: 'a.md', crc: 1 }]))).toMatch(/is damaged/)
  })

  it('that goes on behind its end', async () => {
    const whole = zip([{ name: 'a.md' }])
    for (const more of [Buffer.from('more'), whole])
      expect(await refusal(new Uint8Array(Buffer.concat([whole, more])))).toMatch(
        /cannot be read|more in the archive than its list of files says/,
      )
  })

  it('of the large kind (ZIP64) that says a size nobody takes', async () => {
    expect(await refusal(zip64('huge.md', 5n * 1024n ** 4n))).toMatch(/"huge.md" has more than 100 MiB/)
    expect(await refusal(zip64('fine.md', 4n))).toBe('opened: fine.md')
  })

  it('with more files, or more bytes, than are taken', async () => {
    const many = zip([{ name: 'a.md' }, { name: 'b.md' }, { name: 'c.md' }])
    expect(await refusal(many, { ...archiveLimits, ENTRIES: 2 })).toMatch(/more than 2 files/)
    expect(await refusal(many, { ...archiveLimits, UNPACKED_BYTES: 10 })).toMatch(/when it is unpacked/)
    expect(await refusal(many, { ...archiveLimits, FILE_BYTES: 3 })).toMatch(/"a.md" has more than/)
    expect(await refusal(many, { ...archiveLimits, ARCHIVE_BYTES: 10 })).toMatch(/The archive has more than/)
  })

  it('that is cut off, or nothing but its beginning', async () => {
    const whole = zip([{ name: 'a.md', content: 'x'.repeat(300) }])
    for (const length of [4, 40, whole.length - 30])
      expect(await refusal(whole.subarray(0, length))).toMatch(/cannot be read|not opened here/)
  })
})

describe('[S40] A TAR is refused at the first thing that must not be', () => {
  it.each<[string, Header, RegExp]>([
    ['leads out of its folder', { name: '../evil.md' }, /leads out of it/],
    ['has an absolute path', { name: '/evil.md' }, /absolute path/],
    ['holds a symbolic link', { name: 'link', type: 'symlink', linkname: '/etc/passwd' }, /is a symlink/],
    ['holds a hard link', { name: 'hard', type: 'link', linkname: 'a.md' }, /is a link/],
    ['holds a device', { name: 'dev', type: 'character-device' }, /is a character-device/],
    ['holds a pipe', { name: 'pipe', type: 'fifo' }, /is a fifo/],
  ])('%s', async (_, header, why) => {
    const plain = await tar([{ name: 'fine.md' }, header])
    expect(await refusal(plain)).toMatch(why)
    expect(await refusal(new Uint8Array(gzipSync(plain)))).toMatch(why)
  })

  it('that is a bomb behind gzip, or has two of one name, or ends too early', async () => {
    const bomb = gzipSync(await tar([{ name: 'a.md', content: '\0'.repeat(16 * 1024 * 1024) }]))
    expect(await refusal(new Uint8Array(bomb))).toMatch(/times larger/)
    expect(await refusal(await tar([{ name: 'a.md' }, { name: 'a.md' }]))).toMatch(/twice/)
    const whole = await tar([{ name: 'a.md', content: 'x'.repeat(5_000) }])
    expect(await refusal(whole.subarray(0, 2_000))).toMatch(/cannot be read/)
    expect(await refusal(new Uint8Array(gzipSync(whole)).subarray(0, 60))).toMatch(/cannot be read|not opened here/)
  })
})

describe('An archive that is fine', () => {
  it('is unpacked, without the folder that everything lies in and what systems add', async () => {
    const answer = await unpack(
      zip([
        { name: 'repo-main/a.md', content: 'A' },
        { name: 'repo-main/b/', content: '' },
        { name: 'repo-main/b/ü.md', content: 'B' },
        { name: 'repo-main/.DS_Store' },
      ]),
    )
    if ('refused' in answer) throw new Error(answer.refused)
    expect([...answer.files].map(([path, bytes]) => [path, Buffer.from(bytes).toString()])).toEqual([
      ['a.md', 'A'],
      ['b/ü.md', 'B'],
    ])
  })

  it('may have names as old systems wrote them', async () => {
    // CP437 has ü at 0x81.
    const old = zip([{ name: Buffer.from([0x81, 0x2e, 0x6d, 0x64]), flags: 0 }, { name: 'b.md' }])
    expect(await refusal(old)).toBe('opened: ü.md, b.md')
  })

  it('is a TAR, packed or not, or what a library writes', async () => {
    const plain = await tar([{ name: 'docs/', type: 'directory' }, { name: 'docs/a.md' }, { name: 'b.md' }])
    expect(await refusal(plain)).toBe('opened: docs/a.md, b.md')
    expect(await refusal(new Uint8Array(gzipSync(plain)))).toBe('opened: docs/a.md, b.md')
    const written = new ZipFile()
    written.addBuffer(Buffer.from('A'), 'x/a.md')
    written.addBuffer(Buffer.from('B'), 'b.md')
    written.end()
    const chunks: Buffer[] = []
    for await (const chunk of written.outputStream) chunks.push(chunk as Buffer)
    expect(await refusal(new Uint8Array(Buffer.concat(chunks)))).toBe('opened: x/a.md, b.md')
  })

  it('is told from what is none, and from those that are not opened', async () => {
    expect(archiveKind(new TextEncoder().encode('# Text'))).toBeUndefined()
    expect(archiveKind(new Uint8Array([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]))).toBe('foreign')
    expect(await refusal(new Uint8Array(gzipSync('only text')))).toMatch(/not opened here/)
  })
})
