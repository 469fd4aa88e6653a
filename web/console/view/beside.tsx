/** The pages beside the lists: with their styles, one part that comes when the first of them is opened. */
import admin from '../styles/admin.css?url'
import configure from '../styles/configure.css?url'
import pages from '../styles/pages.css?url'
import settings from '../styles/settings.css?url'
import table from '../styles/table.css?url'
import { lazy, whole } from './lazy.tsx'

export const Beside = lazy(async () => {
  const [frame] = await Promise.all([
    import('../admin/frame.tsx'),
    ...[table, pages, admin, settings, configure].map(linked),
  ])
  return frame.default
}, whole('page'))

/** Resolves when a stylesheet holds; each is asked for once. */
function linked(href: string): Promise<void> {
  if (document.querySelector(`link[href="${href}"]`)) return Promise.resolve()
  return new Promise((resolve, reject) => {
    const link = document.createElement('link')
    link.rel = 'stylesheet'
    link.href = href
    link.onload = () => resolve()
    link.onerror = () => {
      link.remove()
      reject(new Error('the styles did not come'))
    }
    document.head.append(link)
  })
}
