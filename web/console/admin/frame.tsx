/** The pages beside the lists with their navigation; on a phone one after the other. */
import { useEffect, useRef } from 'preact/hooks'
import { ArrowStart, ChevronEnd } from '../../shared/icons.tsx'
import { leaveUnsaved, place, wanted } from '../live/address.ts'
import { me } from '../live/session.ts'
import { grouped, pageNamed, pagesFor } from '../pure/admin.ts'
import { hashOf } from '../pure/place.ts'
import { useLate } from '../view/lazy.tsx'
import { Modal } from '../view/modal.tsx'
import { type AdminPage, adminPages } from './pages.ts'
import { Failed, Loading } from './parts.tsx'

export default function AdminFrame() {
  const at = place.value
  const { page: named, item } = at.at === 'admin' ? at : {}
  const pages = pagesFor(adminPages, me().roles)
  const page = pageNamed(pages, named)
  return (
    <div class="page">
      <div class="admin" data-shows={item ? 'item' : named ? 'page' : 'nav'}>
        <nav class="admin-nav" aria-label="Pages">
          {grouped(pages).map(({ group, pages: members }) => (
            <section key={group} aria-labelledby={`pages-${group}`}>
              <h2 id={`pages-${group}`}>{group}</h2>
              <ul>
                {members.map(({ id, words }) => (
                  <li key={id}>
                    <a href={hashOf({ at: 'admin', page: id })} aria-current={id === page?.id ? 'page' : undefined}>
                      {words}
                      <ChevronEnd size={16} />
                    </a>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </nav>
        <main class="admin-page">
          <a class="admin-back" href={hashOf({ at: 'admin' })}>
            <ArrowStart size={16} /> All pages
          </a>
          {page && <Opened key={page.id} page={page} />}
        </main>
      </div>
      {wanted.value && <Unsaved />}
    </div>
  )
}

function Opened({ page }: { page: AdminPage }) {
  const root = useRef<HTMLDivElement>(null)
  const { part, failed, again } = useLate(page.load)
  const Page = part?.default
  useEffect(() => {
    // Where the link that was pressed is out of sight, reading goes on at the page's name.
    if (Page && document.activeElement === document.body) root.current?.querySelector('h1')?.focus()
  }, [Page])
  return (
    <div ref={root}>
      {Page ? (
        <Page />
      ) : (
        <div class="page-body">
          <h1 tabIndex={-1}>{page.words}</h1>
          {failed ? (
            <Failed message="This page could not be loaded. Check the network and try again." again={again} />
          ) : (
            <Loading words={`Loading ${page.words.toLowerCase()}`} />
          )}
        </div>
      )}
    </div>
  )
}

function Unsaved() {
  const stay = () => {
    wanted.value = undefined
  }
  return (
    <Modal title="Leave without saving?" onClose={stay}>
      <p>What you changed on this page has not been saved yet.</p>
      <div class="modal-verbs">
        <button type="button" class="button" onClick={leaveUnsaved}>
          Leave without saving
        </button>
        <button type="button" class="button primary" onClick={stay}>
          Stay here
        </button>
      </div>
    </Modal>
  )
}
