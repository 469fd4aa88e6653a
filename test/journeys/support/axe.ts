/** What stands in the way of anybody on a page, as far as axe can tell. */
import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** What axe finds on a page at WCAG 2.2 AA. */
export async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  return await page.evaluate(async () => {
    const run = (globalThis as unknown as { axe: { run: (on: unknown, how: unknown) => Promise<AxeResult> } }).axe.run
    const { violations } = await run(document, {
      runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
      resultTypes: ['violations'],
    })
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary}`),
    )
  })
}

interface AxeResult {
  violations: { id: string; nodes: { target: string[]; failureSummary: string }[] }[]
}
