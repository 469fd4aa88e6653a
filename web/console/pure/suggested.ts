/** A suggested reply as an agent would send it: an agent's message has its sources beside it, not as numbers in it. */
export function plainReply(text: string): string {
  return text.replace(/[ \t]*\[\d{1,3}(?:\s*[,;]\s*\d{1,3})*\](?!\()/g, '').trim()
}

/** A reply as it is read rather than typed: without the signs of bold and italics. */
export function readable(text: string): string {
  return text
    .replace(/\*\*([^*\n]+)\*\*/g, '$1')
    .replace(/(?<![\p{L}\p{N}*_\\])([*_])(?=\S)([^*_\n]+?)(?<=\S)\1(?![\p{L}\p{N}*_])/gu, '$2')
}
