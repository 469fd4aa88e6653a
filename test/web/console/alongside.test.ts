import { describe, expect, it } from 'vitest'
import { nowOffered, takenAlong, translatedFrom } from '../../../web/console/live/alongside.ts'

describe('what goes along with a reply', () => {
  it('is the suggestion that was before the agent, once', () => {
    nowOffered('a', 's')
    expect(takenAlong('b', 'Hi')).toEqual({})
    expect(takenAlong('a', 'Hi')).toEqual({ suggestionId: 's' })
    expect(takenAlong('a', 'Hi')).toEqual({})
    nowOffered('a', 's')
    nowOffered('a', undefined)
    expect(takenAlong('a', 'Hi')).toEqual({})
  })

  it('is what was translated, also where the translation was touched up, but not where it was replaced', () => {
    const translation = { original: 'Please send it back.', translated: 'Bitte schicken Sie es zurück.' }
    translatedFrom('a', translation)
    expect(takenAlong('a', 'Bitte schicken Sie es an uns zurück.')).toEqual({ original: 'Please send it back.' })
    translatedFrom('a', translation)
    expect(takenAlong('a', 'One moment!')).toEqual({})
  })
})
