/** The risk/coverage curve as a picture that stands on its own, in light and in dark. Pure. */
import { type CurvePoint, pointAt } from './curve.ts'
import { ceilingOf } from './curve-text.ts'

const size = { width: 640, height: 400 }
const plot = { left: 64, top: 56, right: 616, bottom: 340 }
/** Ticks of each axis. */
const steps = 5

/**
 * @param threshold 0…1, the least confidence that is answered with
 * @param maxWrong wrong answers per hundred that the operator accepts
 * @param name what the curve is of, as text
 */
export function curveSvg(curve: readonly CurvePoint[], threshold: number, maxWrong: number, name: string): string {
  const most = Math.max(ceilingOf(curve), Math.ceil(maxWrong / 10) * 10)
  const here = pointAt(curve, threshold)
  const x = (answered: number) => one(plot.left + (answered / 100) * (plot.right - plot.left))
  const y = (wrong: number) => one(plot.bottom - (wrong / most) * (plot.bottom - plot.top))
  const line = curve.map(({ answered, wrong }) => `${x(answered)},${y(wrong)}`).join(' ')
  const says = `At BELLHOP_MAX_WRONG=${maxWrong}: ${Math.round(here.answered)} of 100 answered, ${Math.round(here.wrong)} of 100 answers wrong`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" role="img" aria-labelledby="title desc">
<title id="title">Risk and coverage of ${escaped(name)}</title>
<desc id="desc">${says}. The line tells, for every threshold, how many of a hundred answers are wrong when so many of a hundred answerable questions are answered.</desc>
<style>
svg { --paper: #fbf8f2; --ink: #1b2a41; --faint: #d9d2c3; --brass: #8a5a00; font: 14px system-ui, sans-serif }
@media (prefers-color-scheme: dark) { svg { --paper: #141c29; --ink: #ece6d9; --faint: #3a4557; --brass: #e0b25a } }
text { fill: var(--ink) } .grid { stroke: var(--faint) } .paper { fill: var(--paper) }
.accepted { stroke: var(--brass); stroke-dasharray: 6 5 } .line { fill: none; stroke: var(--ink); stroke-width: 2.5; stroke-linejoin: round }
.here { fill: var(--brass) } .name { font-weight: 600; font-size: 16px }
</style>
<rect class="paper" width="${size.width}" height="${size.height}"/>
<text class="name" x="${plot.left}" y="24">Answers from ${escaped(name)}</text>
<text x="${plot.left}" y="44">${says}</text>
${ticks(most, x, y).join('\n')}
<line class="accepted" x1="${plot.left}" y1="${y(maxWrong)}" x2="${plot.right}" y2="${y(maxWrong)}"/>
<text x="${plot.left + 8}" y="${y(maxWrong) - 6}">accepted: ${maxWrong} wrong</text>
<polyline class="line" points="${line}"/>
<circle class="here" cx="${x(here.answered)}" cy="${y(here.wrong)}" r="6"/>
<text x="${(plot.left + plot.right) / 2}" y="${size.height - 14}" text-anchor="middle">answered, of a hundred answerable questions</text>
<text transform="translate(18 ${(plot.top + plot.bottom) / 2}) rotate(-90)" text-anchor="middle">wrong, of a hundred answers</text>
</svg>
`
}

function ticks(most: number, x: (answered: number) => number, y: (wrong: number) => number): string[] {
  return Array.from({ length: steps + 1 }, (_, at) => {
    const answered = (100 * at) / steps
    const wrong = (most * at) / steps
    return [
      `<line class="grid" x1="${plot.left}" y1="${y(wrong)}" x2="${plot.right}" y2="${y(wrong)}"/>`,
      `<text x="${plot.left - 8}" y="${y(wrong) + 5}" text-anchor="end">${one(wrong)}</text>`,
      `<text x="${x(answered)}" y="${plot.bottom + 20}" text-anchor="middle">${answered}</text>`,
    ].join('\n')
  })
}

const one = (n: number) => Math.round(n * 10) / 10

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
