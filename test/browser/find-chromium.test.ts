import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { scratch } from '../journeys/support/server.ts'
import { findChromium } from './find-chromium.js'

describe('Finding a Chromium', () => {
  it('takes the one that the environment names, BELLHOP_CHROMIUM before CHROMIUM_PATH', () => {
    const [one, two] = [program(scratch('chromium'), 'one'), program(scratch('chromium'), 'two')]
    expect(findChromium({ CHROMIUM_PATH: two })).toBe(two)
    expect(findChromium({ BELLHOP_CHROMIUM: one, CHROMIUM_PATH: two })).toBe(one)
  })

  it('refuses a name that leads to no program, and says which variable it is in', () => {
    const plain = join(scratch('chromium'), 'notes.txt')
    writeFileSync(plain, 'not a program')
    expect(() => findChromium({ CHROMIUM_PATH: plain })).toThrow(/CHROMIUM_PATH.*notes\.txt/)
    expect(() => findChromium({ BELLHOP_CHROMIUM: '/nowhere/chromium' })).toThrow(/BELLHOP_CHROMIUM/)
  })

  it('finds the newest headless shell that playwright-core installed, else the newest browser, where the machine has none of its own', () => {
    const cache = scratch('chromium')
    const found = () => findChromium({ PLAYWRIGHT_BROWSERS_PATH: cache }, [])
    for (const build of ['chromium-1100', 'chromium-1208']) program(join(cache, build, 'chrome-linux'), 'chrome')
    expect(found()).toBe(join(cache, 'chromium-1208/chrome-linux/chrome'))
    for (const build of ['1100', '1200'])
      program(join(cache, `chromium_headless_shell-${build}`, 'chrome-linux'), 'headless_shell')
    expect(found()).toBe(join(cache, 'chromium_headless_shell-1200/chrome-linux/headless_shell'))
  })
})

function program(folder: string, name: string): string {
  mkdirSync(folder, { recursive: true })
  const path = join(folder, name)
  writeFileSync(path, '#!/bin/sh\n')
  chmodSync(path, 0o755)
  return path
}
