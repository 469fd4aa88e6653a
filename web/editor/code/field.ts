/** The text field: CodeMirror with what an article needs. It stands in a shadow of its own, whose styles no policy forbids. */
import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { markdown, markdownLanguage } from '@codemirror/lang-markdown'
import { yamlFrontmatter } from '@codemirror/lang-yaml'
import { bracketMatching, indentUnit } from '@codemirror/language'
import { lintGutter, nextDiagnostic, previousDiagnostic, setDiagnostics } from '@codemirror/lint'
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search'
import { Annotation, EditorState, Prec } from '@codemirror/state'
import {
  drawSelection,
  dropCursor,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view'
import { changeBetween } from '../pure/changes.ts'
import { withPlainBreaks } from '../pure/line-breaks.ts'
import type { Chosen, Edit } from '../pure/markdown.ts'
import type { Problem } from '../pure/problem.ts'
import { diagnosticsOf } from './diagnostics.ts'
import { directions } from './directions.ts'
import { look } from './look.ts'

export interface FieldOptions {
  text: string
  /** Somebody typed. */
  onType: (text: string) => void
  /** Keys of the editor's own, as CodeMirror writes them, e.g. `Mod-s`. */
  keys: Record<string, () => void>
  /** Files or HTML that were pasted or dropped; whether they were taken. */
  onBring: (data: DataTransfer, paste: boolean) => boolean
  /** The first line in view, from 1 and in parts of one; told while it is scrolled by hand. */
  onScroll: (line: number) => void
}

export interface Field {
  text(): string
  /** Puts another text in place of this one; the cursor stays where it was. */
  setText(text: string): void
  setProblems(problems: readonly Problem[], of: string): void
  chosen(): Chosen
  edit(edit: Edit): void
  /** Goes to a place, from 1. */
  goTo(line: number, column?: number): void
  scrollToLine(line: number): void
  nextProblem(): void
  focus(): void
  destroy(): void
}

/** What the field itself says, as the rest of the editor would. */
const words = {
  Find: 'Find',
  Replace: 'Replace with',
  next: 'Next',
  previous: 'Previous',
  'match case': 'Match case',
  'by word': 'Whole words',
  replace: 'Replace',
  'replace all': 'Replace all',
  close: 'Close',
  'replaced match on line $': 'Replaced on line $',
  'replaced $ matches': 'Replaced $ times',
  'current match': 'Current match',
  'on line': 'on line',
}

/** What a program put there is nothing that somebody typed. */
const put = Annotation.define<true>()

export function makeField(host: HTMLElement, options: FieldOptions): Field {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
  const place = document.createElement('div')
  place.style.blockSize = '100%'
  root.replaceChildren(place)
  const view = new EditorView({
    root,
    parent: place,
    state: EditorState.create({ doc: withPlainBreaks(options.text), extensions: extensionsOf(options) }),
  })
  const textOf = () => view.state.doc.toString()
  return {
    text: textOf,
    setText(text) {
      const change = changeBetween(textOf(), withPlainBreaks(text))
      if (change) view.dispatch({ changes: change, annotations: put.of(true) })
    },
    setProblems(problems, of) {
      // Said of an older text: newer words are on their way.
      if (withPlainBreaks(of) !== textOf()) return
      view.dispatch(setDiagnostics(view.state, diagnosticsOf(view.state.doc, problems)))
    },
    chosen: () => ({ from: view.state.selection.main.from, to: view.state.selection.main.to }),
    edit({ from, to, insert, select }) {
      view.dispatch({
        changes: { from, to, insert },
        selection: { anchor: select.from, head: select.to },
        scrollIntoView: true,
        userEvent: 'input',
      })
      view.focus()
    },
    goTo(line, column = 1) {
      const { doc } = view.state
      const at = doc.line(Math.max(1, Math.min(line, doc.lines)))
      const place = Math.min(at.to, at.from + Math.max(0, column - 1))
      view.dispatch({ selection: { anchor: place }, effects: EditorView.scrollIntoView(place, { y: 'center' }) })
      view.focus()
    },
    scrollToLine(line) {
      const { doc } = view.state
      const block = view.lineBlockAt(doc.line(Math.max(1, Math.min(Math.floor(line), doc.lines))).from)
      view.scrollDOM.scrollTop = block.top + (line % 1) * block.height
    },
    nextProblem: () => void nextDiagnostic(view),
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  }
}

function extensionsOf({ onType, keys, onBring, onScroll }: FieldOptions) {
  const own = Object.entries(keys).map(([key, run]) => ({
    key,
    preventDefault: true,
    run: () => {
      run()
      return true
    },
  }))
  return [
    Prec.highest(keymap.of(own)),
    lineNumbers(),
    lintGutter(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    history(),
    drawSelection(),
    dropCursor(),
    bracketMatching(),
    closeBrackets(),
    indentUnit.of('  '),
    search({ top: true }),
    EditorState.phrases.of(words),
    highlightSelectionMatches(),
    yamlFrontmatter({ content: markdown({ base: markdownLanguage }) }),
    EditorView.lineWrapping,
    directions,
    EditorView.contentAttributes.of({
      'aria-label': 'Text of the article, in markdown',
      tabindex: '0',
      spellcheck: 'true',
      autocapitalize: 'sentences',
    }),
    look,
    keymap.of([
      { key: 'F8', run: nextDiagnostic },
      { key: 'Shift-F8', run: previousDiagnostic },
      ...closeBracketsKeymap,
      ...searchKeymap,
      ...historyKeymap,
      ...defaultKeymap,
    ]),
    EditorView.updateListener.of((update) => {
      if (!update.docChanged) return
      if (update.transactions.some((transaction) => transaction.annotation(put))) return
      onType(update.state.doc.toString())
    }),
    EditorView.domEventHandlers({
      beforeinput: (event, view) => typedOver(event, view),
      paste: (event) => taken(event, event.clipboardData, true),
      dragover: (event) => {
        if (!event.dataTransfer?.types.includes('Files')) return false
        // The page refuses files that nobody takes: these are taken here.
        event.dataTransfer.dropEffect = 'copy'
        event.preventDefault()
        return false
      },
      drop: (event, view) => {
        const at = view.posAtCoords({ x: event.clientX, y: event.clientY })
        if (at !== null && event.dataTransfer?.files.length) view.dispatch({ selection: { anchor: at } })
        return taken(event, event.dataTransfer, false)
      },
      scroll: (_event, view) => onScroll(topLine(view)),
    }),
  ]

  function taken(event: Event, data: DataTransfer | null, paste: boolean): boolean {
    if (!data || !onBring(data, paste)) return false
    event.preventDefault()
    return true
  }
}

/**
 * What is typed over chosen text. The browser would carry the look of what goes over to what comes, by a style of its
 * own in the page, which the policy forbids; so the text is changed here, and drawn from that.
 */
function typedOver({ inputType, data, isComposing }: InputEvent, view: EditorView): boolean {
  const { from, to, empty } = view.state.selection.main
  if (inputType !== 'insertText' || data === null || isComposing || empty || view.composing) return false
  const insert = () =>
    view.state.update(view.state.replaceSelection(data), { userEvent: 'input.type', scrollIntoView: true })
  const handled = view.state.facet(EditorView.inputHandler).some((handle) => handle(view, from, to, data, insert))
  if (!handled) view.dispatch(insert())
  return true
}

function topLine(view: EditorView): number {
  const top = view.scrollDOM.scrollTop
  const block = view.lineBlockAtHeight(top)
  const line = view.state.doc.lineAt(block.from).number
  return line + Math.min(0.999, Math.max(0, (top - block.top) / block.height))
}
