/** Writes how many tests passed and failed where TEST_COUNTS_FILE says. Whatever did not pass, failed. */
import { writeFileSync } from 'node:fs'
import type { SerializedError } from 'vitest'
import type { Reporter, TestModule } from 'vitest/node'

export default class Counts implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const passed = tests.filter((test) => test.result().state === 'passed').length
    const unrun = tests.filter((test) => test.result().state === 'skipped' || test.result().state === 'pending')
    const empty = modules.filter((module) => module.children.size === 0 && module.errors().length === 0)
    const broken = modules.flatMap((module) => module.errors())

    for (const test of unrun)
      console.log(`not run, counted as failed: ${test.module.relativeModuleId} > ${test.fullName}`)
    for (const module of empty) console.log(`no tests in it, counted as failed: ${module.relativeModuleId}`)

    const failed = tests.length - passed + empty.length + broken.length + unhandled.length
    const file = process.env.TEST_COUNTS_FILE
    if (file) writeFileSync(file, JSON.stringify({ passed, failed }))
    if (unrun.length + empty.length > 0) process.exitCode = 1
  }
}
