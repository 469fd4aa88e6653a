/** A link that works once, told once. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Link } from '../../../src/protocol/staff.ts'
import { copied } from '../../shared/clipboard.ts'
import { Check, Copy } from '../../shared/icons.tsx'
import { Moment } from '../view/times.tsx'

export function LinkOnce({ link, whom, forWhat }: { link: Link; whom: string; forWhat: string }) {
  const [became, setBecame] = useState<'nothing' | 'copied' | 'failed'>('nothing')
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [])
  const copy = async () => {
    const worked = await copied(link.url)
    field.current?.select()
    setBecame(worked ? 'copied' : 'failed')
  }
  return (
    <div class="link-once">
      <p>
        Send <bdi>{whom}</bdi> this link, in a way that only they can read. {forWhat}
      </p>
      <div class="link-row">
        <input ref={field} class="bare-field" readOnly value={link.url} aria-label="The link" dir="ltr" />
        <button type="button" class="button primary" onClick={() => void copy()}>
          {became === 'copied' ? <Check size={16} /> : <Copy size={16} />} {became === 'copied' ? 'Copied' : 'Copy'}
        </button>
      </div>
      <p class="faint" role="status">
        {became === 'failed'
          ? 'The browser did not let it be copied: the link is selected, copy it by keyboard.'
          : 'It is shown this once: nobody can look it up later.'}{' '}
        It works once, until <Moment at={link.expires} />.
      </p>
    </div>
  )
}
