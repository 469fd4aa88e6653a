/** Where a Chromium is on this machine. Plain JavaScript: the test runner needs it before anything is built. */
import { accessSync, constants, readdirSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** First what shows pages and has no window: a journey takes half the processor time there that it takes in a whole browser. */
const usual = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/**
 * The path of a Chromium that can be started, or undefined. What the environment names comes first:
 * BELLHOP_CHROMIUM, then CHROMIUM_PATH, then the usual places of a machine, then what playwright-core installed.
 * @throws Error where the environment names a file that cannot be run
 */
export function findChromium(env = process.env, places = usual) {
  for (const name of ['BELLHOP_CHROMIUM', 'CHROMIUM_PATH']) {
    const path = env[name]
    if (!path) continue
    if (!runs(path)) {
      throw new Error(`${name} is set to ${path}, which is not a program that can be run: correct it or unset it.`)
    }
    return path
  }
  return places.find(runs) ?? installedByPlaywright(env)
}

/** Headless shells before whole browsers, the newest first. */
function installedByPlaywright(env) {
  const caches = [
    env.PLAYWRIGHT_BROWSERS_PATH,
    join(homedir(), '.cache/ms-playwright'),
    join(homedir(), 'Library/Caches/ms-playwright'),
  ]
  const inside = [
    'chrome-linux/headless_shell',
    'chrome-headless-shell-linux64/chrome-headless-shell',
    'chrome-linux/chrome',
    'chrome-linux64/chrome',
    'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
  ]
  const folders = caches.flatMap((cache) => (cache ? listed(cache).map((name) => join(cache, name)) : []))
  const builds = folders.filter((folder) => /chromium(_headless_shell)?-\d+$/.test(folder)).sort(newestFirst)
  return inside.flatMap((file) => builds.map((folder) => join(folder, file))).find(runs)
}

function newestFirst(a, b) {
  return Number(b.match(/\d+$/)?.[0]) - Number(a.match(/\d+$/)?.[0])
}

function listed(folder) {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function runs(path) {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}
