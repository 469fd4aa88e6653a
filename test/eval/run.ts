/**
 * `npm run eval`: measures the product's own retrieval and judge on the evaluation sets beside the repository, with
 * plain BM25 as the yardstick in the same run.
 */
import { parseArgs } from 'node:util'
import { judge } from '../../src/answering/judge.ts'
import type { Turn } from '../../src/ports.ts'
import { type AnswerFigures, measureAnswers } from './answers.ts'
import { referenceBm25 } from './bm25.ts'
import { refit } from './fit.ts'
import { articlesQuoted } from './fit-judge.ts'
import { auroc, type RankFigures, rankFigures } from './metrics.ts'
import { articlesOf, dataFolder, type EvalSet, extraRecipes, haveData, offTopic, openSet, recipes } from './sets.ts'

const help = `npm run eval -- [--set NAME] [--json] [--fit ranking|judge]
  --set NAME   only sets whose name starts so; faq-12k is measured only when named
  --json       one JSON document instead of tables
  --fit WHAT   fits the ranking model or the judge and writes its weights`

interface Outcome {
  answered: number
  clarified: number
  handedOver: number
  declined: number
  /** Wrong among the answered. */
  wrong: number
}

interface Report {
  set: string
  articles: number
  questions: number
  ours: RankFigures
  bm25: RankFigures
  byType: Record<string, RankFigures>
  answerable: Outcome
  /** Against the set's own questions that no article answers, or with their articles hidden. */
  inDomain: { auroc: number; bm25: number; outcome: Outcome } | undefined
  offTopic: { auroc: number; bm25: number; outcome: Outcome } | undefined
  answers: AnswerFigures | undefined
}

const { values } = parseArgs({
  options: { set: { type: 'string' }, json: { type: 'boolean' }, fit: { type: 'string' }, help: { type: 'boolean' } },
})
const started = performance.now()
const progress = (done: string) => {
  if (process.stderr.isTTY || !values.json) {
    process.stderr.write(`  ${((performance.now() - started) / 1000).toFixed(0).padStart(3)} s  ${done}\n`)
  }
}

if (values.help) console.log(help)
else if (!haveData()) {
  console.error(
    `There is no evaluation data at ${dataFolder}. Put the eval folder there, or run npm run tryout on your own.`,
  )
  process.exitCode = 1
} else if (values.fit !== undefined && values.fit !== 'ranking' && values.fit !== 'judge') {
  console.error(`--fit takes ranking or judge.\n${help}`)
  process.exitCode = 1
} else if (values.fit) {
  // Two of the three Serbian spellings are the same questions again.
  const sets = recipes.filter(({ name, hidden }) => !hidden && !/sr-(?:Cyrl|Latn)$/.test(name))
  await refit(await Promise.all(sets.map(openSet)), values.fit, progress)
} else {
  const wanted = values.set
    ? [...recipes, ...extraRecipes].filter(({ name }) => name.startsWith(values.set as string))
    : recipes
  if (wanted.length === 0) {
    console.error(
      `No set is called ${values.set}. There are: ${[...recipes, ...extraRecipes].map(({ name }) => name).join(', ')}.`,
    )
    process.exitCode = 1
  }
  const chatter = await offTopic('test')
  const reports: Report[] = []
  for (const recipe of wanted) {
    const set = await openSet(recipe)
    reports.push(await measure(set, set.lang === 'en' && set.base !== 'faq-12k' ? chatter : []))
    progress(recipe.name)
  }
  if (values.json) console.log(JSON.stringify(reports, null, 2))
  else if (reports.length > 0) print(reports)
}

async function measure(set: EvalSet, chatter: readonly string[]): Promise<Report> {
  const articles = (await articlesOf(set)).filter(({ id }) => !set.hidden.includes(id))
  const reference = referenceBm25(articles)
  const ask = async (
    query: string,
    gold: readonly string[],
    exclude: readonly string[],
    history: readonly Turn[] = [],
  ) => {
    const request = { query, history: [...history], lang: set.lang, limit: 200, exclude: [...exclude, ...set.hidden] }
    const retrieval = await set.library.search(request)
    const verdict = judge(retrieval, { clarified: false })
    const ranked = [...new Set(retrieval.evidence.map(({ passage }) => passage.articleId))]
    const plain = reference(query, exclude)
    const right = articlesQuoted(retrieval.evidence).some((id) => gold.includes(id))
    return { gold, ranked, verdict, right, plain: plain.ranked, plainConfidence: plain.confidence }
  }
  type Asked = Awaited<ReturnType<typeof ask>>
  const rows: (Asked & { type: string })[] = []
  const unanswered: Asked[] = []
  const own = set.questions.filter(({ answerable }) => !answerable)
  for (const { query, gold, exclude = [], answerable, type, history } of set.questions) {
    const asked = await ask(query, gold, exclude, history)
    if (answerable) rows.push({ ...asked, type })
    else unanswered.push(asked)
    if (answerable && own.length === 0) unanswered.push(await ask(query, [], [...exclude, ...gold], history))
  }
  const elsewhere: Asked[] = []
  for (const query of chatter) elsewhere.push(await ask(query, [], []))

  const against = (negative: readonly Asked[]) =>
    negative.length === 0
      ? undefined
      : {
          auroc: auroc(confidences(rows), confidences(negative)),
          bm25: auroc(
            rows.map(({ plainConfidence }) => plainConfidence),
            negative.map(({ plainConfidence }) => plainConfidence),
          ),
          outcome: outcomeOf(negative),
        }
  const types = [...new Set(rows.map(({ type }) => type))]
  return {
    set: set.name,
    articles: articles.length,
    questions: rows.length,
    ours: rankFigures(rows),
    bm25: rankFigures(rows.map(({ plain, gold }) => ({ ranked: plain, gold }))),
    byType: Object.fromEntries(types.map((type) => [type, rankFigures(rows.filter((row) => row.type === type))])),
    answerable: outcomeOf(rows),
    inDomain: against(unanswered),
    offTopic: against(elsewhere),
    answers: set.hidden.length > 0 ? undefined : await measureAnswers(set),
  }
}

