/** Styles that come with a part which is loaded later: no policy of the page forbids them, being no element and no attribute. */

const worn = new Set<string>()

/** Puts a sheet on the page, once. */
export function wear(css: string): void {
  if (worn.has(css)) return
  worn.add(css)
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  document.adoptedStyleSheets.push(sheet)
}
