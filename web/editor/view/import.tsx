/** Bringing articles in from elsewhere, and taking them out. */
import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import type { ImportReport } from '../../../src/protocol/moving.ts'
import { apply, type Far, followImport, importing, readFile, refuse, startAgain, wish } from '../live/import.ts'
import { hashOf } from '../pure/place.ts'
import { hasWork, kindNames, type Line, linesOf, partsOf, sumOf } from '../pure/report.ts'
import { counted } from '../pure/words.ts'
import { Sheet } from './parts.tsx'

export default function Import() {
  useEffect(followImport, [])
  return (
    <Sheet
      title="Import and export"
      lead="Articles come from markdown, Docusaurus, Zendesk, Intercom, HTML pages or a CSV: one file, or a folder packed as a ZIP. You see what would happen before anything is written."
    >
      <Now />
      <Export />
    </Sheet>
  )
}

function Now() {
  const now = importing.value
  switch (now.is) {
    case 'waiting':
      return <Drop {...(now.fault !== undefined && { fault: now.fault })} />
    case 'reading':
      return (
        <section class="import-card" role="status">
          <p>
            {now.share < 1 ? 'Sending' : 'Reading'} <bdi>{now.name}</bdi> …
          </p>
          {now.share < 1 ? <progress value={now.share} max={1} aria-label="How far it is" /> : <How far={now.far} />}
          <button type="button" class="button" onClick={startAgain}>
            Cancel
          </button>
        </section>
      )
    case 'read':
      return (
        <section class="import-card" aria-label="Before it is imported">
          <Told report={now.report}>
            {now.fault && (
              <p class="form-error" role="alert">
                {now.fault}
              </p>
            )}
            <div class="import-verbs">
              {hasWork(now.report) && (
                <button type="button" class="button primary" aria-disabled={now.busy} onClick={() => void apply()}>
                  {now.busy ? 'Importing …' : 'Import'}
                </button>
              )}
              <button type="button" class="button" onClick={startAgain}>
                {hasWork(now.report) ? 'Do not import' : 'Take another file'}
              </button>
            </div>
            {now.busy && <How far={now.far} />}
          </Told>
        </section>
      )
    case 'done':
      return (
        <section class="import-card" aria-label="After it was imported">
          <Told report={now.report}>
            <div class="import-verbs">
              <a class="button primary" href="#/articles">
                Go to the articles
              </a>
              <button type="button" class="button" onClick={startAgain}>
                Import more
              </button>
            </div>
          </Told>
        </section>
      )
  }
}

/** Without a word from the server it moves without saying how far it is. */
function How({ far }: { far: Far | undefined }) {
  const { done, total } = far ?? { done: 0, total: 0 }
  return (
    <>
      <progress {...(total > 0 && { value: done, max: total })} aria-label="How far it is" />
      {done > 0 && (
        <p class="faint">
          {total > 0 ? `${done} of ${counted(total, 'article')}` : `${counted(done, 'article')} read`}
        </p>
      )}
    </>
  )
}

/** A browser gives a folder's name, and nothing of what it holds. */
const folderFault = 'This is a folder. Pack it as a ZIP, and drop that here.'

const taken = '.zip,.tar,.tgz,.gz,.json,.csv,.tsv,.md,.mdx,.html,.htm'

