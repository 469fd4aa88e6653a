/** Says that a part of the settings was taken out, with the way back. */
export function TakenOut({ what, onUndo }: { what: string; onUndo: () => void }) {
  return (
    <span class="undo" role="status">
      {what} is taken out.{' '}
      <button type="button" class="link-button" onClick={onUndo}>
        Undo
      </button>
    </span>
  )
}
