/** The customer's window and the assistant's words, as their pages hold them. */
import { contrast, textOn } from '../../../../src/domain/colour.ts'
import { siteOf } from '../../../../src/domain/sites.ts'
import type { Settings } from '../../../../src/protocol/settings.ts'
import { listed, type PageForm } from './fields.ts'

export interface WindowForm {
  /** `#rrggbb`, or empty for Bellhop's own colours. */
  accent: string
  position: Settings['widget']['position']
  suggestions: string[]
  sites: string[]
}

/** Questions at most. */
export const MOST_SUGGESTIONS = 6

export const windowPage: PageForm<WindowForm> = {
  parts: ['widget'],
  formOf: ({ widget: { accent = '', position, suggestions, sites } }) => ({
    accent,
    position,
    suggestions: [...suggestions],
    sites: [...sites],
  }),
  partsOf: ({ accent, position, suggestions, sites }) => ({
    widget: {
      ...(accent && { accent: accent.toLowerCase() }),
      position,
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

export interface Legibility {
  /** The colour of text on it, and how well that reads. */
  text: '#000000' | '#ffffff'
  onColour: number
  /** Against the window's own ground, light and dark. */
  light: number
  dark: number
}

/** `--paper` of shared/tokens.css. */
export const papers = { light: '#faf7f1', dark: '#121925' } as const

/** From here on a surface is told from its ground (WCAG 2.2, 1.4.11). */
export const SEEN_FROM = 3

/** How a colour reads; undefined where it is none. */
export function legibility(accent: string): Legibility | undefined {
  if (!/^#[\da-f]{6}$/i.test(accent)) return undefined
  const text = textOn(accent)
  return {
    text,
    onColour: contrast(accent, text),
    light: contrast(accent, papers.light),
    dark: contrast(accent, papers.dark),
  }
}

/** What to do about a colour that is hard to tell from the window in one of its looks; undefined where all is well. */
export function advice({ light, dark }: Legibility): string | undefined {
  if (light < SEEN_FROM) return 'In the light window it is hard to tell from the ground: take a darker one.'
  if (dark < SEEN_FROM)
    return 'In the dark window it is hard to tell from the ground: take a lighter one if many use it.'
  return undefined
}

/** The line that a site's pages include. */
export function embedLine(publicUrl: string): string {
  return `<script async src="${publicUrl}/widget.js"></script>`
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
