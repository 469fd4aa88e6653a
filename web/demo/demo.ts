/** The demo page's buttons: they call the chat as any page may. */
import { copied } from '../shared/clipboard.ts'
import type { BellhopApi } from '../widget/loader.ts'

const page = window as { bellhop?: Pick<BellhopApi, 'push'> | unknown[] }

/** Works before the chat's script is there too: calls wait in a list until it is. */
function call(...entry: Parameters<BellhopApi['push']>[number]): void {
  page.bellhop ??= []
  page.bellhop.push(entry)
}

for (const button of document.querySelectorAll<HTMLElement>('[data-ask]')) {
  button.addEventListener('click', () => call('ask', button.dataset.ask ?? ''))
}
document.querySelector('[data-open]')?.addEventListener('click', () => call('open'))

const line = document.querySelector<HTMLInputElement>('#line')
const told = document.getElementById('copied')
if (line) line.value = `<script async src="${location.origin}/widget.js"></script>`
document.getElementById('copy')?.addEventListener('click', async () => {
  const worked = await copied(line?.value ?? '')
  if (!worked) line?.select()
  if (!told) return
  told.textContent = worked
    ? 'Copied.'
    : 'Your browser did not allow copying here. The line is selected: copy it yourself.'
})
