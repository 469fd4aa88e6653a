/** An article's markdown on its way to the editors. */

/** The markdown with this title in its front matter, where it has one. JSON's strings are YAML's. */
export function titled(markdown: string, title: string): string {
  return markdown.replace(
    /^(---\n(?:(?!---)[^\n]*\n)*?)title:[^\n]*\n/,
    (_, before: string) => `${before}title: ${JSON.stringify(title)}\n`,
  )
}

/** A name for the file, from the title: letters and digits of any script, joined by hyphens. */
export function fileNameOf(title: string): string {
  const slug = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
  return `${slug.replace(/-+$/, '') || 'article'}.md`
}
