/** A button with a menu below it: arrows move, Escape and a press elsewhere close. */
import type { ComponentChildren, JSX } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Check } from '../../shared/icons.tsx'

interface MenuProps {
  /** Of the button. */
  id?: string
  label: string
  /** What the button shows. */
  button: ComponentChildren
  class?: string
  /** Above the button instead of below it. */
  up?: boolean
  items: MenuItem[]
}

export interface MenuItem {
  words: string
  icon?: JSX.Element
  /** One of several that exclude each other: whether it is this one. */
  checked?: boolean
  href?: string
  class?: string
  /** The key that does the same, as its cap says. */
  keys?: string
  onPick?: () => void
}

export function Menu({ id, label, button, class: name = 'icon-button', up = false, items }: MenuProps) {
  const [shown, setShown] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const opener = useRef<HTMLButtonElement>(null)

  // At once: the next key is meant for it.
  useLayoutEffect(() => {
    if (shown) entriesOf(root.current)[0]?.focus()
  }, [shown])
  useEffect(() => {
    if (!shown) return undefined
    const away = (event: Event) => {
      if (!root.current?.contains(event.target as Node)) setShown(false)
    }
    document.addEventListener('pointerdown', away)
    return () => document.removeEventListener('pointerdown', away)
  }, [shown])

  const close = () => {
    setShown(false)
    opener.current?.focus()
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation()
      close()
      return
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step) return
    event.preventDefault()
    const all = entriesOf(root.current)
    const at = all.indexOf(document.activeElement as HTMLElement)
    all[(at + step + all.length) % all.length]?.focus()
  }

  return (
    <div class="menu" ref={root}>
      <button
        ref={opener}
        id={id}
        type="button"
        class={name}
        aria-haspopup="menu"
        aria-expanded={shown}
        aria-label={label}
        title={label}
        onClick={() => setShown(!shown)}
      >
        {button}
      </button>
      {shown && (
        <div
          role="menu"
          tabIndex={-1}
          aria-label={label}
          class={up ? 'menu-list up' : 'menu-list'}
          onKeyDown={onKeyDown}
        >
          {items.map((item) => (
            <Item key={item.words} {...item} done={close} />
          ))}
        </div>
      )}
    </div>
  )
}

function Item({ words, icon, checked, href, class: name = '', keys, onPick, done }: MenuItem & { done: () => void }) {
  const pick = () => {
    done()
    onPick?.()
  }
  const inner = (
    <>
      {icon}
      <span class="menu-words">{words}</span>
      {keys && (
        <span class="cap" aria-hidden="true">
          {keys}
        </span>
      )}
      {checked && <Check size={16} />}
    </>
  )
  if (href) {
    return (
      <a role="menuitem" class={`menu-item ${name}`} href={href} onClick={pick}>
        {inner}
      </a>
    )
  }
  return checked === undefined ? (
    <button type="button" role="menuitem" class={`menu-item ${name}`} onClick={pick}>
      {inner}
    </button>
  ) : (
    <button type="button" role="menuitemradio" aria-checked={checked} class={`menu-item ${name}`} onClick={pick}>
      {inner}
    </button>
  )
}

function entriesOf(root: HTMLElement | null): HTMLElement[] {
  return [...(root?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])]
}
