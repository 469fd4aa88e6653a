/** Whether the preview stands beside the text where there is room. */
import { remembered } from '../../console/live/prefs.ts'

export const beside = remembered('editor.preview', 'on', (value) =>
  value === 'off' || value === 'on' ? value : undefined,
)
