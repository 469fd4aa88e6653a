/** A number with what it counts: `1 visitor`, `3 visitors`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}
