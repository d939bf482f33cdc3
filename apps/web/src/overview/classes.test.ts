import { describe, expect, test } from '@jest/globals';
import { classesOf, classOf } from './classes.ts';

describe('the colour classes of a map', () => {
  test('every value lies in a class that holds it', () => {
    const values = [0, 1, 1, 2, 4, 6, 9];
    const classes = classesOf(values);
    const outside = values.filter((value) => {
      const { low, high } = classes[classOf(classes, value)]!;
      return value < low || value > high;
    });
    expect(classes.length).toBe(4);
    expect(outside).toEqual([]);
  });

  test('one value is one class, and nothing at all is a class too', () => {
    expect(classesOf([3, 3])).toEqual([{ low: 3, high: 3, colour: 0 }]);
    expect(classesOf([])).toEqual([{ low: 0, high: 0, colour: 0 }]);
  });

  test('the largest values are furthest from the background', () => {
    expect(classesOf([1, 2]).map((each) => each.colour)).toEqual([0, 3]);
  });
});
