/** The knowledge base as it would be found if no article listed its `questions`. */
import { existsSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { stringify } from 'yaml'
import type { Article } from '../domain/articles.ts'
import type { Clock, Log } from '../ports.ts'
import { undetermined } from './languages.ts'
import { type Library, openLibrary } from './library.ts'
import { synonymsFile } from './synonyms.ts'

/**
 * Opens a copy of the articles that customers may see, without their lists, for telling which questions are found by the text alone: a
 * customer's words are never the listed ones letter for letter. The copy lies in a temporary folder until it is closed.
 */
export async function openUnlisted(
  library: Pick<Library, 'articles' | 'status'>,
  options: { clock: Pick<Clock, 'now'>; log: Log },
): Promise<Library> {
  const folder = await mkdtemp(join(tmpdir(), 'bellhop-unlisted-'))
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    for (const article of library.articles()) await copy(folder, article)
    const synonyms = join(library.status().folder, synonymsFile)
    if (existsSync(synonyms)) await copyFile(synonyms, join(folder, synonymsFile))
    const unlisted = await openLibrary({ ...options, folder, watch: false })
    return {
      ...unlisted,
      async close() {
        await unlisted.close()
        await remove()
      },
    }
  } catch (error) {
    await remove()
    throw error
  }
}

async function copy(folder: string, { id, body, title, description, lang, tags, aliases }: Article): Promise<void> {
  const file = join(folder, `${id}.md`)
  const front = { title, ...(description && { description }), ...(lang !== undetermined && { lang }), tags, aliases }
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, `---\n${stringify(front)}---\n${body}`)
}
