/** A desk over a knowledge base in a folder, and two who write in it. */
import { afterEach, beforeEach } from 'vitest'
import { type Denied, isDenied } from '../../../src/desk/desk.ts'
import { openBase, type TestBase } from '../../fixtures/content.ts'
import { hired, type Member, openDesk, type TestDesk } from '../../fixtures/desk.ts'

export interface Editing {
  desk: TestDesk
  base: TestBase
  mira: Member
  eve: Member
  /** The revision that lies on disk now. */
  revision(path: string): Promise<string>
  /** Reads what lies on disk and waits for it. */
  read(): Promise<void>
}

export const refunds = '---\ntitle: Refunds\n---\nWe pay back within 14 days. See [returns](../orders/returns.md).\n'
const articles = {
  'billing/refunds.md': refunds,
  'orders/returns.md': '---\ntitle: Returns\n---\nSend it back. [Refunds](../billing/refunds.md#when) follow.\n',
}

/** One for each test of a file. */
export function editing(): Editing {
  const held = {} as Editing
  beforeEach(async () => {
    const desk = await openDesk()
    const base = await openBase(articles, desk.clock)
    desk.content = base.content
    const [mira, eve] = [await hired(desk, 'Mira'), await hired(desk, 'Eve')]
    Object.assign(held, {
      desk,
      base,
      mira,
      eve,
      revision: async (path: string) => must(await desk.content.files.read(path)).revision,
      read: () => desk.content.articles.reload(),
    })
  })
  afterEach(async () => {
    await held.base.close()
    await held.desk.close()
  })
  return held
}

/** What was not refused. */
export function must<T extends object>(done: T | Denied | { refused: string } | undefined): T {
  if (done === undefined) throw new Error('there is nothing')
  if (isDenied(done)) throw new Error(`it was refused: ${JSON.stringify(done)}`)
  return done as T
}
