/** The look of a part that is loaded later comes with it: a sheet of its own, which the panel's policy allows. */
export function wear(css: string): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  document.adoptedStyleSheets.push(sheet)
}
