import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { validate } from 'class-validator';
import { RegisterInput } from '../../src/exchange/register.inputs.js';
import { isSound } from '../../src/platform/sound.js';
import { wholeRegister } from '../exchange/whole.js';

const whole = wholeRegister('sound');
const activity = whole['activities'][0];
const cases: [string, object][] = [
  ['a whole register', whole],
  ['empty sections', { ...whole, transfers: [], activities: null }],
  ['a missing field', { on: '2026-03-01' }],
  ['a bad day', { ...whole, on: '2026-02-30' }],
  ['a text in place of a list', { ...whole, parties: 'none' }],
  ['null in a list', { ...whole, parties: [null] }],
  ['a text in place of an entry', { ...whole, activities: ['support'] }],
  ['a bad value of an enumeration', { ...whole, activities: [{ ...activity, role: 'BOTH' }] }],
  [
    'a bad value far down',
    {
      ...whole,
      activities: [
        { ...activity, dataItems: [{ category: 'CONTACT', retention: { kind: 'FIXED', period: '30' } }] },
      ],
    },
  ],
  [
    'a bad item of a list',
    { ...whole, activities: [{ ...activity, systems: [{ name: 'Desk', hostedIn: ['DE', 'XX'] }] }] },
  ],
  ['too long a text', { ...whole, parties: [{ legalName: 'x'.repeat(301) }] }],
];

describe('isSound', () => {
  it.each(cases)('says of %s what class-validator says', async (_what, content) => {
    const input = plainToInstance(RegisterInput, content);
    const errors = await validate(input, { forbidUnknownValues: false });
    expect(isSound(input, false)).toBe(errors.length === 0);
  });

  it('knows what is no field, where none else may be', () => {
    expect(isSound(plainToInstance(RegisterInput, whole), true)).toBe(true);
    expect(isSound(plainToInstance(RegisterInput, { ...whole, more: 1 }), true)).toBe(false);
    const odd = { ...whole, activities: [{ ...activity, colour: 'red' }] };
    expect(isSound(plainToInstance(RegisterInput, odd), true)).toBe(false);
    expect(isSound(plainToInstance(RegisterInput, odd), false)).toBe(true);
  });
});
