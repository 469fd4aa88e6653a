import { expect, it } from 'vitest'
import { isNoise } from '../../src/answering/noise.ts'

it.each([
  'asdf',
  'asdfasdf',
  'qweasd',
  'QWERTY',
  'фыва',
  'aaaa',
  'test',
  'Test 123',
  'this is just a test',
  'Das ist ein Test',
  'тест',
  '测试',
  'テスト',
  'اختبار',
])('Says nothing: %s', (text) => {
  expect(isNoise(text)).toBe(true)
})

it.each([
  'refund',
  'wer',
  'poi',
  'glass',
  'were',
  'mama',
  'property',
  '12345',
  '113-5426177',
  'test results',
  'I failed the test',
  'asdf error',
  '',
])('May say something: %j', (text) => {
  expect(isNoise(text)).toBe(false)
})