function Drop({ fault }: { fault?: string }) {
  const [over, setOver] = useState(false)
  const chooser = useRef<HTMLInputElement>(null)
  const [into, lang] = [useId(), useId()]
  const take = (file: File | undefined) => {
    if (file) void readFile(file, wish.value)
  }
  return (
    <section class="import-card" aria-label="Import">
      <div class="import-wish">
        <div class="field">
          <label for={into}>Into the folder</label>
          <input
            id={into}
            value={wish.value.into}
            placeholder="the top of the knowledge base"
            onInput={(event) => {
              wish.value = { ...wish.value, into: event.currentTarget.value.trim() }
            }}
          />
        </div>
        <div class="field">
          <label for={lang}>Language, where articles do not say theirs</label>
          <input
            id={lang}
            value={wish.value.lang}
            placeholder="told by their text"
            maxLength={20}
            onInput={(event) => {
              wish.value = { ...wish.value, lang: event.currentTarget.value.trim() }
            }}
          />
        </div>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same by keyboard */}
      <div
        class={`import-drop${over ? ' over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          if (event.dataTransfer?.items[0]?.webkitGetAsEntry()?.isDirectory) refuse(folderFault)
          else take(event.dataTransfer?.files[0])
        }}
      >
        <p>Drop a file or an archive here</p>
        <button type="button" class="button primary" onClick={() => chooser.current?.click()}>
          Choose a file
        </button>
        <input
          ref={chooser}
          type="file"
          accept={taken}
          hidden
          onChange={(event) => {
            take(event.currentTarget.files?.[0])
            event.currentTarget.value = ''
          }}
        />
      </div>
      {fault && (
        <p class="form-error" role="alert">
          {fault}
        </p>
      )}
    </section>
  )
}

/** Lines shown before somebody asks for all of them. */
const SHOWN = 100

/** @param children what can be done about it: above the lines, of which there may be thousands */
function Told({ report, children }: { report: ImportReport; children: ComponentChildren }) {
  const [all, setAll] = useState(false)
  const [chosen, setChosen] = useState('All')
  const whole = linesOf(report)
  const parts = partsOf(whole)
  const lines = parts.find(({ words }) => words === chosen)?.lines ?? whole
  return (
    <>
      <h2>{report.dryRun ? 'What would happen' : 'Imported'}</h2>
      <p role="status">{sumOf(report)}</p>
      <p class="import-kind">
        {kindNames[report.kind]}; the source is called <bdi>{report.source}</bdi>.{' '}
        {report.dryRun && 'Nothing is written yet.'}
      </p>
      {report.notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      {children}
      {parts.length > 0 && (
        <fieldset class="bare miss-states import-parts" aria-label="Which lines">
          {parts.map(({ words, lines: own }) => (
            <button
              key={words}
              type="button"
              class="miss-state"
              aria-pressed={words === chosen}
              onClick={() => setChosen(words)}
            >
              {words}
              <span class="miss-count">{own.length}</span>
            </button>
          ))}
        </fieldset>
      )}
      <ul class="import-lines">
        {(all ? lines : lines.slice(0, SHOWN)).map((line) => (
          <Entry key={line.key} line={line} written={!report.dryRun} />
        ))}
      </ul>
      {!all && lines.length > SHOWN && (
        <button type="button" class="button small" onClick={() => setAll(true)}>
          Show all {lines.length}
        </button>
      )}
    </>
  )
}

/** @param written whether the article is there now */
function Entry({ line: { title, path, words, tone, warnings }, written }: { line: Line; written: boolean }) {
  return (
    <li class={`import-line ${tone}`}>
      <span class="import-words">{words}</span>
      <div class="import-path">
        {title !== undefined && (
          <p class="import-title">
            {written ? (
              <a href={hashOf({ page: 'articles', path: path.replace(/\.md$/, '') })} dir="auto">
                {title}
              </a>
            ) : (
              <bdi>{title}</bdi>
            )}
          </p>
        )}
        <p class={title === undefined ? undefined : 'faint'}>
          <bdi>{path}</bdi>
        </p>
        {warnings.length > 0 && (
          <ul>
            {warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        )}
      </div>
    </li>
  )
}

function Export() {
  const [all, setAll] = useState(false)
  const address = (as: string) => `/api/editor/export?as=${as}${all ? '&all=1' : ''}`
  return (
    <section class="import-card" aria-labelledby="export">
      <h2 id="export">Export</h2>
      <p>Every article with its pictures and the synonyms, byte for byte. Import it again, here or elsewhere.</p>
      <label class="import-all">
        <input type="checkbox" checked={all} onChange={(event) => setAll(event.currentTarget.checked)} />
        Drafts and internal articles too
      </label>
      <div class="import-verbs">
        <a class="button" href={address('zip')} download>
          Download a ZIP
        </a>
        <a class="button" href={address('json')} download>
          Download as JSON
        </a>
      </div>
    </section>
  )
}
