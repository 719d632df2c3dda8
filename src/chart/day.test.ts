import { describe, expect, it } from 'vitest';
import type { DayEntry, DayRule, Schedule } from '../contract/day.ts';
import { dayDescription, dayDrawing } from './day.ts';
import type { Drawing, Measure, Text } from './drawing.ts';

const measure: Measure = (text, size) => text.length * size * 0.5;

const entry = (kind: DayEntry['kind'], name: string, entered: string | null): DayEntry => ({
  kind,
  path: `${kind} ${name}`,
  name,
  dose: 0,
  entered,
  fixed: kind !== 'item',
});
const slot = (time: string, ...entries: DayEntry[]): Schedule['slots'][number] => ({
  time,
  items: entries.map((one) => one.name),
  reasons: [],
  entries,
});
const rule = (reckoning: string | null, kept: boolean | null, asked?: string): DayRule => ({
  id: `${reckoning}`,
  interaction: 'magnesium-levothyroxine',
  kind: 'hours-apart',
  between: ['profile.medications[0]', 'items[0]'],
  names: ['Levothyroxine', 'Magnesium'],
  asks: '',
  why: '',
  kept,
  reckoning,
  ...(asked === undefined ? {} : { asked }),
  sources: [],
});
const schedule = (slots: Schedule['slots'], rules: DayRule[] = []): Schedule => ({
  slots,
  rules,
  unsatisfied: [],
  status: 'moved',
  moves: [],
  conflict: [],
  withoutTime: [],
  waking: { from: '06:30', to: '22:30', assumed: true },
  moments: slots.length,
});

const small = schedule(
  [
    slot('07:00', entry('medication', 'Levothyroxine', '07:00')),
    slot('07:30', entry('meal', 'Meal', '07:30')),
    slot('11:00', entry('item', 'Magnesium', '08:00'), entry('item', 'Vitamin D', null)),
  ],
  [rule('07:00 to 11:00: 4 h', true), rule('11:00 to 07:00: 20 h', true), rule(null, null)],
);

/** Twenty products at ten moments, with a gap between every two neighbours and some longer ones. */
const full = ((): Schedule => {
  const times = Array.from({ length: 10 }, (_, i) => `${String(7 + i).padStart(2, '0')}:15`);
  return schedule(
    times.map((time, i) =>
      slot(
        time,
        ...(i % 4 === 0
          ? [entry('medication', `A medicine with a rather long name ${i}`, time)]
          : []),
        entry('item', `Magnesium glycinate with vitamin B6, evening formula ${i}`, time),
        entry('item', `Iron ${i}`, '06:00'),
      ),
    ),
    times.flatMap((time, i) => [
      ...(i === 0 ? [] : [rule(`${times[i - 1] ?? ''} to ${time}: 1 h`, i !== 3)]),
      ...(i < 4 ? [] : [rule(`${times[i - 4] ?? ''} to ${time}: 4 h`, true)]),
    ]),
  );
})();

const texts = (drawing: Drawing): Text[] => drawing.shapes.filter((shape) => shape.kind === 'text');
const box = ({ x, y, text, size, strong, anchor }: Text) => {
  const width = measure(text, size, strong);
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { left, right: left + width, top: y - size * 0.8, bottom: y + size * 0.2 };
};

