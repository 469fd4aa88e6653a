/**
 * Inputs made from a zod schema: such as it takes, and such as break it in one place that is known. Whoever adds a
 * field gets it fuzzed. The libraries that make values from zod 4's schemas make good ones alone.
 */
import fc from 'fast-check'
import type { z } from 'zod'

/** As far as the walk needs zod's definitions. */
interface Def {
  type: string
  innerType?: z.ZodType
  defaultValue?: unknown
  in?: z.ZodType
  element?: z.ZodType
  keyType?: z.ZodType
  valueType?: z.ZodType
  items?: z.ZodType[]
  options?: z.ZodType[]
  shape?: Record<string, z.ZodType>
  catchall?: z.ZodType
  values?: unknown[]
  entries?: Record<string, string | number>
}

export interface Broken {
  value: unknown
  /** The field that is wrong, as the error has to name it; empty for the whole. */
  path: string
  /** What was done to it. */
  how: string
}

const defOf = (schema: z.ZodType) => schema._zod.def as unknown as Def
const takes = (schema: z.ZodType, value: unknown) => schema.safeParse(value).success

/**
 * Values that the schema takes.
 * @param hints texts that some field may want: ids that exist, addresses, time zones
 * @throws where a part cannot be made: a hint is missing
 */
export function accepted(schema: z.ZodType, hints: readonly string[] = []): fc.Arbitrary<unknown> {
  return fitting(schema, shaped(schema, schema, hints))
}

/**
 * Values that the schema takes but for one place.
 * @param poison what to put there, as far as the place's own schema refuses it
 */
export function broken(
  schema: z.ZodType,
  hints: readonly string[] = [],
  poison: readonly unknown[] = wrong,
): fc.Arbitrary<Broken> {
  return accepted(schema, hints).chain((value) => {
    const ways = waysToBreak(schema, value, poison)
    if (ways.length === 0) throw new Error(`nothing breaks ${JSON.stringify(value)}`)
    return fc.constantFrom(...ways).map((way) => way())
  })
}

/** Where a text, a number or a thing belongs, one of these is none. */
export const wrong: readonly unknown[] = [
  ...[null, true, 0, -1, 1.5, 1e21, 2 ** 53, -(2 ** 53)],
  ...['', ' \n\t', 'a\0b', 'null', 'NaN', 'x'.repeat(10_001), '\u2003', '2024-13-45T99:99:99Z', '٣', '__proto__'],
  ...[[], [1], [[]], ['x'], {}, { a: 1 }, { length: 3 }, { toString: null }, { valueOf: 'x' }],
]

/** The same for what arrives as text whatever it is. */
export const wrongTexts: readonly string[] = [
  ...['', ' ', 'x', '-1', '1.5', '1e309', 'NaN', '0x10', '٣', '99999999999999999999', '[object Object]', '\0'],
  ...["id'; --", '*', 'null', 'undefined', '__proto__', 'x'.repeat(2_100)],
]

/** Names that no request has; the first are those that code stumbles over. */
const foreignKeys = ['__proto__', 'constructor', 'prototype', 'toString', 'then', 'seq', 'createdAt', 'assigneeId', '']

function shaped(schema: z.ZodType, judge: z.ZodType, hints: readonly string[]): fc.Arbitrary<unknown> {
  const def = defOf(schema)
  const child = (part: z.ZodType | undefined) => shaped(part as z.ZodType, part as z.ZodType, hints)
  switch (def.type) {
    case 'object': {
      const optional = Object.entries(def.shape ?? {}).filter(([, part]) => takes(part, undefined))
      const requiredKeys = Object.keys(def.shape ?? {}).filter((key) => !optional.some(([name]) => name === key))
      const parts = Object.entries(def.shape ?? {}).map(([key, part]) => [key, fitting(part, child(part))] as const)
      return fc.record(Object.fromEntries(parts), { requiredKeys })
    }
    case 'optional':
    case 'nullable':
    case 'prefault':
    case 'readonly':
      return child(def.innerType)
    case 'default':
      // Its bounds may be so narrow that nothing else is found.
      return fc.oneof(child(def.innerType), fc.constant(def.defaultValue))
    case 'pipe':
      return shaped(def.in as z.ZodType, judge, hints)
    case 'array':
      return fc.array(fitting(def.element, child(def.element)), { maxLength: 3 })
    case 'tuple':
      return fc.tuple(...(def.items ?? []).map((part) => fitting(part, child(part))))
    case 'record':
      return fc.dictionary(
        fitting(def.keyType, child(def.keyType)) as fc.Arbitrary<string>,
        fitting(def.valueType, child(def.valueType)),
        { maxKeys: 3 },
      )
    case 'union':
      return fc.oneof(...(def.options ?? []).map((part) => fitting(part, child(part))))
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries ?? {}))
    case 'literal':
      return fc.constantFrom(...(def.values ?? []))
    case 'boolean':
      return fc.boolean()
    case 'number':
      return fc.oneof(fc.integer({ min: 0, max: 10 }), withinBounds(schema), fc.double({ min: 0, max: 1, noNaN: true }))
    case 'string': {
      const fit = hints.filter((hint) => takes(judge, hint))
      const free = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
      return fit.length > 0 ? fc.oneof(fc.constantFrom(...fit), free) : free
    }
    case 'unknown':
    case 'any':
      return fc.jsonValue()
    default:
      throw new Error(`no value can be made for zod's ${def.type}: teach the walk`)
  }
}

