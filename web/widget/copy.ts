/** Copying, and saying so to those who do not see it. */

/** Whether a text is in the clipboard now; in frames and on pages without https by the older way. */
export async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copiedBySelection(text)
  }
}

function copiedBySelection(text: string): boolean {
  const before = document.activeElement
  const field = document.createElement('textarea')
  field.value = text
  field.className = 'unseen'
  document.body.append(field)
  field.select()
  const worked = document.execCommand('copy')
  field.remove()
  if (before instanceof HTMLElement) before.focus({ preventScroll: true })
  return worked
}

const teller = document.createElement('p')
teller.className = 'unseen'
teller.role = 'status'
document.body.append(teller)

/** Says something that is seen otherwise; the same words again are said again. */
export function announce(words: string): void {
  teller.textContent = ''
  requestAnimationFrame(() => {
    teller.textContent = words
  })
}
