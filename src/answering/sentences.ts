/** A draft that arrives in pieces, given on in whole sentences, so that each can be checked before anyone reads it. */

export interface SentenceGate {
  /** What has become whole with this piece. */
  feed(piece: string): string[]
  /** What is left. */
  end(): string[]
}

/**
 * Cuts streamed markdown into sentences of prose, whole list items, headings, table rows and fenced blocks, each with
 * the white space after it: put together again, they are the draft. Citations after a full stop belong to the
 * sentence before it.
 */
export function sentenceGate(): SentenceGate {
  let held = ''
  const release = (final: boolean): string[] => {
    const whole: string[] = []
    for (;;) {
      const length = nextCut(held, final)
      if (length === undefined) return whole
      whole.push(held.slice(0, length))
      held = held.slice(length)
    }
  }
  return {
    feed(piece) {
      held += piece
      return release(false)
    },
    end() {
      const whole = release(true)
      if (held) whole.push(held)
      held = ''
      return whole
    },
  }
}

/** A finished text in the same pieces. */
export function sentencesOf(markdown: string): string[] {
  const gate = sentenceGate()
  return [...gate.feed(markdown), ...gate.end()]
}

const fence = /^[ \t]*(`{3,}|~{3,})/
const oneLine = /^[ \t]*(?:#{1,6}[ \t]|\|)/
const item = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]/
const maybeItem = /^[ \t]*(?:[-*+]|\d{0,9}[.)]?)?[ \t]*$/

/** How much of `text` is whole, or undefined while that cannot be told yet. */
function nextCut(text: string, final: boolean): number | undefined {
  if (!text) return undefined
  const lead = /^\s*/.exec(text)?.[0].length ?? 0
  if (lead === text.length) return final ? lead : undefined
  const start = text.lastIndexOf('\n', lead - 1) + 1
  const line = text.slice(start)
  const opened = fence.exec(line)?.[1]
  if (opened) return fenceEnd(text, start, opened, final)
  if (oneLine.test(line)) return lineEnd(text, start, final)
  if (item.test(line)) return itemEnd(text, start, final)
  if (!final && !line.includes('\n') && maybeItem.test(line)) return undefined
  return sentenceEnd(text, lead, final)
}

function fenceEnd(text: string, start: number, opened: string, final: boolean): number | undefined {
  const close = new RegExp(`\\n[ \\t]*${opened[0]}{${opened.length},}[ \\t]*(\\n|$)`).exec(text.slice(start))
  if (!close) return final ? text.length : undefined
  if (!close[1] && !final) return undefined
  return withSpace(text, start + close.index + close[0].length)
}

function lineEnd(text: string, start: number, final: boolean): number | undefined {
  const newline = text.indexOf('\n', start)
  if (newline === -1) return final ? text.length : undefined
  return newline + 1
}

/** An item with its continuation lines; the next item, nested or not, is its own piece. */
function itemEnd(text: string, start: number, final: boolean): number | undefined {
  let from = start
  for (;;) {
    const newline = text.indexOf('\n', from)
    if (newline === -1) return final ? text.length : undefined
    const nextLine = lineAt(text, newline + 1)
    if (!final && endsWith(text, newline + 1, nextLine) && maybeItem.test(nextLine)) return undefined
    if (!nextLine.trim() || item.test(nextLine) || fence.test(nextLine) || oneLine.test(nextLine)) {
      return newline + 1
    }
    from = newline + 1
  }
}

/** Words after which a full stop does not end a sentence. */
const abbreviations = new Set(
  (
    'e.g i.e etc vs mr mrs ms dr prof st no nos nr art approx fig vol ed inc ltd co corp dept est min max p pp cf al ca z.b d.h u.a u.u ' +
    'bzw usw ggf evtl inkl zzgl abs bspw sog vgl str tel hr fr m mme mlle p.ex ex env av bd sr sra srta ud uds ee.uu pág pag núm num ' +
    'tj npr itd tzv br god st str čl cl dipl ing sl'
  ).split(' '),
)

/** Characters that are read back from a full stop to tell an abbreviation or a number from a word. */
const LONGEST_ABBREVIATION = 20

/** What stands in quotation marks is not cut: titles end in question marks. Longer quotations are. */
const QUOTED_LENGTH = 200
const openers: Record<string, RegExp> = { '“': /[”\n]/, '„': /[“”\n]/, '«': /[»\n]/ }

/** The end of the first sentence from `lead` on. A new line that starts a block ends one too. */
function sentenceEnd(text: string, lead: number, final: boolean): number | undefined {
  let depth = 0
  for (let at = lead; at < text.length; at++) {
    const character = text[at] ?? ''
    if (character === '`') {
      const ticks = /^`+/.exec(text.slice(at))?.[0] ?? '`'
      const close = text.indexOf(ticks, at + ticks.length)
      const paragraph = text.indexOf('\n\n', at)
      if (close === -1 && paragraph === -1 && !final) return undefined
      if (close !== -1 && (paragraph === -1 || close < paragraph)) at = close + ticks.length - 1
      else at += ticks.length - 1
    } else if (openers[character]) {
      const close = openers[character]?.exec(text.slice(at + 1, at + QUOTED_LENGTH))
      if (!close && !final && text.length - at < QUOTED_LENGTH && !text.includes('\n', at)) return undefined
      if (close) at += close.index + 1
    } else if (character === '(' || character === '[') depth++
    else if (character === ')' || character === ']') depth = Math.max(0, depth - 1)
    else if (character === '\n') {
      const nextLine = lineAt(text, at + 1)
      if (!final && endsWith(text, at + 1, nextLine) && maybeItem.test(nextLine)) return undefined
      if (
        !nextLine.trim() ||
        item.test(nextLine) ||
        fence.test(nextLine) ||
        oneLine.test(nextLine) ||
        /^[ \t]*>/.test(nextLine)
      ) {
        return withSpace(text, at)
      }
    } else if (depth === 0 && /[.!?…。！？]/.test(character)) {
      const end = closedAfter(text, at)
      if (end === undefined) continue
      const cut = endsHere(text, lead, at, end, final)
      if (cut === 'wait') return undefined
      if (cut !== 'no') return cut
    }
  }
  return final ? text.length : undefined
}

