/** Where an agent writes: a reply to the customer or a note for the team, never one taken for the other. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { fill, holesOf } from '../../../src/domain/macro.ts'
import type { StaffSnapshotState } from '../../../src/domain/snapshot.ts'
import { Book, Eye, Note, Send, Slash } from '../../shared/icons.tsx'
import {
  composerMode,
  focusComposer,
  ghost,
  modeFor,
  panel,
  rememberMode,
  switchMode,
  takeInsertions,
  turnPanel,
} from '../live/composing.ts'
import { line } from '../live/line.ts'
import { tellWriting } from '../live/looking.ts'
import { askMacros, valuesFor } from '../live/macros.ts'
import { carryOut } from '../live/plans.ts'
import { keepPlan, keptPlan, keptText, plansKept, send, tellTyping } from '../live/sends.ts'
import { me } from '../live/session.ts'
import { type ComposerCommand, composerCommandOf } from '../pure/composer-keys.ts'
import { emphasised, linked, nextItem, slashAt } from '../pure/edits.ts'
import type { Mode } from '../pure/kept.ts'
import { composes, sends } from '../pure/keys.ts'
import { nameOf } from '../pure/names.ts'
import { planned } from '../pure/planned.ts'
import { ComposerField, edit, placeOf } from './composer-field.tsx'
import { HoleLine, Locked, LookersLine, NoticeLine, PlanLine } from './composer-lines.tsx'
import { LateArticles } from './late-articles.tsx'
import { type Choice, choiceId, choicesOf, MACRO_LIST, MacroList } from './macro-list.tsx'
import { Preview } from './preview.tsx'
import { useWriting } from './use-writing.ts'

/** Characters in one message, as the server counts; from `NEARLY` on the count is shown. */
const MOST = 8_000
const NEARLY = 7_500