function confidences(rows: readonly { verdict: { confidence: number } }[]): number[] {
  return rows.map(({ verdict }) => verdict.confidence)
}

function outcomeOf(rows: readonly { verdict: { decision: string }; right: boolean }[]): Outcome {
  const of = (decision: string) => rows.filter(({ verdict }) => verdict.decision === decision)
  const answered = of('answer')
  return {
    answered: answered.length / rows.length,
    clarified: of('clarify').length / rows.length,
    handedOver: of('handoff').length / rows.length,
    declined: of('decline').length / rows.length,
    wrong: answered.length === 0 ? 0 : answered.filter(({ right }) => !right).length / answered.length,
  }
}

function print(reports: readonly Report[]): void {
  const three = (n: number) => n.toFixed(3).replace(/^0/, '')
  const cells = (f: RankFigures) => [f.r1, f.r3, f.r5, f.mrr, f.ndcg].map(three).join('  ')
  console.log(`\n${'ranking'.padEnd(24)} articles  questions   R@1   R@3   R@5   MRR  nDCG   | plain BM25`)
  for (const { set, articles, questions, ours, bm25, byType } of reports) {
    console.log(
      `${set.padEnd(24)} ${String(articles).padStart(8)}  ${String(questions).padStart(9)}  ${cells(ours)}   | ${cells(bm25)}`,
    )
    const types = Object.entries(byType)
    if (types.length > 1)
      for (const [type, figures] of types) {
        console.log(`  ${type.padEnd(22)} ${''.padStart(8)}  ${String(figures.n).padStart(9)}  ${cells(figures)}`)
      }
  }
  const english = reports.filter(({ set }) =>
    ['arduino-help', 'logingov-help en', 'gnome-help en', 'stackfaq'].includes(set),
  )
  if (english.length === 4) {
    const mean = (of: (report: Report) => number) => english.reduce((sum, report) => sum + of(report), 0) / 4
    console.log(
      `mean of the four English sets: R@1 ${three(mean(({ ours }) => ours.r1))}, BM25 ${three(mean(({ bm25 }) => bm25.r1))}`,
    )
  }
  console.log(
    `\n${'judge'.padEnd(24)} ${'messages'.padEnd(22)} AUROC  BM25   answered  of them wrong  clarified  handed over  declined`,
  )
  const line = (set: string, what: string, figures: string, outcome: Outcome, wrong: string) => {
    const share = (n: number, width: number) => `${(100 * n).toFixed(1)} %`.padStart(width)
    console.log(
      `${set.padEnd(24)} ${what.padEnd(22)} ${figures.padEnd(12)} ${share(outcome.answered, 8)}  ${wrong.padStart(13)}  ${share(outcome.clarified, 9)}  ${share(outcome.handedOver, 11)}  ${share(outcome.declined, 8)}`,
    )
  }
  for (const { set, answerable, inDomain, offTopic } of reports) {
    line(set, 'answerable', '', answerable, `${(100 * answerable.wrong).toFixed(1)} %`)
    if (inDomain)
      line(set, 'no article answers', `${three(inDomain.auroc)}  ${three(inDomain.bm25)}`, inDomain.outcome, 'all')
    if (offTopic)
      line(set, 'about something else', `${three(offTopic.auroc)}  ${three(offTopic.bm25)}`, offTopic.outcome, 'all')
  }
  console.log(`\n${'answers'.padEnd(24)} questions  recall     F1  covered  words`)
  for (const { answers } of reports) {
    if (!answers) continue
    const { set, n, recall, f1, covered, length } = answers
    const figures = `${three(recall).padStart(6)}  ${three(f1).padStart(5)}  ${three(covered).padStart(7)}  ${length.toFixed(0).padStart(5)}`
    console.log(`${set.padEnd(24)} ${String(n).padStart(9)}  ${figures}`)
  }
  console.log('\nRight = a right article is the best, or the second where it scores nearly as much and is quoted too.')
}
