import { describe, expect, it } from 'vitest'
import { stemSerbian } from '../../src/knowledge/serbian.ts'
import { compare, measureStemming } from '../eval/serbian.ts'

describe('the stem of a Serbian word', () => {
  it.each([
    ['lozinka lozinke lozinku lozinkom lozinkama lozinki'],
    ['grad gradovi gradova gradovima'],
    ['racun racuna racunom racunima'],
    ['otvoren otvorena otvoreno otvoreni otvorenog otvorenim'],
    ['plavi plava plavog plavom plavima'],
    ['aktivan aktivna aktivno aktivnog aktivniji aktivnije'],
    ['menjati menjam menjate menjali menjaju menjajuci'],
  ])('is one for %s', (forms) => {
    expect(new Set(forms.split(' ').map(stemSerbian)).size).toBe(1)
  })

  it('tells different words apart', () => {
    expect(new Set('poruka porucilac racun rukav lozinka nalog naziv'.split(' ').map(stemSerbian)).size).toBe(7)
  })

  it.each(['', 'a', 'ti', 'rad', 'vrt', '2024', 'usb'])('leaves “%s” as it is', (word) => {
    expect(stemSerbian(word)).toBe(word)
  })
})

describe('agreement with a reference', () => {
  it('counts pairs of words that are brought together, and equal stems', () => {
    const reference = [
      ['aa', 'a'],
      ['ab', 'a'],
      ['ac', 'a'],
      ['bb', 'b'],
    ] as const
    const stems: Record<string, string> = { aa: 'a', ab: 'a', ac: 'x', bb: 'x' }
    const figures = compare('some', reference, (word) => stems[word] ?? '')
    expect(figures).toMatchObject({ words: 4, same: 0.5, precision: 0.5, recall: 1 / 3 })
  })

  it('is far closer with the stemmer than with cut words', () => {
    const vocabulary = ['porucilac porucioca', 'porucnik porucnici', 'lozinka lozinke', 'lozinkama lozinku']
      .concat('prodavnica prodavnice prodavnicama', 'prodaja prodaje prodajom', 'isporuka isporuke isporuci')
      .flatMap((forms) => forms.split(' ').map((form) => [form, forms.split(' ')[0] ?? ''] as const))
    const cut = compare('cut', vocabulary, (word) => word.slice(0, 5))
    expect(compare('ours', vocabulary, stemSerbian).precision).toBeGreaterThan(cut.precision)
    // The whole reference vocabulary, where it is beside the repository.
    for (const { stemmer, f1 } of measureStemming()) {
      if (stemmer === 'our stemmer') expect(f1).toBeGreaterThan(0.84)
    }
  })
})
