/** The composer's head and foot: what is being written, the tools, and the one button that sends. */
import type { ComponentChildren, JSX } from 'preact'
import type { StaffSnapshotState } from '../../../src/domain/snapshot.ts'
import { Book, Eye, Note, Send, Slash } from '../../shared/icons.tsx'
import { composerMode, focusComposer, panel } from '../live/composing.ts'
import { line } from '../live/line.ts'
import { keptText } from '../live/sends.ts'
import type { Mode } from '../pure/kept.ts'

/** Characters in one message, as the server counts; from `NEARLY` on the count is shown. */
const MOST = 8_000
const NEARLY = 7_500
const MOD = /Mac|iP(hone|ad|od)/.test(navigator.platform) ? '⌘' : 'Ctrl'

export function isTooLong(text: string): boolean {
  return text.trim().length > MOST
}

/** Reply or note, and who gets it. */
export function Modes({ id }: { id: string }) {
  const mode = composerMode.value
  return (
    <fieldset class="composer-modes bare" aria-label="What you write">
      <ModeButton mode="reply" words="Reply" begun={mode !== 'reply' && keptText(id, 'reply') !== ''} />
      <ModeButton mode="note" words="Note" begun={mode !== 'note' && keptText(id, 'note') !== ''} />
      {mode === 'note' ? (
        <span class="note-label">
          <Note size={14} /> Only your team sees this
        </span>
      ) : (
        <span class="reply-label">
          <Send size={14} /> The customer gets this
        </span>
      )}
    </fieldset>
  )
}

function ModeButton({ mode, words, begun }: { mode: Mode; words: string; begun: boolean }) {
  return (
    <button
      type="button"
      class="mode"
      aria-pressed={composerMode.value === mode}
      title={begun ? `There is a ${mode} that you have begun` : undefined}
      onClick={() => {
        composerMode.value = mode
        focusComposer()
      }}
    >
      {words}
      {begun && <i class="begun" aria-hidden="true" />}
    </button>
  )
}

interface FootProps {
  mode: Mode
  status: StaffSnapshotState['status']
  text: string
  /** Whether something is to be done besides. */
  plans: boolean
  /** Files for the reply: none, ready to go, or still on their way. */
  files: 'none' | 'ready' | 'busy'
  /** Whether Tab would take a suggestion. */
  offered: boolean
  onMacros: () => void
  onPanel: (which: 'articles' | 'preview') => void
  onSubmit: () => void
  /** One more tool among the first ones. */
  tools?: ComponentChildren
  /** More tools. */
  children?: ComponentChildren
}

export function Foot(props: FootProps) {
  const { mode, status, text, plans, files, offered, onMacros, onPanel, onSubmit, tools, children } = props
  const note = mode === 'note'
  const empty = !text.trim()
  const says = note ? 'Add note' : 'Send reply'
  return (
    <div class="composer-foot">
      <div class="composer-tools">
        <Tool words="Insert a macro" keys="/" onPress={onMacros} icon={<Slash size={16} />} />
        <Tool
          words="Insert an article"
          keys={`${MOD}+Shift+L`}
          pressed={panel.value === 'articles'}
          onPress={() => onPanel('articles')}
          icon={<Book size={16} />}
        />
        <Tool
          words="Preview"
          keys={`${MOD}+Shift+P`}
          pressed={panel.value === 'preview' && !empty}
          off={empty}
          onPress={() => onPanel('preview')}
          icon={<Eye size={16} />}
        />
        {tools}
      </div>
      {children}
      {/* Where there is little room only what stands in the way of sending is said. */}
      <span class={text.trim().length > NEARLY ? 'composer-hint urgent' : 'composer-hint'}>
        {files === 'busy' ? 'Files are on their way' : hint(mode, status, text, offered)}
      </span>
      <button
        type="button"
        class={note ? 'button brass' : 'button primary'}
        disabled={(empty && !plans && files === 'none') || files === 'busy' || isTooLong(text)}
        onClick={onSubmit}
      >
        {note ? <Note size={16} /> : <Send size={16} />}
        {empty && plans && files === 'none' ? 'Do it, send nothing' : says}
      </button>
    </div>
  )
}

interface ToolProps {
  words: string
  keys: string
  icon: JSX.Element
  pressed?: boolean
  off?: boolean
  onPress: () => void
}

function Tool({ words, keys, icon, pressed, off = false, onPress }: ToolProps) {
  return (
    <button
      type="button"
      class="icon-button tool"
      aria-label={words}
      title={`${words} (${keys})`}
      aria-pressed={pressed}
      disabled={off}
      onClick={onPress}
    >
      {icon}
    </button>
  )
}

function hint(mode: Mode, status: StaffSnapshotState['status'], text: string, offered: boolean): string {
  const { length } = text.trim()
  if (length > MOST) return `${length - MOST} characters too long: shorten it or send it in parts.`
  if (length > NEARLY) return `${length} of ${MOST} characters`
  if (line.value.state !== 'open') return 'No live line: what you send is kept here and goes out by itself'
  if (offered) return 'Tab takes the suggestion'
  if (mode === 'note') return 'Enter adds it, Shift+Enter: new line'
  if (status === 'queued' || status === 'answering') return 'Sending takes this conversation over'
  return 'Enter sends, Shift+Enter: new line'
}
