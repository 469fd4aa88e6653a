/** What a rehearsal found, as text, as a short page of markdown and as JUnit's XML. */
import {
  type RehearsalOutcome,
  type RehearsalVerdict,
  type RehearsedQuestion,
  rehearsalVerdicts,
} from '../domain/rehearsal.ts'
import { countVerdicts } from './verdict.ts'

export interface ReplayReport {
  rows: readonly RehearsedQuestion[]
  /** What it was held against, as the caller named it; undefined where only the questions' own articles were. */
  against?: string | undefined
}

/** Questions of one verdict that a page of markdown names. */
const MOST_NAMED = 20

export function failing({ rows }: ReplayReport): RehearsedQuestion[] {
  return rows.filter(({ fails }) => fails)
}

export function lost({ rows }: ReplayReport): RehearsedQuestion[] {
  return rows.filter(({ verdict }) => verdict === 'lost')
}

/** Line by line, what an editor has to look at, then the figures. */
export function replayText(report: ReplayReport): string {
  const looked = report.rows.filter(({ verdict, fails }) => fails || (verdict !== 'same' && verdict !== 'changed'))
  const lines = rehearsalVerdicts.flatMap((verdict) =>
    looked.filter((row) => row.verdict === verdict).map((row) => line(row, report.against)),
  )
  return [...lines, ...(lines.length > 0 ? [''] : []), summary(report), ''].join('\n')
}

function line(row: RehearsedQuestion, against: string | undefined): string {
  const { where, question, verdict, fails, before, after } = row
  const head = `${where ?? sources[row.source]}: ${against === undefined ? 'fails' : fails && verdict === 'same' ? 'still fails' : verdict}: “${oneLine(question)}”`
  return against === undefined
    ? `${head} ${became(after)}.`
    : `${head}\n    before: ${became(before)}\n    after:  ${became(after)}`
}

/** For a comment on a pull request: what is lost and what fails by name, the rest by number. */
export function replayMarkdown(report: ReplayReport): string {
  const [gone, fails] = [lost(report), failing(report).filter(({ verdict }) => verdict !== 'lost')]
  const better = report.rows.filter(({ verdict }) => verdict === 'better')
  const worse = report.rows.filter(({ verdict }) => verdict === 'worse')
  const title =
    gone.length > 0
      ? `${counted(gone.length, 'answer is', 'answers are')} lost`
      : fails.length > 0
        ? `${counted(fails.length, 'question', 'questions')} not answered from their article`
        : 'No answer is lost'
  return [
    `### Bellhop: ${title}`,
    '',
    summary(report),
    ...table('Lost', gone),
    ...table('Not answered from their article', fails),
    ...table('Worse', worse),
    ...table('Better', better),
    '',
  ].join('\n')
}

function table(title: string, rows: readonly RehearsedQuestion[]): string[] {
  if (rows.length === 0) return []
  const named = rows.slice(0, MOST_NAMED).map(({ where, source, question, before, after }) => {
    return `| ${cell(question)} | ${cell(where ?? sources[source])} | ${cell(became(before))} | ${cell(became(after))} |`
  })
  const more = rows.length > MOST_NAMED ? ['', `… and ${rows.length - MOST_NAMED} more.`] : []
  return [
    '',
    `**${title}** (${rows.length})`,
    '',
    '| question | from | before | after |',
    '|---|---|---|---|',
    ...named,
    ...more,
  ]
}

/** One test case a question; what is lost or fails is a failure. */
export function replayJunit(report: ReplayReport): string {
  const cases = report.rows.map((row) => {
    const { where, source, question, verdict, fails, before, after } = row
    const head = `    <testcase classname="${xml((where ?? sources[source]).replace(/\.md$/, ''))}" name="${xml(oneLine(question))}"`
    if (verdict !== 'lost' && !fails) return `${head}/>`
    const why = `before: ${became(before)}\nafter: ${became(after)}`
    const kind = verdict === 'lost' ? 'lost' : 'failing'
    return `${head}>\n      <failure type="${kind}" message="${xml(`${kind}: ${became(after)}`)}">${xml(why)}</failure>\n    </testcase>`
  })
  const failures = report.rows.filter(({ verdict, fails }) => fails || verdict === 'lost').length
  const counts = `tests="${report.rows.length}" failures="${failures}"`
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="bellhop" ${counts}>`,
    `  <testsuite name="replay" ${counts}>`,
    ...cases,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n')
}

function summary(report: ReplayReport): string {
  const { rows, against } = report
  const fails = failing(report).length
  const asked = `${counted(rows.length, 'question', 'questions')} asked`
  const own =
    fails === 0 ? 'all listed ones are answered from their articles' : `${fails} not answered from their article`
  if (against === undefined) return `${asked}: ${own}.`
  const counts = countVerdicts(rows.map(({ verdict }) => verdict))
  const told = rehearsalVerdicts.map((verdict: RehearsalVerdict) => `${counts[verdict]} ${verdict}`).join(', ')
  return `${asked}, held against ${against}: ${told}; ${own}.`
}

function became({ decision, articles, confidence, byRule }: RehearsalOutcome): string {
  const sure = byRule ? '' : ` (confidence ${confidence.toFixed(2)})`
  const cited = articles.map(({ id }) => id).join(' and ')
  const words = {
    answer: `answered from ${cited}`,
    clarify: 'the assistant asks back',
    handoff: 'a person is brought in',
    decline: 'taken for something else',
    smalltalk: 'taken for small talk',
  }
  return `${words[decision]}${sure}`
}

const sources = { listed: 'listed', asked: 'customers', missed: 'missed' }

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()
/** In a table's cell nothing but words: no markup of the text's own. */
const cell = (text: string) => oneLine(text).replace(/[\\`*_{}[\]<>()#+!|~@&]/g, (sign) => `&#${sign.charCodeAt(0)};`)
/** Without what XML 1.0 cannot hold. */
const xml = (text: string) =>
  text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: just these are left out
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
