/** How the text field looks: the house's colours, which follow light and dark by themselves. */
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

const highlight = HighlightStyle.define([
  { tag: tags.heading, color: 'var(--ink)', fontWeight: '700' },
  { tag: tags.strong, fontWeight: '700' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.strikethrough, textDecoration: 'line-through' },
  { tag: [tags.link, tags.url], color: 'var(--brass)' },
  { tag: [tags.processingInstruction, tags.contentSeparator, tags.meta], color: 'var(--ink-3)' },
  { tag: tags.monospace, color: 'light-dark(#22557a, #9cc7e6)' },
  { tag: tags.quote, color: 'var(--ink-2)', fontStyle: 'italic' },
  { tag: [tags.definition(tags.propertyName), tags.propertyName], color: 'light-dark(#22557a, #9cc7e6)' },
  { tag: [tags.string, tags.content], color: 'var(--ink)' },
  { tag: [tags.comment, tags.lineComment], color: 'var(--ink-3)', fontStyle: 'italic' },
  { tag: [tags.tagName, tags.attributeName, tags.angleBracket], color: 'var(--ink-2)' },
])

const theme = EditorView.theme({
  '&': { blockSize: '100%', backgroundColor: 'transparent', color: 'var(--ink)', fontSize: '14px' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.6', overflow: 'auto' },
  '.cm-content': { padding: '12px 0 40vh', caretColor: 'var(--ink)', minInlineSize: '0' },
  '.cm-line': { paddingInline: '4px 16px' },
  '.cm-cursor': { borderInlineStartColor: 'var(--ink)', borderInlineStartWidth: '2px' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    background: 'light-dark(#d9e2f2, #33486b)',
  },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--hover) 45%, transparent)' },
  '.cm-gutters': { backgroundColor: 'transparent', color: 'var(--ink-3)', border: '0', fontSize: '12px' },
  '.cm-activeLineGutter': { backgroundColor: 'transparent', color: 'var(--ink)' },
  '.cm-lineNumbers .cm-gutterElement': { minInlineSize: '28px', paddingInline: '4px 6px' },
  '.cm-gutter-lint': { inlineSize: '18px' },
  '.cm-gutter-lint .cm-gutterElement': { padding: '3px 1px' },
  '.cm-lint-marker': { inlineSize: '14px', blockSize: '14px' },
  '.cm-lint-marker-error': { content: 'none', borderRadius: '50%', background: 'var(--bad)', inlineSize: '10px', blockSize: '10px', marginBlockStart: '3px' },
  '.cm-lint-marker-warning': { content: 'none', borderRadius: '2px', background: 'var(--brass)', inlineSize: '10px', blockSize: '10px', transform: 'rotate(45deg) scale(.85)', marginBlockStart: '3px' },
  '.cm-lint-marker-info, .cm-lint-marker-hint': { content: 'none', borderRadius: '50%', border: '2px solid var(--ink-3)', inlineSize: '10px', blockSize: '10px', marginBlockStart: '3px' },
  '.cm-lintRange-error, .cm-lintRange-warning, .cm-lintRange-info, .cm-lintRange-hint': { backgroundImage: 'none', textDecoration: 'underline wavy', textDecorationSkipInk: 'none', textUnderlineOffset: '3px', paddingBlockEnd: '0' },
  '.cm-lintRange-error': { textDecorationColor: 'var(--bad)' },
  '.cm-lintRange-warning': { textDecorationColor: 'var(--brass)' },
  '.cm-lintRange-info, .cm-lintRange-hint': { textDecorationColor: 'var(--ink-3)', textDecorationStyle: 'dotted' },
  '.cm-tooltip': { border: '1px solid var(--line)', borderRadius: '8px', backgroundColor: 'var(--raised)', color: 'var(--ink)', boxShadow: 'var(--shadow)', maxInlineSize: '420px', overflow: 'hidden', fontFamily: 'var(--sans)', fontSize: '13px' },
  '.cm-diagnostic': { padding: '8px 12px', borderInlineStart: '3px solid var(--ink-3)', marginInlineStart: '0' },
  '.cm-diagnostic-error': { borderInlineStartColor: 'var(--bad)' },
  '.cm-diagnostic-warning': { borderInlineStartColor: 'var(--brass)' },
  '.cm-diagnosticAction': { marginInlineStart: '8px', padding: '2px 8px', border: '1px solid var(--line-strong)', borderRadius: '4px', backgroundColor: 'var(--surface)', color: 'var(--ink)', font: '600 12px var(--sans)' },
  '.cm-panels': { backgroundColor: 'var(--sunk)', color: 'var(--ink)', borderColor: 'var(--line) !important' },
  '.cm-panel.cm-search': { padding: '8px 12px', fontFamily: 'var(--sans)', fontSize: '13px' },
  '.cm-panel.cm-search label': { fontSize: '13px' },
  '.cm-textfield': { minBlockSize: '28px', border: '1px solid var(--line-strong)', borderRadius: '4px', backgroundColor: 'var(--raised)', fontSize: '13px' },
  '.cm-button': { minBlockSize: '28px', border: '1px solid var(--line-strong)', borderRadius: '4px', backgroundImage: 'none', backgroundColor: 'var(--surface)', color: 'var(--ink)', fontSize: '13px' },
  '.cm-searchMatch': { backgroundColor: 'var(--brass-fill)' },
  '.cm-searchMatch-selected': { backgroundColor: 'light-dark(#e6c874, #6b571c)' },
  '.cm-placeholder': { color: 'var(--ink-3)' },
})

export const look = [theme, syntaxHighlighting(highlight)]