/** Past the run of marks, quotes and emphasis that closes a sentence; undefined where a word goes on. */
function closedAfter(text: string, at: number): number | undefined {
  const run = /^[.!?…。！？]+["'”’»›)\]*_~]*/.exec(text.slice(at))?.[0] ?? ''
  const end = at + run.length
  const next = text[end]
  if (next === undefined || /\s/.test(next) || next === '[' || /[。！？]/.test(text[at] ?? '')) return end
  return undefined
}

function endsHere(text: string, lead: number, at: number, end: number, final: boolean): number | 'no' | 'wait' {
  const before = text.slice(Math.max(lead, at - LONGEST_ABBREVIATION), at)
  const word = /[\p{L}\p{N}.]+$/u.exec(before)?.[0] ?? ''
  const stop = text[at] === '.'
  if (stop && (abbreviations.has(word.toLowerCase()) || /^\p{Lu}$/u.test(word))) return 'no'
  const after = text.slice(end)
  const cites = /^(?:[ \t]*\[\d{1,3}(?:\s*[,;]\s*\d{1,3})*\](?!\())*/.exec(after)?.[0] ?? ''
  const rest = after.slice(cites.length)
  const space = /^[ \t]*/.exec(rest)?.[0] ?? ''
  const next = rest[space.length]
  if (!final && next === undefined) return 'wait'
  if (!final && next === '[' && !/^\[[^\]]*\]/.test(rest.slice(space.length)) && rest.length - space.length < 12)
    return 'wait'
  if (next === ':' || next === ',') return 'no'
  // "am 3. März", "the 2. item": a number before the stop and a lower-case word or a month after it goes on.
  if (stop && /^\d{1,2}$/.test(word) && next !== undefined && /\p{L}/u.test(next) && space) return 'no'
  if ((stop || text[at] === '…') && next !== undefined && /\p{Ll}/u.test(next) && !cites) return 'no'
  if (!final && /^[ \t]*\n?$/.test(rest)) return 'wait'
  return withSpace(text, end + cites.length)
}

/** Takes the white space that follows along, so that nothing is lost between pieces. */
function withSpace(text: string, end: number): number {
  return end + (/^\s*/.exec(text.slice(end))?.[0].length ?? 0)
}

/** The line that starts at `at`, without its break. */
function lineAt(text: string, at: number): string {
  const newline = text.indexOf('\n', at)
  return newline === -1 ? text.slice(at) : text.slice(at, newline)
}

/** Whether nothing stands behind a line, so that more of it may still come. */
function endsWith(text: string, at: number, line: string): boolean {
  return at + line.length === text.length
}
