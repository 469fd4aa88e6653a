import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { faults } from './support/axe.ts'
import { edda, finn, openEditor } from './support/editor.ts'
import { journey } from './support/journey.ts'
import { untilSays } from './support/read.ts'
import { chief } from './support/staff.ts'

const desk = journey({}, [edda, finn, chief])
const file = (id: string) => join(desk.server.kb, `${id}.md`)

describe('Two editors of one article', () => {
  it('both keep what they wrote: the second merges it with what the first published', async () => {
    const [one, other] = [await desk.profile(), await desk.profile()]
    // What a browser says of the conflict itself.
    other.expects(/409/)
    const first = await openEditor(await one.page(), desk.server.url, edda)
    const second = await openEditor(await other.page(), desk.server.url, finn)
    await first.open('Gift cards')
    await second.open('Gift cards')

    await first.append('\nA card of Edda’s.\n')
    await first.saved()
    await second.shows('Edda has unpublished changes here')
    await second.append('\nA card of Finn’s.\n')
    await second.saved()

    await first.publish('Mine')
    await first.shows('Customers are answered from it now')
    await second.shows('A newer version was published while you were writing')
    await second.page.getByRole('button', { name: 'See both and merge' }).click()
    await second.shows('A card of Edda’s.')
    await second.shows('A card of Finn’s.')
    expect(await faults(second.page), 'two texts to merge').toEqual([])
    await second.page.getByRole('radio', { name: 'Both, theirs first' }).check()
    await second.page.getByRole('button', { name: 'Use the merged text' }).click()
    await untilSays(second.text, 'A card of Finn’s.')
    await untilSays(second.text, 'A card of Edda’s.')
    await second.publish('Both')
    await second.shows('Customers are answered from it now')
    const text = readFileSync(file('shop/gift-cards'), 'utf8')
    expect(text.indexOf('Edda’s')).toBeGreaterThan(0)
    expect(text.indexOf('Finn’s')).toBeGreaterThan(text.indexOf('Edda’s'))
    // Nothing was written there: the text follows by itself.
    await untilSays(first.text, 'A card of Finn’s.')
  })

  it('see a change on disk at once, and lose nothing to it', async () => {
    const profile = await desk.profile()
    const editor = await openEditor(await profile.page(), desk.server.url, edda)
    await editor.open('Pottery classes')
    const before = readFileSync(file('shop/classes'), 'utf8')
    writeFileSync(file('shop/classes'), `${before}\nChanged by git.\n`)
    await untilSays(editor.text, 'Changed by git.')

    await editor.append('\nWritten here.\n')
    await editor.saved()
    writeFileSync(file('shop/classes'), before.replace('title: ', 'owner: Git\ntitle: '))
    await editor.shows('A newer version was published while you were writing')
    await editor.page.getByRole('button', { name: 'See both and merge' }).click()
    await editor.shows('owner: Git')
    await editor.shows('Written here.')
    expect(readFileSync(file('shop/classes'), 'utf8'), 'nobody published').not.toContain('Written here.')
  })
})
