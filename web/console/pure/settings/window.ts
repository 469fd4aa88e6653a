/** The customer's window and the assistant's words, as their pages hold them. */
import { contrast, grounds, seenOn, textOn } from '../../../../src/domain/colour.ts'
import { siteOf } from '../../../../src/domain/sites.ts'
import type { Settings } from '../../../../src/protocol/settings.ts'
import { listed, type PageForm } from './fields.ts'

type Widget = Settings['widget']

export interface WindowForm {
  /** The assistant's. */
  name: string
  /** `#rrggbb`, or empty for Bellhop's own colours. */
  accent: string
  position: Widget['position']
  theme: Widget['theme']
  /** A picture in a `data:` address, or empty for the bell. */
  logo: string
  suggestions: string[]
  sites: string[]
}

/** Questions at most. */
export const MOST_SUGGESTIONS = 6

export const windowPage: PageForm<WindowForm> = {
  parts: ['assistant', 'widget'],
  formOf: ({ assistant, widget: { accent = '', position, theme, logo = '', suggestions, sites } }) => ({
    name: assistant.name,
    accent,
    position,
    theme,
    logo,
    suggestions: [...suggestions],
    sites: [...sites],
  }),
  partsOf: ({ name, accent, position, theme, logo, suggestions, sites }, settings) => ({
    assistant: { ...settings.assistant, name: name.trim() },
    widget: {
      ...(accent && { accent: accent.toLowerCase() }),
      position,
      theme,
      ...(logo && { logo }),
      suggestions: suggestions.map((text) => text.trim()).filter(Boolean),
      sites: sites.filter((site) => site.trim()),
    },
  }),
}

/** Addresses that were typed or pasted, as their origins; what is none stays as typed. `shop.example` gets https. */
export function sitesIn(text: string): string[] {
  const named = listed(text, /[\s,;]+/).map((entry) => siteOf(entry) ?? siteOf(`https://${entry}`) ?? entry)
  return [...new Set(named)]
}

type Theme = keyof typeof grounds

/** A colour as the window of one theme shows it. */
export interface Shade {
  /** The colour itself, or the nearest that is told from the ground. */
  fill: string
  text: '#000000' | '#ffffff'
  /** How well the text on it reads. */
  reads: number
}

export type Legibility = Record<Theme, Shade>

/** How a colour is shown; undefined where it is none. */
export function legibility(accent: string): Legibility | undefined {
  if (!isColour(accent)) return undefined
  const shade = (theme: Theme): Shade => {
    const fill = seenOn(accent, grounds[theme])
    const text = textOn(fill)
    return { fill, text, reads: contrast(fill, text) }
  }
  return { light: shade('light'), dark: shade('dark') }
}

export const isColour = (text: string) => /^#[\da-f]{6}$/i.test(text)

/** What is done about a colour that would be lost on its ground; undefined where it is taken as it is. */
export function advice(accent: string, { light, dark }: Legibility): string | undefined {
  const changed = [
    light.fill !== accent && 'In the light window it is shown darker',
    dark.fill !== accent && 'in the dark window it is shown lighter',
  ].filter(Boolean)
  if (changed.length === 0) return undefined
  const words = changed.join(', and ')
  return `${words[0]?.toUpperCase()}${words.slice(1)}, so that it is told from the ground. The button outside keeps your colour.`
}

export interface EmbedLine {
  id: string
  words: string
  line: string
}

/** What a site's pages include, each way of it, and what their policy has to allow. @param publicUrl of this server */
export function embedLines(publicUrl: string): EmbedLine[] {
  const script = `<script async src="${publicUrl}/widget.js"></script>`
  return [
    {
      id: 'button',
      words: 'A button in the corner: put this into your pages, before the end of the body',
      line: script,
    },
    {
      id: 'inline',
      words: 'The chat inside a page: put the element where it should be, and give it a height in your styles',
      line: `<bellhop-chat></bellhop-chat>\n${script}`,
    },
    { id: 'link', words: 'A page of its own, for a link in an email', line: `${publicUrl}/chat` },
    {
      id: 'policy',
      words: 'Only where your site has a Content Security Policy: what it has to allow',
      line: `script-src ${publicUrl}; frame-src ${publicUrl}`,
    },
  ]
}

/** What the preview shows: a state of the panel, or the button alone. */
export const previewStates = [
  { id: 'first-open', words: 'Opened' },
  { id: 'answer', words: 'An answer' },
  { id: 'queue', words: 'Waiting' },
  { id: 'closed', words: 'Button' },
] as const

export interface Preview {
  /** The desk's own words, where it has some. */
  greeting?: string | undefined
  state: (typeof previewStates)[number]['id']
  theme: Theme
}

/** The address of the preview, all of which after `#` changes as the form does. */
export function previewAddress(
  { name, accent, position, logo, suggestions }: WindowForm,
  { state, theme, greeting = '' }: Preview,
): string {
  const told = new URLSearchParams({ state, theme, position, name, accent: isColour(accent) ? accent : '', logo })
  told.append('locale', 'en')
  if (greeting) told.set('greeting', greeting)
  if (state === 'closed') told.set('closed', '1')
  for (const question of suggestions) told.append('question', question)
  return `/widget/states/page#${told}`
}

export interface VoiceForm {
  name: string
  greeting: string
  helpsWith: string
}

export const voicePage: PageForm<VoiceForm> = {
  parts: ['assistant'],
  formOf: ({ assistant: { name, greeting = '', helpsWith = '' } }) => ({ name, greeting, helpsWith }),
  partsOf: ({ name, greeting, helpsWith }) => ({
    assistant: {
      name: name.trim(),
      ...(greeting.trim() && { greeting: greeting.trim() }),
      ...(helpsWith.trim() && { helpsWith: helpsWith.trim() }),
    },
  }),
}
