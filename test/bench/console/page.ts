/** A console in a browser, with a stopwatch inside of the page: from the press to the paint of what was asked for. */
import type { Browser } from 'playwright-core'

export interface ConsoleBench {
  baseline(times: number): Promise<number[]>
  call(times: number): Promise<number[]>
  /** Presses j, and now and then k; at the end of the list it goes back up. */
  step(list: string, times: number): Promise<{ line: number[]; talk: number[] }>
  click(list: string, times: number, random: () => number): Promise<number[]>
  scroll(list: string, times: number): Promise<number[]>
  /** Goes to each of these addresses, twice. */
  lists(hashes: readonly string[]): Promise<number[]>
  complaints(): string[]
}

/** Between two of them an agent looks at what is there, in milliseconds. */
const LOOK_MS = 250

export async function openBench(browser: Browser, url: string, email: string, password: string): Promise<ConsoleBench> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, reducedMotion: 'reduce' })
  // The compiler that runs this names functions by a helper of its own, which a page does not have.
  await context.addInitScript('globalThis.__name = (named) => named')
  const complaints: string[] = []
  context.on('weberror', (error) => complaints.push(error.error().message))
  const blank = await context.newPage()
  await blank.goto('about:blank')
  const page = await context.newPage()
  await page.goto(`${url}/console/`)
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.locator('.entry').first().waitFor()
  const pause = () => page.waitForTimeout(LOOK_MS)

  async function at(list: string): Promise<void> {
    await page.evaluate((hash) => {
      location.hash = hash
    }, `#/${list}`)
    await page.locator(`.rail-item[href="#/${list}"][aria-current]`).waitFor()
    await page.locator('.entry').first().waitFor()
    await pause()
  }

  return {
    complaints: () => complaints,
    async baseline(times) {
      await blank.bringToFront()
      const taken: number[] = []
      for (let n = 0; n < times; n++) taken.push(await blank.evaluate(paintedClick))
      await page.bringToFront()
      return taken
    },
    async call(times) {
      const taken: number[] = []
      for (let n = 0; n < times; n++) {
        taken.push(
          await page.evaluate(async () => {
            const began = performance.now()
            await (await fetch('/healthz')).text()
            return performance.now() - began
          }),
        )
      }
      return taken
    },
    async step(list, times) {
      await at(list)
      const taken = { line: [] as number[], talk: [] as number[] }
      const lines = await page.evaluate(length)
      let down = true
      let place = -1
      for (let n = 0; n < times; n++) {
        if (place >= lines - 1) down = false
        else if (place <= 1) down = true
        const key = down === (n % 7 !== 6) ? 'j' : 'k'
        place += key === 'j' ? 1 : -1
        const { line, talk } = await page.evaluate(pressed, key)
        // The first opens what nobody was near.
        if (n > 0) {
          taken.line.push(line)
          taken.talk.push(talk)
        }
        await pause()
      }
      return taken
    },
    async click(list, times, random) {
      await at(list)
      const taken: number[] = []
      for (let n = 0; n < times; n++) {
        await page.evaluate((to) => {
          const box = document.querySelector('.list-scroll') as HTMLElement
          box.scrollTop = to * Math.min(box.scrollHeight, 20_000)
        }, random())
        await pause()
        taken.push(await page.evaluate(clicked, random()))
      }
      return taken
    },
    async scroll(list, times) {
      await at(list)
      const taken: number[] = []
      for (let n = 0; n < times; n++) {
        taken.push(await page.evaluate(scrolled, 300 + 700 * n))
        await page.waitForTimeout(30)
      }
      return taken
    },
    async lists(hashes) {
      const taken: number[] = []
      for (const hash of [...hashes, ...hashes]) {
        await at('mine')
        taken.push(await page.evaluate(listed, `#/${hash}`))
      }
      return taken
    },
  }
}

// — What runs inside of the page. Each is on its own: nothing from here is known there. —

/** From a click to the frame after the one that it changed. */
function paintedClick(): Promise<number> {
  return new Promise((resolve) => {
    const began = performance.now()
    document.body.textContent = String(began)
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)))
  })
}

/** Lines of the list on the screen; of one that goes on beyond what is known, more than anybody presses through. */
function length(): number {
  const size = Number(document.querySelector('.entries li')?.getAttribute('aria-setsize'))
  return size > 0 ? size : Number.POSITIVE_INFINITY
}

function pressed(key: string): Promise<{ line: number; talk: number }> {
  const before = document.querySelector('.entry[aria-current]')?.getAttribute('href')
  const began = performance.now()
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
  return new Promise((resolve) => {
    let line = 0
    const look = () => {
      const href = document.querySelector('.entry[aria-current]')?.getAttribute('href') ?? ''
      const moved = href !== '' && href !== before
      const talk = document.querySelector<HTMLElement>('.transcript-place')
      const shown = moved && talk?.dataset.id !== undefined && href.includes(talk.dataset.id)
      setTimeout(() => {
        const took = performance.now() - began
        if (moved && line === 0) line = took
        if (shown) resolve({ line, talk: took })
        else requestAnimationFrame(look)
      })
    }
    requestAnimationFrame(look)
  })
}

function clicked(where: number): Promise<number> {
  const inView = [...document.querySelectorAll<HTMLAnchorElement>('.entry')].filter((entry) => {
    const { top, bottom } = entry.getBoundingClientRect()
    return top > 150 && bottom < innerHeight && !entry.hasAttribute('aria-current')
  })
  const entry = inView[Math.floor(where * inView.length)]
  const href = entry?.getAttribute('href') ?? ''
  const began = performance.now()
  entry?.click()
  return new Promise((resolve) => {
    const look = () => {
      const talk = document.querySelector<HTMLElement>('.transcript-place')
      const shown = talk?.dataset.id !== undefined && href.includes(talk.dataset.id)
      if (shown) setTimeout(() => resolve(performance.now() - began))
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
}

function scrolled(top: number): Promise<number> {
  const box = document.querySelector('.list-scroll') as HTMLElement
  const began = performance.now()
  box.scrollTop = top
  return new Promise((resolve) => {
    const look = () => {
      const { top: edge, height } = box.getBoundingClientRect()
      const end = Math.min(box.scrollTop + height, box.scrollHeight - 40)
      const last = [...box.querySelectorAll('li')].at(-1)?.getBoundingClientRect().bottom ?? 0
      if (last - edge + box.scrollTop >= end) setTimeout(() => resolve(performance.now() - began))
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
}

function listed(hash: string): Promise<number> {
  const before = document.querySelector('.entries')
  const began = performance.now()
  location.hash = hash
  return new Promise((resolve) => {
    const look = () => {
      const now = document.querySelector('.entries') ?? document.querySelector('.list-empty')
      const busy = document.querySelector('.list-scroll')?.getAttribute('aria-busy') === 'true'
      if (now && now !== before && !busy) setTimeout(() => resolve(performance.now() - began))
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
}
