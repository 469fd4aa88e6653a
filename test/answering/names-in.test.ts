import { describe, expect, it } from 'vitest'
import { nameFinder } from '../../src/answering/names-in.ts'

const people = ['Mark Novak', 'Will', 'Rose Klein', 'Nada Vuk', 'Ernst', 'Mira', 'Grand']
const masked = (text: string) =>
  nameFinder(people)(text).reduceRight((left, { from, to }) => `${left.slice(0, from)}…${left.slice(to)}`, text)

describe('A name that is a word too', () => {
  it.each([
    'Mark the box and press Save.',
    'Then mark it as read, it will rose up.',
    'Will it work? It will.',
    '1. Mark all\n2. Will you sign?',
    'Press **Mark as read** or “Will”.',
    '# Mark several at once',
    'The rose is sold out; our small rose too.',
    'Die Mark gibt es nicht mehr, und im Ernst: es ist zu klein.',
    'Nada se ne menja, to je vuk.',
    'Un grand paquet',
  ])('stays where it is one: %j', (text) => {
    expect(masked(text)).toBe(text)
  })

  it.each([
    ['Hi Mark, mark the box.', 'Hi …, mark the box.'],
    ['hi will, it will work', 'hi …, it will work'],
    ['Thanks Rose!', 'Thanks …!'],
    ['Danke, Ernst', 'Danke, …'],
    ['Hvala Nada', 'Hvala …'],
    ['I asked Mark about it', 'I asked … about it'],
    ['This is Will', 'This is …'],
    ['mark novak wrote', '… wrote'],
    ['Mark, your order is there', '…, your order is there'],
    ['It is there.\n\nBest,\nRose', 'It is there.\n\nBest,\n…'],
    ['Will here, I cannot sign in', '… here, I cannot sign in'],
    ['Herr Klein hat geschrieben', 'Herr … hat geschrieben'],
    ['Merci Grand', 'Merci …'],
  ])('is found where somebody is meant: %j', (text, without) => {
    expect(masked(text)).toBe(without)
  })
})

it('Any other name is found wherever it stands, in any case', () => {
  expect(masked('mira here. Ask MIRA, or Novak; the mira of it')).toBe('… here. Ask …, or …; the … of it')
  expect(nameFinder([])('Mira')).toEqual([])
})
