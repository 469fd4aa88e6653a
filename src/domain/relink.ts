/** Links between files of the knowledge base, kept leading where they led when a file moves. */

/** Links and pictures of markdown to files, their address in angle brackets or not, and reference definitions. */
const inline = /(!?\[(?:[^\][]|\[[^\]]*\])*\]\()(?:<([^>\n]+)>|([^)\s]+))/g
const defined = /^( {0,3}\[[^\]\n]+\]:[ \t]*)(?:<([^>\n]+)>|(\S+))/gm
const fenced = /^( {0,3})(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^ {0,3}\2[^\n]*$|$(?![\s\S]))/gm

/**
 * The text of a file as it stands at another path: its relative addresses lead where they led.
 * @param from,to paths from the base's root
 */
export function movedText(text: string, from: string, to: string): string {
  return readdressed(text, (address) => {
    const target = targetOf(from, address)
    if (target === undefined) return undefined
    return relativeTo(to, target === from ? to : target) + tailOf(address)
  })
}

/** The text of another file, whose links to the one that moved lead to where it is now. */
export function relinked(text: string, path: string, from: string, to: string): string {
  return readdressed(text, (address) =>
    targetOf(path, address) === from ? relativeTo(path, to) + tailOf(address) : undefined,
  )
}

function readdressed(text: string, next: (address: string) => string | undefined): string {
  const put = (whole: string, before: string, framed: string | undefined, bare: string | undefined): string => {
    const address = framed ?? bare ?? ''
    const changed = next(address)
    if (changed === undefined || changed === address) return whole
    return `${before}${framed === undefined && !/[\s()<>]/.test(changed) ? changed : `<${changed}>`}`
  }
  // What stands in code is shown as it is.
  let out = ''
  let at = 0
  const change = (part: string) => part.replace(inline, put).replace(defined, put)
  for (const block of text.matchAll(fenced)) {
    out += change(text.slice(at, block.index)) + block[0]
    at = block.index + block[0].length
  }
  return out + change(text.slice(at))
}

/** The file that a relative address names, from the base's root; undefined where it names none. */
function targetOf(path: string, address: string): string | undefined {
  const [file = ''] = address.split(/[?#]/)
  if (file === '' || /^[a-z][a-z\d+.-]*:|^[/\\]/i.test(file) || !/\.[a-z\d]{1,5}$/i.test(file)) return undefined
  const names = path.split('/').slice(0, -1)
  for (const name of file.split('/')) {
    if (name === '.' || name === '') continue
    if (name !== '..') names.push(decoded(name))
    else if (names.pop() === undefined) return undefined
  }
  return names.join('/')
}

function relativeTo(path: string, target: string): string {
  const [from, to] = [path.split('/').slice(0, -1), target.split('/')]
  let same = 0
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same++
  const steps = [...from.slice(same).map(() => '..'), ...to.slice(same)]
  return steps.map((name) => name.replace(/[%#?]/g, encodeURIComponent)).join('/')
}

const tailOf = (address: string) => /[?#].*$/.exec(address)?.[0] ?? ''

function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
