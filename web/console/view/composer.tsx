/** Where an agent writes: a reply to the customer or a note for the team, never one taken for the other. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { holesOf } from '../../../src/domain/macro.ts'
import type { StaffSnapshotState } from '../../../src/domain/snapshot.ts'
import { attachingTo } from '../live/attaching.ts'
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
import { tellWriting } from '../live/looking.ts'
import { carryOut } from '../live/plans.ts'
import { keepPlan, keptPlan, plansKept, send, tellTyping } from '../live/sends.ts'
import { me } from '../live/session.ts'
import { type ComposerCommand, composerCommandOf } from '../pure/composer-keys.ts'
import { emphasised, linked, nextItem } from '../pure/edits.ts'
import { composes, sends } from '../pure/keys.ts'
import { nameOf } from '../pure/names.ts'
import { planned } from '../pure/planned.ts'
import { ComposerField, edit } from './composer-field.tsx'
import { HoleLine, Locked, LookersLine, NoticeLine, PlanLine } from './composer-lines.tsx'
import { Foot, isTooLong, Modes } from './composer-parts.tsx'
import { lazy } from './lazy.tsx'
import { choiceId, MACRO_LIST, MacroList } from './macro-list.tsx'
import { Preview } from './preview.tsx'
import { Rewrite } from './rewrite.tsx'
import { useMacroList } from './use-macro-list.ts'
import { useWriting } from './use-writing.ts'

const AttachTool = lazy(async () => (await import('./files.tsx')).AttachTool)
const ReplyFiles = lazy(async () => (await import('./files.tsx')).ReplyFiles)
const ArticleSearch = lazy(async () => (await import('./article-search.tsx')).ArticleSearch)

/** Of what is selected so many characters are searched for among the articles. */
const LONGEST_CHOSEN = 80

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
  const [articleQuery, setArticleQuery] = useState('')
  const field = useRef<HTMLTextAreaElement>(null)
  const box = useRef<HTMLDivElement>(null)

  const note = mode === 'note'
  const own = status === 'assigned' && agent?.id === me().id
  const locked = !note && (status === 'resolved' || (status === 'assigned' && !own))
  // Who takes the conversation over with this reply has nowhere to put files yet.
  const attaching = own && !note ? attachingTo(id) : undefined
  const files = attaching?.state.value ?? 'none'
  const holes = holesOf(text)
  plansKept.value
  const plan = keptPlan(id, mode)
  const suggested = ghost.value?.conversationId === id ? ghost.value : undefined
  const offered = !note && !locked && text === '' ? suggested : undefined
  const previewing = panel.value === 'preview' && text.trim() !== ''

  const macros = useMacroList({
    snapshot,
    text: locked || panel.value ? undefined : text,
    caret,
    field,
    box,
    onFilled: fillIn,
    onMacro: ({ actions }) => actions.length > 0 && keepPlan(id, mode, planned(plan, actions)),
    onArticles(query) {
      setArticleQuery(query)
      panel.value = 'articles'
    },
  })

  useEffect(() => rememberMode(id, mode), [id, mode])
  useEffect(() => {
    panel.value = undefined
  }, [mode])
  useEffect(() =>
    note || locked ? undefined : takeInsertions({ conversationId: id, insert: (words) => insert(words) }),
  )

  /** Puts words in place of what is selected. */
  const insert = (words: string, from = field.current?.selectionStart ?? 0, to = field.current?.selectionEnd ?? 0) => {
    const end = from + words.length
    if (field.current) edit(field.current, { start: from, end: to, text: words, select: [end, end] })
  }
  /** What has several lines is a paragraph of its own. */
  const insertArticle = (words: string) => {
    panel.value = undefined
    if (!words.includes('\n')) return insert(words)
    const before = text.slice(0, field.current?.selectionStart ?? text.length).trimEnd()
    insert(`${before ? '\n\n' : ''}${words}\n\n`, before.length)
  }
  const openMacros = () => {
    panel.value = undefined
    requestAnimationFrame(() => {
      const { value = '', selectionEnd: at = 0 } = field.current ?? {}
      const fresh = at === 0 || value[at - 1] === '\n'
      insert(fresh ? '/' : '\n/', at, at)
    })
  }
  const openPanel = (which: 'articles' | 'preview') => {
    if (which === 'preview' && !text.trim()) return
    const { selectionStart = 0, selectionEnd = 0 } = field.current ?? {}
    setArticleQuery(text.slice(selectionStart, selectionEnd).slice(0, LONGEST_CHOSEN))
    turnPanel(which)
    if (panel.value === undefined) focusComposer()
  }
  const backToField = () => {
    const covered = panel.value !== undefined
    panel.value = undefined
    // At once where it can be: a focus that came later would take the next key, which may be meant for something else.
    if (covered) requestAnimationFrame(() => field.current?.focus())
    else field.current?.focus()
  }
  const goTo = (start: number, end: number) => {
    backToField()
    requestAnimationFrame(() => field.current?.setSelectionRange(start, end))
  }

  const type = (value: string) => {
    write(value)
    const writing = value.trim() !== ''
    tellWriting(id, writing)
    if (!note && own && writing) tellTyping(id)
  }
  const submit = () => {
    const [hole] = holes
    if (hole) return goTo(hole.start, hole.end)
    if (locked || isTooLong(text) || files === 'busy') return
    if (text.trim() || files === 'ready') {
      send(id, mode, text.trim(), attaching?.take())
      write('')
      tellWriting(id, false)
    } else if (plan.length > 0) {
      keepPlan(id, mode, [])
      void carryOut(id, plan)
    }
    backToField()
  }
  const run = (command: ComposerCommand, writing: HTMLTextAreaElement) => {
    const { value, selectionStart: start, selectionEnd: end } = writing
    if (command === 'mode') switchMode()
    else if (command === 'articles' || command === 'preview') openPanel(command)
    else if (command === 'link') edit(writing, linked(value, start, end))
    else edit(writing, emphasised(value, start, end, command === 'bold' ? '**' : '_'))
  }
  /** @returns whether the key did something other than being typed */
  const takes = (event: KeyboardEvent, writing: HTMLTextAreaElement): boolean => {
    if (macros.takes(event)) return true
    if (event.key === 'Tab' && !event.shiftKey && offered) {
      offered.accept()
      return true
    }
    const chosen = writing.selectionStart !== writing.selectionEnd
    const command = composerCommandOf(event, chosen)
    if (command) {
      run(command, writing)
      return true
    }
    if (newLine(event) && !chosen) {
      const next = nextItem(writing.value, writing.selectionEnd)
      if (next !== undefined) edit(writing, next)
      return next !== undefined
    }
    if (!sends(event)) return false
    submit()
    return true
  }

  return (
    <section class={`composer ${mode}`} aria-label={note ? 'Write a note' : 'Write a reply'}>
      <NoticeLine id={id} />
      <LookersLine />
      <Modes id={id} />
      {locked ? (
        <Locked snapshot={snapshot} unsent={text} />
      ) : (
        <div class="composer-field" ref={box}>
          {panel.value === 'articles' && (
            <ArticleSearch mode={mode} first={articleQuery} onInsert={insertArticle} onClose={backToField} />
          )}
          {macros.listed && (
            <MacroList {...macros} snapshot={snapshot} onActive={macros.setActive} onChoose={macros.choose} />
          )}
          {previewing && <Preview text={text} onClose={backToField} />}
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
              list={
                macros.listed
                  ? { id: MACRO_LIST, active: macros.active < 0 ? undefined : choiceId(macros.active) }
                  : undefined
              }
              onText={type}
              onCaret={setCaret}
              onKeyDown={(event) => {
                if (!takes(event, event.currentTarget as HTMLTextAreaElement)) return
                event.preventDefault()
                event.stopPropagation()
              }}
            />
          </div>
          <HoleLine text={text} onGo={goTo} />
          <PlanLine id={id} mode={mode} />
          {own && !note && <ReplyFiles id={id} />}
          <Foot
            mode={mode}
            status={status}
            text={text}
            plans={plan.length > 0}
            files={files}
            tools={own && !note && <AttachTool id={id} />}
            offered={offered !== undefined}
            onMacros={openMacros}
            onPanel={openPanel}
            onSubmit={submit}
          >
            {mode === 'reply' && <Rewrite snapshot={snapshot} text={text} />}
          </Foot>
        </div>
      )}
    </section>
  )
}

function newLine(event: KeyboardEvent): boolean {
  return event.key === 'Enter' && event.shiftKey && !composes(event)
}
