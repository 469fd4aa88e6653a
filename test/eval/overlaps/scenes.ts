/**
 * Pairs that were written as help centres write, before the words of the search for contradictions were looked at, and
 * parted by chance: the one half was looked at while it was mended, the other only ever counted.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { seeded, shuffled } from '../random.ts'
import type { Pair } from './pairs.ts'

const folder = join(import.meta.dirname, '../../fixtures/overlaps')
const files: readonly (readonly [file: string, kind: Pair['kind']])[] = [
  ['en-contradictions', 'contradiction'],
  ['other-contradictions', 'contradiction'],
  ['en-look-alikes', 'none'],
  ['other-look-alikes', 'none'],
]

/** By which chance the halves are parted. */
const SEED = 20261122

/** The half that is looked at, and the half that is only counted. */
export function scenes(): { open: Pair[]; held: Pair[] } {
  const random = seeded(SEED)
  const halves = files.map(([file, kind]) => {
    const all = shuffled(readScenes(readFileSync(join(folder, `${file}.md`), 'utf8'), kind), random)
    return { open: all.slice(0, Math.ceil(all.length / 2)), held: all.slice(Math.ceil(all.length / 2)) }
  })
  return { open: halves.flatMap(({ open }) => open), held: halves.flatMap(({ held }) => held) }
}

/** `@ name`, then one article or two of them with `---` in between, each with its title as `# …`. */
function readScenes(text: string, kind: Pair['kind']): Pair[] {
  return text
    .split(/^@ /m)
    .slice(1)
    .map((scene): Pair => {
      const [, name = '', rest = ''] = /^(\S+)\n([\s\S]*)$/.exec(scene) ?? []
      const [one, other] = rest.split(/^---$/m).map((article): [string, string] => {
        const [, title, body] = /^\s*# ([^\n]+)\n([\s\S]*)$/.exec(article) ?? []
        if (!title || !body?.trim()) throw new Error(`An article of ${name} has no title or no text`)
        return [title, body.trim()]
      })
      if (!one) throw new Error(`${name} has no article`)
      const lang = (['de', 'fr', 'es', 'sr'] as const).find((each) => name.startsWith(`${each}-`)) ?? 'en'
      return { id: `${kind}/${name}`, lang, kind, one, ...(other && { other }) }
    })
}
