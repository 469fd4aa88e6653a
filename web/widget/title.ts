/** The count of unread messages in front of the page's title, while nobody looks at the page: `(2) Cups and plates`. */

let own = ''
let marked = ''

/** The title as the page has it. */
export function ownTitle(): string {
  // A title that the page has set meanwhile is the page's.
  return document.title === marked ? own : document.title
}

/** Shows the count where the page is out of sight and there is one; otherwise the title is as it was. */
export function markTitle(unread: number): void {
  own = ownTitle()
  const title = document.hidden && unread ? `(${unread}) ${own}` : own
  // Not even the same again: pages watch their titles.
  if (document.title !== title) document.title = title
  // Browsers tidy up what they are given.
  marked = document.title
}
