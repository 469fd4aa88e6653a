/** The toolbar above the text; every button has a key or can be reached by Tab, and arrows from there. */
import type { JSX } from 'preact'
import { useRef, useState } from 'preact/hooks'
import {
  cycleHeading,
  type Edit,
  insertBlock,
  tableBlock,
  toggleCode,
  toggleLines,
  toggleMark,
} from '../pure/markdown.ts'
import { pictureTypes } from '../pure/pasting.ts'
import { dialog, field } from './at-hand.ts'
import { beside } from './beside.ts'
import { bringFiles } from './bring.ts'
import { Bold, Bullets, Code, Columns, Heading, Italic, Link, Numbers, Picture, Table } from './icons.tsx'

type Tool = 'bold' | 'italic' | 'link' | 'bullets' | 'numbers' | 'heading' | 'code' | 'picture' | 'table'

const edits: Record<Exclude<Tool, 'link' | 'picture'>, (text: string, chosen: { from: number; to: number }) => Edit> = {
  bold: (text, chosen) => toggleMark(text, chosen, '**'),
  italic: (text, chosen) => toggleMark(text, chosen, '*'),
  heading: cycleHeading,
  bullets: (text, chosen) => toggleLines(text, chosen, 'bullets'),
  numbers: (text, chosen) => toggleLines(text, chosen, 'numbers'),
  code: toggleCode,
  table: (text, chosen) => insertBlock(text, chosen, tableBlock),
}

/** Does what a button or key stands for to what is chosen in the text. */
export function run(tool: Exclude<Tool, 'picture'>): void {
  const now = field.value
  if (!now) return
  if (tool === 'link') dialog.value = 'link'
  else now.edit(edits[tool](now.text(), now.chosen()))
}

const tools: { tool: Tool; words: string; icon: (props: { size?: number }) => JSX.Element; keys?: string }[] = [
  { tool: 'bold', words: 'Bold', icon: Bold, keys: 'Ctrl+B' },
  { tool: 'italic', words: 'Italic', icon: Italic, keys: 'Ctrl+I' },
  { tool: 'heading', words: 'Heading', icon: Heading },
  { tool: 'link', words: 'Link', icon: Link, keys: 'Ctrl+K' },
  { tool: 'bullets', words: 'List', icon: Bullets, keys: 'Ctrl+Shift+8' },
  { tool: 'numbers', words: 'Numbered list', icon: Numbers, keys: 'Ctrl+Shift+7' },
  { tool: 'code', words: 'Code', icon: Code, keys: 'Ctrl+E' },
  { tool: 'table', words: 'Table', icon: Table },
  { tool: 'picture', words: 'Picture', icon: Picture },
]

export function Toolbar() {
  const root = useRef<HTMLDivElement>(null)
  const file = useRef<HTMLInputElement>(null)
  // One stop for Tab; the arrows go on from there.
  const [stop, setStop] = useState(0)
  const move = (event: KeyboardEvent) => {
    const all = [...(root.current?.querySelectorAll('button') ?? [])].filter((each) => each.offsetParent !== null)
    const at = all.indexOf(document.activeElement as HTMLButtonElement)
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    all.at(to % all.length)?.focus()
  }
  return (
    <div class="toolbar" role="toolbar" aria-label="Formatting" ref={root} onKeyDown={move}>
      {tools.map(({ tool, words, icon: Icon, keys }, at) => (
        <button
          key={tool}
          type="button"
          class="icon-button tool"
          tabIndex={stop === at ? 0 : -1}
          onFocus={() => setStop(at)}
          aria-label={words}
          title={keys ? `${words} (${keys})` : words}
          onClick={() => (tool === 'picture' ? file.current?.click() : run(tool))}
        >
          <Icon size={18} />
        </button>
      ))}
      <input
        ref={file}
        type="file"
        accept={pictureTypes.join()}
        multiple
        hidden
        onChange={(event) => {
          bringFiles([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
      <button
        type="button"
        class="icon-button tool tool-end not-narrow"
        tabIndex={stop === tools.length ? 0 : -1}
        onFocus={() => setStop(tools.length)}
        aria-label="Preview beside the text"
        title="Preview beside the text"
        aria-pressed={beside.value === 'on'}
        onClick={() => {
          beside.value = beside.value === 'on' ? 'off' : 'on'
        }}
      >
        <Columns size={18} />
      </button>
    </div>
  )
}
