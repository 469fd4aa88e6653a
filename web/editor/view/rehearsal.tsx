/**
 * What publishing would change in the answers: shown in the publish dialog, above its buttons.
 * Whatever stands here says by `onResult` what goes along with the publishing, and whether it is held up.
 */

export interface Rehearsed {
  rehearsalId?: string
  /** Why it is published although answers are lost. */
  overrule?: string
  /** In words, why it cannot be published yet; empty where it can. */
  held: string
}

export interface RehearsalProps {
  path: string
  text: string
  onResult: (result: Rehearsed) => void
}
