/** What stands in somebody's way on a page (WCAG 2.2 AA), as far as axe can tell. */
import axe from 'axe-core'
import type { Frame, Page } from 'playwright-core'

const standard = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What axe finds on a page and in the frames on it, each as rule, place and advice. */
export async function faults(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const frame of page.frames()) {
    if (await isShown(frame)) found.push(...(await faultsIn(frame)))
  }
  return found
}

async function isShown(frame: Frame): Promise<boolean> {
  if (frame.parentFrame() === null) return true
  return await (await frame.frameElement()).isVisible()
}

async function faultsIn(frame: Frame): Promise<string[]> {
  await frame.evaluate(axe.source)
  return await frame.evaluate(async (tags) => {
    const run = (globalThis as unknown as { axe: { run: (on: unknown, how: unknown) => Promise<AxeResult> } }).axe.run
    const { violations } = await run(document, {
      runOnly: { type: 'tag', values: tags },
      iframes: false,
      resultTypes: ['violations'],
    })
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(' ')} (${node.failureSummary.replace(/\s+/g, ' ')})`),
    )
  }, standard)
}

interface AxeResult {
  violations: { id: string; nodes: { target: string[]; failureSummary: string }[] }[]
}
