import { describe, expect, it } from 'vitest';
import { followPauses } from '../../../compositions/video/follow-pauses.ts';

const text = (length: number, end = '.') => 'x'.repeat(length - 1) + end;

describe('the moments at which texts are said', () => {
  it('go by their characters where nothing else is known', () => {
    expect(followPauses([text(20), text(40), text(20)], 8, [])).toEqual([0, 2, 6, 8]);
    expect(followPauses([text(20)], 8, [])).toEqual([0, 8]);
  });

  it('begin with the first word and end with the last', () => {
    const around = [
      { from: 0, to: 1 },
      { from: 5, to: 8 },
    ];
    expect(followPauses([text(30), text(30)], 8, around)).toEqual([1, 3, 5]);
  });

  it('are drawn to the pause after a sentence, and what follows is shared out anew from there', () => {
    const pauses = [{ from: 2.4, to: 2.8 }];
    expect(followPauses([text(20), text(20), text(20), text(20)], 8, pauses)).toEqual([
      0,
      2.8,
      2.8 + 5.2 / 3,
      2.8 + (2 * 5.2) / 3,
      8,
    ]);
  });

  it('take the longest of the pauses that are near, and none that is far', () => {
    const near = [
      { from: 1.7, to: 1.95 },
      { from: 2.4, to: 2.9 },
    ];
    expect(followPauses([text(20), text(60)], 8, near)[1]).toBe(2.9);
    expect(followPauses([text(20), text(60)], 8, [{ from: 4.5, to: 5.5 }])[1]).toBe(2);
  });

  it('take no pause for the end of words that go on', () => {
    expect(followPauses([text(20, 'x'), text(20)], 4, [{ from: 2.1, to: 2.6 }])[1]).toBe(2);
    expect(followPauses([text(20, '，'), text(20)], 4, [{ from: 2.1, to: 2.6 }])[1]).toBe(2.6);
  });

  it('never go back, and bear a sound that is all silence', () => {
    const pauses = Array.from({ length: 30 }, (_, index) => ({ from: index * 0.4 + 0.1, to: index * 0.4 + 0.35 }));
    const moments = followPauses([text(5), text(60), text(3), text(3), text(60)], 12, pauses);
    expect(moments).toEqual([...moments].sort((a, b) => a - b));
    expect(followPauses([text(20), text(20)], 4, [{ from: 0, to: 4 }])).toEqual([0, 2, 4]);
  });
});
