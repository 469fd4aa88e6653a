/** Where an article may lie in the knowledge base, so that every system can hold the file and no path leads out. */

/** Characters of a whole path, `.md` included, and bytes in UTF-8 of one name in it: file systems take 255. */
export const PATH_CHARACTERS = 240
const NAME_BYTES = 120
/** Folders below each other. */
const DEEPEST = 12

/** What some system or shell does not take in a name; `%` begins what an address might be decoded from. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const barred = /[\u0000-\u001f\u007f<>:"|?*\\%#[\]{}^`]/u
/** Nobody sees them, and they make two names look the same. */
const unseen = /[\p{Cf}\p{Co}\p{Cn}\u2028\u2029]/u
/** Names of devices on Windows, whatever their ending. */
const device = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])(?:\.|$)/iu

/**
 * What keeps a path from being one of a file in the knowledge base, whoever made that file: it could lead elsewhere.
 * @returns words that follow the path; undefined where nothing does
 */
export function leadsAway(path: string): string | undefined {
  if (path.length === 0) return 'is empty: name a file such as billing/refunds.md'
  if (path.length > 1_000) return 'is longer than 1000 characters'
  if (!path.isWellFormed() || path.includes('\0')) return 'holds characters that no path has'
  if (path.includes('\\')) return 'holds a backslash: folders are separated by /'
  const names = path.split('/')
  if (names.some((name) => name === '')) return 'begins or ends with a slash, or holds two in a row'
  if (names.some((name) => name === '.' || name === '..')) return 'holds . or .., which lead to other folders'
  if (names.some((name) => name.startsWith('.'))) return 'holds a name that begins with a dot: such files are hidden'
  if (names.includes('node_modules')) return 'lies in node_modules, which is not read'
  return undefined
}

/**
 * What keeps a path from being given to a new file.
 * @param ending what it has to end in, e.g. `.md`
 * @returns words that follow the path; undefined where nothing does
 */
export function pathFault(path: string, ending = '.md'): string | undefined {
  const away = leadsAway(path)
  if (away) return away
  if (!path.endsWith(ending) || path.length === ending.length || path.endsWith(`/${ending}`))
    return `does not end in a name with ${ending}`
  if (path.length > PATH_CHARACTERS) return `is longer than ${PATH_CHARACTERS} characters`
  if (path !== path.normalize('NFC')) return 'is not in the usual form of its letters (NFC)'
  const names = path.split('/')
  if (names.length > DEEPEST) return `lies more than ${DEEPEST} folders deep`
  for (const name of names) {
    const sign = barred.exec(name)?.[0]
    if (sign) return `holds ${shown(sign)}, which not every system takes in a name`
    if (unseen.test(name)) return 'holds a character that nobody sees'
    if (/^[\s-]|[\s.]$|\s\.md$/u.test(name)) return `has a name that begins or ends with a blank, a dot or a hyphen`
    if (device.test(name)) return `holds ${name}, which is a device on Windows`
    if (bytesOf(name) > NAME_BYTES) return `holds a name of more than ${NAME_BYTES} bytes`
  }
  return undefined
}

/** The id of the article in a file: its path without `.md`. */
export function idOf(path: string): string {
  return path.replace(/\.md$/i, '')
}

/** The file of an article. */
export function fileOf(articleId: string): string {
  return `${articleId}.md`
}

/** Paths as file systems compare them that know no case: two with the same key cannot lie in one folder. */
export function pathKey(path: string): string {
  return path.normalize('NFC').toLowerCase()
}

/** UTF-8 takes one to four bytes a character. */
function bytesOf(name: string): number {
  let bytes = 0
  for (const sign of name) {
    const code = sign.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}

function shown(sign: string): string {
  return /\p{Cc}/u.test(sign) ? 'a control character' : sign
}
