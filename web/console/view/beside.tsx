/** The pages beside the lists: with their styles, one part that comes when the first of them is opened. */
import styles from '../styles/admin.css?url'
import settingsStyles from '../styles/settings.css?url'
import { later, linked } from './later.tsx'

export const Beside = later('page', async () => {
  const [frame] = await Promise.all([import('../admin/frame.tsx'), linked(styles), linked(settingsStyles)])
  return frame
})
