/** Offers notifications where nobody has decided about them yet: asked for by a press, and never again after a no. */
import { permission, switchNotifications } from '../live/alerts.ts'
import { notifications } from '../live/prefs.ts'
import { toast } from './dialogs.tsx'

export function NotifyOffer() {
  if (notifications.value === 'on' || permission() !== 'default') return null
  return (
    <p class="notify-offer">
      <button type="button" class="link-button" onClick={() => void switchNotifications(true).then(toast)}>
        Show me a notification when somebody waits
      </button>
    </p>
  )
}
