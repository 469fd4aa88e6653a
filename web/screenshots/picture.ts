/** Takes pictures and keeps them small enough for a repository. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Locator, Page } from 'playwright-core'
import { decode, encode } from './png.ts'

const here = dirname(fileURLToPath(import.meta.url))
/** In the manual, whose articles show what lies in the knowledge base. */
const folder = join(here, '../../knowledge-base/pictures')
/** Some are shown in the README too, which has copies of its own: a knowledge base can be another folder. */
const readme = readFileSync(join(here, '../../README.md'), 'utf8')
/** Beyond this a picture costs the repository more than it tells. */
const MOST_BYTES = 150_000

/**
 * Writes a picture of a page or of a part of it.
 * @throws Error where the picture is too heavy for the repository
 */
export async function picture(of: Page | Locator, name: string): Promise<void> {
  const taken = await of.screenshot({ scale: 'css', animations: 'disabled', caret: 'hide' })
  const png = encode(decode(taken))
  if (png.length > MOST_BYTES) throw new Error(`${name}.png has ${png.length} bytes; at most ${MOST_BYTES}.`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${name}.png`), png)
  if (readme.includes(`(web/screenshots/${name}.png)`)) writeFileSync(join(here, `${name}.png`), png)
  console.log(`${name}.png, ${Math.round(png.length / 1000)} KB`)
}

/** The part of a page that holds some of its parts, with a margin in pixels. */
export async function around(page: Page, name: string, parts: Locator[], margin = 12): Promise<void> {
  const boxes = (await Promise.all(parts.map((part) => part.boundingBox()))).filter((box) => box !== null)
  const left = Math.min(...boxes.map(({ x }) => x)) - margin
  const top = Math.min(...boxes.map(({ y }) => y)) - margin
  const right = Math.max(...boxes.map(({ x, width }) => x + width)) + margin
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height)) + margin
  await picture(
    cut(page, { x: Math.max(0, left), y: Math.max(0, top), width: right - left, height: bottom - top }),
    name,
  )
}

interface Box {
  x: number
  y: number
  width: number
  height: number
}

function cut(page: Page, clip: Box): Page {
  const size = page.viewportSize() ?? { width: 1280, height: 860 }
  const inside = {
    ...clip,
    width: Math.min(clip.width, size.width - clip.x),
    height: Math.min(clip.height, size.height - clip.y),
  }
  return { screenshot: (options) => page.screenshot({ ...options, clip: inside }) } as Page
}
