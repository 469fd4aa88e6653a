/** The page to read: every question beside what the customer got, in one file that loads nothing. */
import { type Asked, count, goldRank, meaning, outcomeOf, outcomes } from './verdict.ts'

export interface About {
  kb: string
  questions: string
  drafter: string
  articles: number
  at: string
}

/** The whole page. Replies are shown as the server rendered them, which is sanitised; everything else is escaped. */
export function page(about: About, asked: readonly Asked[]): string {
  const counts = count(asked)
  const used = outcomes.filter((outcome) => (counts.get('all')?.[outcome] ?? 0) > 0)
  const head = `<tr><th>Questions of type</th>${used.map((outcome) => `<th>${outcome}</th>`).join('')}<th>all</th></tr>`
  const rows = [...counts].map(([type, row]) => {
    const cells = used.map((outcome) => `<td>${row[outcome] || ''}</td>`).join('')
    return `<tr><th>${escaped(type)}</th>${cells}<td>${Object.values(row).reduce((sum, n) => sum + n, 0)}</td></tr>`
  })
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Tryout: ${escaped(about.kb)}</title>
<style>${style}</style>
<main>
<h1>${asked.length} questions, asked over the wire</h1>
<p>Articles: ${escaped(about.kb)} (${about.articles}). Questions: ${escaped(about.questions)}. Drafter: ${escaped(about.drafter)}. ${escaped(about.at)}</p>
<table>${head}${rows.join('')}</table>
<dl>${used.map((outcome) => `<dt class="${slug(outcome)}">${outcome}</dt><dd>${meaning[outcome]}</dd>`).join('')}</dl>
${asked.map(entry).join('\n')}
</main>
</html>
`
}

function entry(one: Asked): string {
  const { question, confidence, cited, considered, suggestions, why, tookMs, fault } = one
  const outcome = outcomeOf(one)
  const rank = goldRank(one)
  const gold = question.gold
    ? `<p class="small">Right: ${question.gold.map(escaped).join(' or ')}${considered.length === 0 ? '' : rank ? `, considered as number ${rank}` : ', not considered'}</p>`
    : question.answerable === false
      ? '<p class="small">Right: no answer; the articles do not hold one</p>'
      : ''
  const sources = cited.map(({ title, heading, articleId }, at) => {
    return `<li value="${at + 1}">${escaped(title)}${heading ? ` › ${escaped(heading)}` : ''} <code>${escaped(articleId)}</code></li>`
  })
  return `<article>
<h2><span class="${slug(outcome)}">${outcome}</span> ${escaped(question.text)}</h2>
<p class="small">${escaped(question.id)} · ${escaped(question.type)} · confidence ${confidence === undefined ? '–' : confidence.toFixed(2)} · ${tookMs} ms</p>
${gold}
<div class="reply">${fault === undefined ? one.html : escaped(fault)}</div>
${sources.length > 0 ? `<ol class="small">${sources.join('')}</ol>` : ''}
${suggestions.length > 0 ? `<p class="small">Offered: ${suggestions.map(escaped).join(' · ')}</p>` : ''}
${why.length > 0 ? `<p class="small">Why: ${why.map(escaped).join(' · ')}</p>` : ''}
</article>`
}

const style = `
:root { color-scheme: light dark; }
body { margin: 0; font: 15px/1.5 system-ui, sans-serif; background: light-dark(#faf8f4, #16181d); color: light-dark(#1b2436, #e8e6e1); }
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1rem; }
h1 { font-size: 1.4rem; }
h2 { font-size: 1rem; margin: 0 0 .25rem; }
article { border-top: 1px solid light-dark(#d9d4c8, #343842); padding: 1rem 0; }
table { border-collapse: collapse; margin: 1rem 0; }
th, td { text-align: left; padding: .2rem .8rem .2rem 0; font-weight: normal; }
td { font-variant-numeric: tabular-nums; }
dt { float: left; clear: left; min-width: 6.5rem; }
dd { margin: 0 0 .2rem 6.5rem; }
.reply { border-left: 3px solid light-dark(#b98b34, #c79a45); padding-left: .8rem; margin: .5rem 0; overflow-wrap: anywhere; }
.reply p, .reply ol, .reply ul { margin: .3rem 0; }
.small { font-size: .85rem; margin: .2rem 0; color: light-dark(#55607a, #a9adb8); }
.right { color: light-dark(#1d6b3c, #7fce9c); } .wrong, .failed { color: light-dark(#a3271f, #f0948c); } .partly { color: light-dark(#7a5a12, #e0b866); }
`

function slug(outcome: string): string {
  return outcome.replaceAll(' ', '-')
}

function escaped(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
}
