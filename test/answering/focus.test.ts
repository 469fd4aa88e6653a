import { describe, expect, it } from 'vitest'
import { questionsIn } from '../../src/answering/focus.ts'

describe('the question inside a message', () => {
  it.each([
    ['Hi, I want to know how do I add an agent?', ['how do I add an agent?']],
    ['Hello! I just installed it yesterday. My boss asked me. How do I add an agent?', ['How do I add an agent?']],
    ['Hi,\nI want to know\nhow do I add an agent?', ['how do I add an agent?']],
    ['Guten Tag, ich wüsste gern, wie ich einen Artikel anlege', ['wie ich einen Artikel anlege']],
    ['Bonjour, je voudrais savoir comment ajouter un agent', ['comment ajouter un agent']],
    ['Zdravo, zanima me kako da dodam članak', ['kako da dodam članak']],
    ['Здраво, занима ме како да додам чланак', ['како да додам чланак']],
  ])('is found behind what surrounds it: %j', (text, questions) => {
    expect(questionsIn(text)).toEqual(questions)
  })

  it('is not looked for where the whole text is one', () => {
    expect(questionsIn('How do I add an agent?')).toEqual([])
  })

  it.each([
    'The lamp is broken. I am sad.',
    'If there is an error when installing the runtime',
    'When I open the app, it closes. Then I open it again.',
    'The shop where I bought it is closed.',
    'Der Fehler kommt, wenn ich speichere. Das Gerät, das ich habe, ist neu.',
  ])('is not made up where nothing is asked: %j', (text) => {
    expect(questionsIn(text)).toEqual([])
  })

  it('is the sentence with the question mark where no question word opens it', () => {
    expect(questionsIn('My order is late. You ship on Sundays too?')).toEqual(['You ship on Sundays too?'])
  })

  it('may be several: the last one first, three at most', () => {
    expect(questionsIn('How do I sign in? Where is my order? What is an invoice? When do you open again?')).toEqual([
      'When do you open again?',
      'What is an invoice?',
      'Where is my order?',
    ])
  })

  it('is not cut out of a word', () => {
    expect(questionsIn('The showroom and the elbow were nice to see')).toEqual([])
  })
})