describe('the day as a line', () => {
  it('keeps all words inside, and none on another, on a phone and in a column of print', () => {
    for (const [width, size] of [
      [300, 14],
      [358, 16],
      [520, 10],
      [900, 16],
    ] as const) {
      for (const one of [small, full]) {
        const drawing = dayDrawing(one, { width, size, measure });
        const boxes = texts(drawing).map(box);
        for (const [index, { left, right, top, bottom }] of boxes.entries()) {
          expect(left).toBeGreaterThanOrEqual(-0.01);
          expect(right).toBeLessThanOrEqual(width + 0.01);
          expect(top).toBeGreaterThanOrEqual(0);
          expect(bottom).toBeLessThanOrEqual(drawing.height);
          for (const other of boxes.slice(index + 1)) {
            const apart =
              other.left >= right - 0.01 ||
              left >= other.right - 0.01 ||
              other.top >= bottom - 0.01 ||
              top >= other.bottom - 0.01;
            expect(apart).toBe(true);
          }
        }
      }
    }
  });

  it('marks what is taken by shape and by words', () => {
    const drawing = dayDrawing(small, { width: 600, size: 10, measure });
    const words = texts(drawing).map((one) => one.text);
    expect(words).toContain('Levothyroxine (medicine)');
    expect(words).toContain('Magnesium (entered for 08:00)');
    expect(words).toContain('Vitamin D (no time entered)');
    expect(words).toContain('Waking hours from 06:30 (assumed)');
    const sides = drawing.shapes.flatMap((shape) =>
      shape.kind === 'polygon' ? [shape.points[0]?.[0] === shape.points[2]?.[0]] : [],
    );
    // A diamond has its first and third point above one another, a square has not.
    expect(sides).toEqual([true, false, false]);
  });

  it('draws a gap within the day as a bracket with its time, and says which is not kept', () => {
    const words = texts(dayDrawing(small, { width: 600, size: 10, measure })).map((t) => t.text);
    expect(words.filter((text) => text === '4 h')).toHaveLength(1);
    // A gap over the night has no bracket, but is counted.
    expect(words).not.toContain('20 h');
    expect(words).toContain('1 more gap in the list of rules');
    const wide = texts(dayDrawing(full, { width: 900, size: 10, measure })).map((t) => t.text);
    expect(wide).toContain('not kept');
  });

  it.each([600, 900])(
    'keeps the feet of brackets off the digits of the times, %i wide',
    (width) => {
      const size = 10;
      for (const day of [small, full]) {
        const drawing = dayDrawing(day, { width, size, measure });
        const times = texts(drawing).filter((one) => /^\d\d:\d\d$/.test(one.text));
        const digits = Math.min(...times.map((one) => one.x));
        const left = drawing.shapes.flatMap((shape) =>
          shape.kind === 'line' && shape.x1 < digits ? [Math.max(shape.x1, shape.x2)] : [],
        );
        expect(left.length).toBeGreaterThan(0);
        // Half the type size, as between two words and more.
        expect(digits - Math.max(...left)).toBeCloseTo(size / 2, 6);
      }
    },
  );

  it('counts the gaps that find no room', () => {
    const words = texts(dayDrawing(full, { width: 300, size: 14, measure })).map((t) => t.text);
    const drawn = words.filter((text) => /^\d h$/.test(text)).length;
    // 9 neighbours and 6 longer ones.
    expect(words.join(' ')).toContain(
      `${15 - drawn} ${drawn === 0 ? '' : 'more '}gaps in the list of rules`,
    );
  });

  it('writes what passes beside what is asked for, and draws no bracket for a gap with time to spare', () => {
    const day = schedule(
      [
        slot('07:00', entry('medication', 'A', '07:00')),
        slot('12:00', entry('item', 'B', null)),
        slot('18:00', entry('item', 'C', null)),
      ],
      // 5 h is less than twice 4 h; 6 h is more than twice 2 h, 11 h more than twice 4 h.
      [
        rule('07:00 to 12:00: 5 h', true, '4 h'),
        rule('12:00 to 18:00: 6 h', true, '2 h'),
        rule('07:00 to 18:00: 11 h', true, '4 h'),
      ],
    );
    const words = texts(dayDrawing(day, { width: 600, size: 10, measure })).map((t) => t.text);
    expect(words.filter((text) => / h$/.test(text))).toEqual(['5 h', 'asked: 4 h']);
    expect(words).toContain('2 more gaps in the list of rules');
  });

  it('puts brackets that meet at one moment beside one another', () => {
    const times = ['07:00', '12:00', '18:00'];
    const day = schedule(
      times.map((time) => slot(time, entry('item', time, time))),
      [rule('07:00 to 12:00: 5 h', true), rule('12:00 to 18:00: 6 h', true)],
    );
    const drawing = dayDrawing(day, { width: 600, size: 10, measure });
    const axis = Math.min(
      ...texts(drawing)
        .filter((one) => times.includes(one.text))
        .map((one) => one.x),
    );
    const uprights = drawing.shapes.flatMap((shape) =>
      shape.kind === 'line' && shape.x1 === shape.x2 && shape.x1 < axis ? [shape.x1] : [],
    );
    expect(new Set(uprights).size).toBe(2);
  });

  it('tells a gap once where the day is drawn in parts', () => {
    const day = schedule(
      ['07:00', '12:00', '18:00', '22:00'].map((time) => slot(time, entry('item', time, time))),
      [rule('07:00 to 18:00: 11 h', true), rule('22:00 to 07:00: 9 h', true)],
    );
    const footOf = (slots: Schedule['slots']): string | undefined =>
      texts(dayDrawing({ ...day, slots }, { width: 600, size: 10, measure })).find(({ text }) =>
        text.includes('in the list of rules'),
      )?.text;
    expect(footOf(day.slots.slice(0, 2))).toBe('1 gap in the list of rules');
    expect(footOf(day.slots.slice(2))).toBe('1 gap in the list of rules');
    expect(footOf(day.slots.slice(1, 3))).toBeUndefined();
  });

  it('has later moments further down', () => {
    const drawing = dayDrawing(full, { width: 500, size: 12, measure });
    const ys = texts(drawing)
      .filter((one) => /^\d\d:15$/.test(one.text))
      .map((one) => one.y);
    expect(ys).toHaveLength(10);
    expect(ys).toEqual([...ys].sort((a, b) => a - b));
  });

  it('is told in sentences', () => {
    expect(dayDescription(small)).toBe(
      'The day from 06:30 to 22:30, assumed waking hours. 07:00: Levothyroxine (medicine). 07:30: Meal. ' +
        '11:00: Magnesium (entered for 08:00), Vitamin D (no time entered). ' +
        'Gaps, with what the records ask for: Levothyroxine and Magnesium: 07:00 to 11:00, 4 h. 1 more gap in the list of rules.',
    );
    expect(dayDescription(schedule([]))).toBe('No times to show.');
  });
});