export function Composer({ snapshot }: { snapshot: StaffSnapshotState }) {
  const { conversationId: id, status, agent } = snapshot
  // Before anything is drawn: what was chosen in another conversation counts for nothing here.
  useState(() => {
    composerMode.value = modeFor(id)
    panel.value = undefined
  })
  const mode = composerMode.value
  const { text, filled, write, fillIn } = useWriting(id, mode)
  const [caret, setCaret] = useState(0)
  const [dismissed, setDismissed] = useState<number>()
  const [active, setActive] = useState(0)
  const [listAt, setListAt] = useState({ left: 0, bottom: 0 })
  const [articleQuery, setArticleQuery] = useState('')
  const field = useRef<HTMLTextAreaElement>(null)
  const box = useRef<HTMLDivElement>(null)

  const own = status === 'assigned' && agent?.id === me().id
  const locked = mode === 'reply' && (status === 'resolved' || (status === 'assigned' && !own))
  const tooLong = text.trim().length > MOST
  const holes = holesOf(text)
  plansKept.value
  const plan = keptPlan(id, mode)
  const offered =
    mode === 'reply' && !locked && text === '' && ghost.value?.conversationId === id ? ghost.value : undefined

  const slash = panel.value === undefined && !locked ? slashAt(text, caret) : undefined
  const choices = slash && slash.start !== dismissed ? choicesOf(slash.query) : []
  const listed = choices.length > 0

  useEffect(() => rememberMode(id, mode), [id, mode])
  useEffect(() => {
    panel.value = undefined
  }, [mode])
  useEffect(() => {
    if (listed) void askMacros(id)
  }, [id, listed])
  // Enter sends what only looks like a search: nothing is chosen where no macro fits.
  useEffect(() => setActive(choices.length > 1 ? 0 : -1), [slash?.query, choices.length > 1])
  useEffect(() => {
    if (!slash) setDismissed(undefined)
  }, [slash === undefined])
  useLayoutEffect(() => {
    if (!listed || !slash || !field.current || !box.current) return
    const at = placeOf(field.current, slash.start)
    const frame = box.current.getBoundingClientRect()
    if (at) setListAt({ left: Math.max(0, at.left - frame.left), bottom: frame.bottom - at.top + LIST_GAP_PX })
  }, [listed, slash?.start])
  useEffect(() => {
    if (mode !== 'reply' || locked) return undefined
    return takeInsertions({ conversationId: id, insert: (words) => insert(words) })
  })

  /** Puts words in place of what is selected. */
  const insert = (words: string, from = field.current?.selectionStart ?? 0, to = field.current?.selectionEnd ?? 0) => {
    if (!field.current) return
    const end = from + words.length
    edit(field.current, { start: from, end: to, text: words, select: [end, end] })
  }
  /** The same as a paragraph of its own, where it has several lines. */
  const insertArticle = (words: string) => {
    panel.value = undefined
    if (!words.includes('\n')) return insert(words)
    const before = text.slice(0, field.current?.selectionStart ?? text.length).trimEnd()
    insert(`${before ? '\n\n' : ''}${words}\n\n`, before.length)
  }
  const goTo = (start: number, end: number) => {
    panel.value = undefined
    requestAnimationFrame(() => {
      field.current?.focus()
      field.current?.setSelectionRange(start, end)
    })
  }
  const choose = (choice: Choice) => {
    if (!slash || !field.current) return
    const to = field.current.selectionEnd
    if ('articles' in choice) {
      edit(field.current, { start: slash.start, end: to, text: '', select: [slash.start, slash.start] })
      setArticleQuery(choice.articles)
      panel.value = 'articles'
      return
    }
    const { macro } = choice
    const prepared = fill(macro.text ?? '', valuesFor(snapshot))
    const [hole] = holesOf(prepared.text)
    const end = prepared.text.length
    const select = hole ? ([hole.start, hole.end] as const) : ([end, end] as const)
    edit(field.current, {
      start: slash.start,
      end: to,
      text: prepared.text,
      select: [slash.start + select[0], slash.start + select[1]],
    })
    fillIn(prepared.filled.map(({ start, end }) => ({ start: slash.start + start, end: slash.start + end })))
    if (macro.actions.length > 0) keepPlan(id, mode, planned(plan, macro.actions))
  }
  const openList = () => {
    panel.value = undefined
    requestAnimationFrame(() => {
      if (!field.current) return
      const { value, selectionEnd: at } = field.current
      const before = value.slice(0, at)
      const fresh = before === '' || before.endsWith('\n')
      insert(fresh ? '/' : '\n/', at, at)
    })
  }
  const type = (value: string) => {
    write(value)
    const writing = value.trim() !== ''
    tellWriting(id, writing)
    if (mode === 'reply' && own && writing) tellTyping(id)
  }
  const submit = () => {
    const [hole] = holes
    if (hole) return goTo(hole.start, hole.end)
    if (tooLong || locked) return
    panel.value = undefined
    if (text.trim()) {
      send(id, mode, text.trim())
      write('')
      tellWriting(id, false)
    } else if (plan.length > 0) {
      keepPlan(id, mode, [])
      void carryOut(id, plan)
    }
    field.current?.focus()
  }
  const run = (command: ComposerCommand) => {
    const writing = field.current
    if (command === 'mode') return switchMode()
    if (command === 'articles' || command === 'preview') return showPanel(command)
    if (!writing) return
    const { value, selectionStart: start, selectionEnd: end } = writing
    if (command === 'link') edit(writing, linked(value, start, end))
    else edit(writing, emphasised(value, start, end, command === 'bold' ? '**' : '_'))
  }
  const showPanel = (which: 'articles' | 'preview') => {
    if (which === 'preview' && !text.trim()) return
    const { selectionStart = 0, selectionEnd = 0 } = field.current ?? {}
    setArticleQuery(text.slice(selectionStart, selectionEnd).slice(0, LONGEST_CHOSEN))
    turnPanel(which)
    if (panel.value === undefined) focusComposer()
  }

  /** @returns whether the list of macros took the key */
  const inList = (event: KeyboardEvent): boolean => {
    if (!listed || composes(event)) return false
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const chosen = choices[active]
    if (step) setActive((active + step + choices.length) % choices.length)
    else if (event.key === 'Escape') setDismissed(slash?.start)
    else if ((event.key === 'Enter' && !event.shiftKey) || event.key === 'Tab') {
      if (!chosen) return false
      choose(chosen)
    } else return false
    return true
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const writing = event.currentTarget as HTMLTextAreaElement
    const taken = () => {
      event.preventDefault()
      event.stopPropagation()
    }
    if (inList(event)) return taken()
    if (event.key === 'Tab' && offered && !event.shiftKey) {
      offered.accept()
      return taken()
    }
    const command = composerCommandOf(event, writing.selectionStart !== writing.selectionEnd)
    if (command) {
      run(command)
      return taken()
    }
    if (
      event.key === 'Enter' &&
      event.shiftKey &&
      !composes(event) &&
      writing.selectionStart === writing.selectionEnd
    ) {
      const next = nextItem(writing.value, writing.selectionEnd)
      if (next) {
        edit(writing, next)
        return taken()
      }
    }
    if (!sends(event)) return
    event.preventDefault()
    submit()
  }

  const note = mode === 'note'
  const previewing = panel.value === 'preview' && text.trim() !== ''
  return (
    <section class={`composer ${mode}`} aria-label={note ? 'Write a note' : 'Write a reply'}>
      <NoticeLine id={id} />
      <LookersLine />
      <fieldset class="composer-modes bare" aria-label="What you write">
        <ModeButton mode="reply" words="Reply" begun={note && keptText(id, 'reply') !== ''} />
        <ModeButton mode="note" words="Note" begun={!note && keptText(id, 'note') !== ''} />
        {note ? (
          <span class="note-label">
            <Note size={14} /> Only your team sees this
          </span>
        ) : (
          <span class="reply-label">
            <Send size={14} /> The customer gets this
          </span>
        )}
      </fieldset>
      {locked ? (
        <Locked snapshot={snapshot} unsent={text} />
      ) : (
        <div class="composer-field" ref={box}>
          {panel.value === 'articles' && (
            <LateArticles
              mode={mode}
              first={articleQuery}
              onInsert={insertArticle}
              onClose={() => {
                panel.value = undefined
                field.current?.focus()
              }}
            />
          )}
          {listed && <MacroList choices={choices} active={active} at={listAt} onActive={setActive} onChoose={choose} />}
          {previewing && (
            <Preview
              text={text}
              onClose={() => {
                panel.value = undefined
                focusComposer()
              }}
            />
          )}
          <div class="writing-box" hidden={previewing}>
            {/* One field for each: what is undone in one never brings back what was written in the other. */}
            <ComposerField
              key={mode}
              field={field}
              label={note ? 'Note for your team' : `Reply to ${nameOf(snapshot)}`}
              placeholder={note ? 'A note that the customer never sees' : `Reply to ${nameOf(snapshot)}`}
              text={text}
              filled={filled}
              holes={holes}
              ghost={offered?.text}
              list={listed ? { id: MACRO_LIST, active: active < 0 ? undefined : choiceId(active) } : undefined}
              onText={type}
              onCaret={setCaret}
              onKeyDown={onKeyDown}
            />
          </div>
          <HoleLine text={text} onGo={goTo} />
          <PlanLine id={id} mode={mode} />
          <div class="composer-foot">
            <div class="composer-tools">
              <Tool words="Insert a macro" keys="/" onPress={openList} icon={<Slash size={16} />} />
              <Tool
                words="Insert an article"
                keys={`${MOD}+Shift+L`}
                pressed={panel.value === 'articles'}
                onPress={() => showPanel('articles')}
                icon={<Book size={16} />}
              />
              <Tool
                words="Preview"
                keys={`${MOD}+Shift+P`}
                pressed={previewing}
                off={!text.trim()}
                onPress={() => showPanel('preview')}
                icon={<Eye size={16} />}
              />
            </div>
            <span class="composer-hint">
              {tooLong
                ? `${text.trim().length - MOST} characters too long: shorten it or send it in parts.`
                : text.length > NEARLY
                  ? `${text.trim().length} of ${MOST} characters`
                  : hint(mode, status, offered !== undefined)}
            </span>
            <button
              type="button"
              class={note ? 'button brass' : 'button primary'}
              disabled={(!text.trim() && plan.length === 0) || tooLong}
              onClick={submit}
            >
              {note ? <Note size={16} /> : <Send size={16} />}
              {text.trim() || plan.length === 0 ? (note ? 'Add note' : 'Send reply') : 'Do it, send nothing'}
            </button>
          </div>
        </div>
      )}
    </section>
  )
}

/** Between the list of macros and the line that it belongs to, in pixels. */
const LIST_GAP_PX = 6
/** Of what was selected so many characters are searched for. */
const LONGEST_CHOSEN = 80
const MOD = /Mac|iP(hone|ad|od)/.test(navigator.platform) ? '⌘' : 'Ctrl'

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

interface ToolProps {
  words: string
  keys: string
  icon: preact.JSX.Element
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

function hint(mode: Mode, status: StaffSnapshotState['status'], offered: boolean): string {
  if (line.value.state !== 'open') return 'No live line: what you send is kept here and goes out by itself'
  if (offered) return 'Tab takes the suggestion'
  if (mode === 'note') return 'Enter adds it, Shift+Enter makes a new line'
  if (status === 'queued' || status === 'answering') return 'Sending takes this conversation over'
  return 'Enter sends, Shift+Enter makes a new line'
}
