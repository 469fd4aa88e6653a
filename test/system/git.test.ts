import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { gitAround } from '../../src/system/git.ts'

const mira = { name: 'Mira', email: 'mira@shop.example' }
let root: string
let base: string
/** Git as somebody at the shell, with nothing of this machine's own settings. */
const git = (...args: string[]) =>
  execFileSync('git', args, { cwd: root, encoding: 'utf8', env: { ...process.env } }).trim()
const write = (path: string, text: string) => writeFileSync(join(base, path), text)

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'bellhop-git-'))
  vi.stubEnv('HOME', root)
  vi.stubEnv('XDG_CONFIG_HOME', root)
  base = join(root, 'articles')
  mkdirSync(base)
  git('init', '--quiet')
  git('config', 'user.name', 'Server')
  git('config', 'user.email', 'server@shop.example')
  write('refunds.md', 'first')
  write('other.md', 'first')
  git('add', '.')
  git('commit', '--quiet', '-m', 'First')
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(root, { recursive: true, force: true })
})

describe('A commit', () => {
  it('holds the changed file alone, in its editor’s name, and leaves what others staged and changed as it is', async () => {
    write('refunds.md', 'second')
    write('other.md', 'staged')
    git('add', 'articles/other.md')
    write('other.md', 'staged, and changed since')
    const done = await gitAround(base).commit(['refunds.md'], mira, '--amend is no option here')
    expect(done).toEqual({ commit: git('rev-parse', 'HEAD') })
    expect(git('show', '--format=%an <%ae> %cn: %s', '--name-only', 'HEAD').split('\n')).toEqual([
      'Mira <mira@shop.example> Server: --amend is no option here',
      '',
      'articles/refunds.md',
    ])
    expect(git('diff', '--cached', '--name-only')).toBe('articles/other.md')
    expect(git('show', ':articles/other.md')).toBe('staged')
    expect(readFileSync(join(base, 'other.md'), 'utf8')).toBe('staged, and changed since')
  })

  it('takes new files, moved ones and those that are gone', async () => {
    write('new.md', 'new')
    unlinkSync(join(base, 'other.md'))
    expect(await gitAround(base).commit(['new.md', 'other.md'], mira, 'Move')).toHaveProperty('commit')
    expect(git('show', '--format=', '--name-status', '--no-renames', 'HEAD').split('\n')).toEqual([
      'A\tarticles/new.md',
      'D\tarticles/other.md',
    ])
  })

  it('takes a name that looks like an option or a pattern for the file that it is', async () => {
    write('-x.md', 'one')
    write('[r]*.md', 'two')
    expect(await gitAround(base).commit(['-x.md', '[r]*.md'], mira, 'Odd names')).toHaveProperty('commit')
    expect(git('show', '--format=', '--name-only', 'HEAD').split('\n')).toEqual(['articles/-x.md', 'articles/[r]*.md'])
  })

  it('goes by the editor where the repository names nobody, and by a stand-in where the editor has no address', async () => {
    git('config', '--unset', 'user.name')
    git('config', '--unset', 'user.email')
    write('refunds.md', 'second')
    await gitAround(base).commit(['refunds.md'], { name: 'Eve <x>\n', email: '' }, 'Second')
    expect(git('show', '-s', '--format=%an <%ae> %cn', 'HEAD')).toBe('Eve x <editor@localhost> Eve x')
  })

  it('that a hook refuses is told with the hook’s words, and the file and the index are as they were', async () => {
    const hook = join(root, '.git/hooks/pre-commit')
    mkdirSync(join(root, '.git/hooks'), { recursive: true })
    writeFileSync(hook, '#!/bin/sh\necho "no commits on Sundays" >&2\nexit 1\n')
    chmodSync(hook, 0o755)
    write('new.md', 'new')
    expect(await gitAround(base).commit(['new.md'], mira, 'New')).toEqual({
      failed: 'hook',
      why: 'no commits on Sundays',
    })
    expect(readFileSync(join(base, 'new.md'), 'utf8')).toBe('new')
    expect(git('status', '--porcelain')).toBe('?? articles/new.md')
  })

  it('is told to be impossible where there is no repository, or no git', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'bellhop-no-git-'))
    writeFileSync(join(outside, 'a.md'), 'a')
    expect(await gitAround(outside).commit(['a.md'], mira, 'A')).toMatchObject({ failed: 'noRepository' })
    rmSync(outside, { recursive: true })
    vi.stubEnv('PATH', '/nowhere')
    expect(await gitAround(base).commit(['refunds.md'], mira, 'A')).toMatchObject({ failed: 'noGit' })
  })

  it('is not led astray by where the server itself was started', async () => {
    vi.stubEnv('GIT_DIR', '/nowhere/.git')
    write('refunds.md', 'second')
    expect(await gitAround(base).commit(['refunds.md'], mira, 'Second')).toHaveProperty('commit')
  })

  it('of what did not change is the last one', async () => {
    expect(await gitAround(base).commit(['refunds.md'], mira, 'Nothing')).toEqual({ commit: git('rev-parse', 'HEAD') })
  })
})

it('Who committed a file is told while it lies there as committed', async () => {
  const history = gitAround(base)
  expect(await history.lastCommit('refunds.md')).toMatchObject({ name: 'Server', message: 'First' })
  write('refunds.md', 'changed')
  expect(await history.lastCommit('refunds.md')).toBeUndefined()
})

it('Where a file was before its last renaming is told by git, within the base alone', async () => {
  const history = gitAround(base)
  const long = Array.from({ length: 40 }, (_, n) => `Line ${n}`).join('\n')
  write('refunds.md', long)
  writeFileSync(join(root, 'outside.md'), 'Quite another text.\n'.repeat(20))
  git('add', '.')
  git('commit', '--quiet', '-m', 'Longer')
  git('mv', 'articles/refunds.md', 'articles/money back.md')
  git('mv', 'outside.md', 'articles/inside.md')
  write('money back.md', `${long}\nand one more`)
  git('add', '.')
  git('commit', '--quiet', '-m', 'Move')
  write('money back.md', `${long}\nand two more`)
  git('commit', '--quiet', '--all', '-m', 'More')
  expect(await history.formerPath('money back.md')).toBe('refunds.md')
  expect(await history.formerPath('inside.md')).toBeUndefined()
  expect(await history.formerPath('other.md')).toBeUndefined()
  unlinkSync(join(base, 'other.md'))
  expect(await history.lastCommit('other.md')).toBeUndefined()
  git('commit', '--quiet', '--all', '-m', 'Not needed')
  expect(await history.lastCommit('other.md')).toMatchObject({ name: 'Server', message: 'Not needed' })
})
