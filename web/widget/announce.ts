/** What those are told who do not see it. */

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