/** Numbers between a schema's own bounds, as far as 32 bits hold them; whole ones where there are some. */
function withinBounds(schema: z.ZodType): fc.Arbitrary<number> {
  const { minValue, maxValue } = schema as z.ZodNumber
  const min = Math.max(minValue ?? -Infinity, -(2 ** 31))
  const max = Math.min(maxValue ?? Infinity, 2 ** 31 - 1)
  const whole = { min: Math.ceil(min), max: Math.floor(max) }
  return whole.min <= whole.max ? fc.integer(whole) : fc.double({ min, max, noNaN: true })
}

/** Values of an arbitrary that the schema takes; a schema that takes too few of them is an error and not a hang. */
function fitting(schema: z.ZodType | undefined, from: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const judge = schema as z.ZodType
  const tried = fc.sample(from, { numRuns: 60, seed: 1 })
  const good = tried.filter((value) => takes(judge, value))
  if (good.length === tried.length) return from.filter((value) => takes(judge, value))
  if (good.length > 5) return from.filter((value) => takes(judge, value))
  if (good.length > 0) return fc.constantFrom(...good)
  throw new Error(`no value was found for ${JSON.stringify(defOf(judge).type)}, e.g. not ${JSON.stringify(tried[0])}`)
}

type Way = () => Broken

/** Each breaks a copy of the value in one place. */
function waysToBreak(schema: z.ZodType, value: unknown, poison: readonly unknown[]): Way[] {
  const ways: Way[] = []
  for (const { at, part, owed } of placesIn(schema, value, [], false)) {
    const path = at.join('.')
    for (const put of poison) {
      if (takes(part, put) || isPlainly(part, put)) continue
      ways.push(() => ({
        value: replaced(value, at, put),
        path,
        how: `${String(JSON.stringify(put)).slice(0, 40)} in it`,
      }))
    }
    if (owed && !takes(part, undefined)) {
      ways.push(() => ({ value: replaced(value, at, undefined), path, how: 'missing' }))
    }
    if (isStrict(part) && isThing(valueAt(value, at))) {
      for (const name of foreignKeys.filter((each) => !Object.hasOwn(inner(part).shape ?? {}, each))) {
        const put = withKey(valueAt(value, at) as object, name)
        ways.push(() => ({
          value: replaced(value, at, put),
          path: [...at, name].filter((key) => key !== '').join('.'),
          how: 'a field too many',
        }))
      }
    }
  }
  return ways
}

/** A thing whose own fields would be named instead of it: left to the places inside it. */
function isPlainly(part: z.ZodType, put: unknown): boolean {
  return isThing(put) && inner(part).type === 'record'
}

interface Place {
  at: (string | number)[]
  part: z.ZodType
  /** A field of a thing, which may not be left out unless its schema says so. */
  owed: boolean
}

function placesIn(schema: z.ZodType, value: unknown, at: Place['at'], owed: boolean): Place[] {
  const def = inner(schema)
  const below = (parts: [string | number, z.ZodType | undefined][], owing = false) =>
    parts.flatMap(([key, part]) =>
      part ? placesIn(part, (value as Record<string | number, unknown> | undefined)?.[key], [...at, key], owing) : [],
    )
  const here = [{ at, part: schema, owed }]
  if (def.type === 'object') return [...here, ...below(Object.entries(def.shape ?? {}), true)]
  if (def.type === 'array' && Array.isArray(value)) return [...here, ...below(value.map((_, n) => [n, def.element]))]
  if (def.type === 'tuple' && Array.isArray(value)) return [...here, ...below(value.map((_, n) => [n, def.items?.[n]]))]
  if (def.type !== 'record' || !isThing(value)) return here
  const named = Object.entries(value).filter(([, each]) => each !== undefined)
  return [...here, ...below(named.map(([key]) => [key, def.valueType]))]
}

/** Past what may be left out or has a default. */
function inner(schema: z.ZodType): Def {
  const def = defOf(schema)
  return ['optional', 'nullable', 'default', 'prefault', 'readonly'].includes(def.type)
    ? inner(def.innerType as z.ZodType)
    : def
}

function isStrict(schema: z.ZodType): boolean {
  const def = inner(schema)
  return def.type === 'object' && def.catchall !== undefined && defOf(def.catchall).type === 'never'
}

function isThing(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function valueAt(value: unknown, at: (string | number)[]): unknown {
  return at.reduce<unknown>((from, key) => (from as Record<string | number, unknown> | undefined)?.[key], value)
}

/** An own field of that name, whatever it is: `__proto__` too. */
function withKey(thing: object, name: string): object {
  const copy = { ...thing }
  Object.defineProperty(copy, name, { value: 1, enumerable: true, configurable: true, writable: true })
  return copy
}

/** A copy with something else in one place; things on the way there that were left out are made. */
function replaced(value: unknown, [key, ...rest]: (string | number)[], put: unknown): unknown {
  if (key === undefined) return put
  const next = replaced((value as Record<string | number, unknown> | undefined)?.[key], rest, put)
  if (Array.isArray(value)) return value.map((each, at) => (at === key ? next : each))
  return { ...(value as object), [key]: next }
}
