/** A suggested reply as an agent would send it: an agent's message has its sources beside it, not as numbers in it. */
export function plainReply(text: string): string {
  return text.replace(/[ \t]*\[\d{1,3}(?:\s*[,;]\s*\d{1,3})*\](?!\()/g, '').trim()
}
