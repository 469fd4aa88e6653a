export interface Audited {
  passed: number
  failed: number
  says: string
}
export function audit(): Audited
export function verdictOf(report: string): Audited
