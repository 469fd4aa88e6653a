import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What takes longest begins first, so that nothing has to wait for it alone in the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isLong = ({ moduleId }: TestSpecification) =>
      /crash\.test|routed|service-clocks|accessible|panel-states/.test(moduleId)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}

export default defineConfig({
  test: {
    // An `it.only` left behind would hide every other test.
    allowOnly: false,
    // A test that asserts nothing cannot fail.
    expect: { requireAssertions: true },
    sequence: { sequencer: LongestFirst },
    reporters: ['default', './test/reporter.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'tests',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/journeys/**', 'test/crash/**'],
          // Hundreds of files that each load the house anew would take longer to load than to run.
          isolate: false,
          maxWorkers: 2,
          // A second, as it is by itself, is little on a machine that does other things too.
          expect: { requireAssertions: true, poll: { timeout: 15_000 } },
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          // What they share they load once a worker.
          isolate: false,
          include: ['test/journeys/**/*.test.ts', 'test/crash/**/*.test.ts'],
          // Each starts the built server, most a browser too: more than two side by side only slow each other down.
          maxWorkers: 2,
          expect: { requireAssertions: true, poll: { timeout: 30_000, interval: 100 } },
          // Each step has a bound of its own; a journey has many of them, and a slow machine takes its time over each.
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
