import { afterEach, describe, expect, it, vi } from 'vitest'
import { openListeners } from '../../../web/widget/listeners.ts'

afterEach(() => vi.restoreAllMocks())

describe('whoever listens to the chat', () => {
  it('hears what they asked for until they do not want to', () => {
    const heard: unknown[] = []
    const { on, off, emit } = openListeners(() => true)
    const count = (unread?: number) => heard.push(unread)
    on('unread', count)
    on('open', () => heard.push('open'))
    emit('unread', 2)
    emit('open')
    off('unread', count)
    emit('unread', 3)
    expect(heard).toEqual([2, 'open'])
  })

  it('late hears that the chat is there, and not before it is', () => {
    let ready = false
    const heard: string[] = []
    const { on, emit } = openListeners(() => ready)
    on('ready', () => heard.push('first'))
    expect(heard).toEqual([])
    ready = true
    emit('ready')
    on('ready', () => heard.push('late'))
    expect(heard).toEqual(['first', 'late'])
  })

  it('and fails stops nobody else, and is said where developers look', () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => {})
    const heard: string[] = []
    const { on, off, emit } = openListeners(() => true)
    const once = () => {
      off('open', once)
      throw new Error('a fault of the page')
    }
    on('open', once)
    on('open', () => heard.push('open'))
    emit('open')
    emit('open')
    expect(heard).toEqual(['open', 'open'])
    expect(said).toHaveBeenCalledTimes(1)
  })
})
