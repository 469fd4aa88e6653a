import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { journey } from './support/journey.ts'
import { openWidget } from './support/widget.ts'
import { startConversation } from './support/wire.ts'

const desk = journey()
const fileOf = (id: string) => join(desk.server.kb, `${id}.md`)

describe('An article edited on disk', () => {
  it('changes the next answer', async () => {
    const visitor = await desk.profile()
    const widget = await openWidget(await visitor.page(), desk.server.url)
    await widget.say('What does delivery cost?')
    await widget.reads('€4.90')

    const before = readFileSync(fileOf('orders/delivery'), 'utf8')
    writeFileSync(fileOf('orders/delivery'), before.replace('€4.90', '€5.75'))
    await expect.poll(() => answerTo('What does delivery cost?')).toContain('€5.75')

    await widget.say('What does delivery cost?')
    await widget.reads('€5.75')
  })

  it('is answered from when it is new, under another name, and no more when it is gone', async () => {
    const text = '---\ntitle: Engraving\nlang: en\n---\n\nWe engrave names on cups for €9, within 3 working days.\n'
    writeFileSync(fileOf('shop/engraving'), text)
    await expect.poll(() => sourcesOf('Can you engrave a name on a cup?')).toEqual(['shop/engraving'])

    renameSync(fileOf('shop/engraving'), fileOf('shop/names-on-cups'))
    await expect.poll(() => sourcesOf('Can you engrave a name on a cup?')).toEqual(['shop/names-on-cups'])

    rmSync(fileOf('shop/names-on-cups'))
    await expect.poll(() => sourcesOf('Can you engrave a name on a cup?')).not.toContain('shop/names-on-cups')
  })

  it('goes on answering as it did while it is broken, or is left out, and never stops the others', async () => {
    writeFileSync(fileOf('shop/classes'), '---\ntitle: "Classes\n---\nhalf a sentence')
    await expect.poll(() => answerTo('How long is a gift card valid?')).toContain('3 years')
    expect(await answerTo('Where do I find my invoice?')).toContain('in your account as a PDF')
  })

  it('reaches no customer while it is internal or a draft [S42]', async () => {
    expect(await answerTo('What is the word for goodwill in notes?')).not.toContain('MARIGOLD')
    const article = await fetch(`${desk.server.url}/api/articles/public/staff-discounts`)
    expect(article.status).toBe(404)
    const asked = (what: string) => `At how many degrees do you fire ${what}?`
    const about = (what: string, says: string, draft = '') =>
      `---\ntitle: Firing ${what}\nlang: en\n${draft}questions: ["${asked(what)}"]\n---\n\nWe fire ${what} at ${says} degrees.\n`
    writeFileSync(fileOf('shop/glass'), about('glass', 'TEAPOT', 'draft: true\n'))
    writeFileSync(fileOf('shop/glaze'), about('glaze', '1240'))
    await expect.poll(() => answerTo(asked('glaze'))).toContain('1240')
    expect(await answerTo(asked('glass'))).not.toContain('TEAPOT')
  })
})

async function answerTo(question: string): Promise<string> {
  const customer = await startConversation(desk.server.url)
  return (await customer.say(question)).reply?.text ?? ''
}

async function sourcesOf(question: string): Promise<string[]> {
  const customer = await startConversation(desk.server.url)
  const { reply } = await customer.say(question)
  return [...new Set(reply?.citations.map(({ articleId }) => articleId))]
}
