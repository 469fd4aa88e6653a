import { h } from 'preact'
export function SettingsPage() { return h('p', null) }
