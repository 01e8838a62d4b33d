import { listOf } from '../../../src/features/directory/list-of-names.js';

describe('listOf', () => {
  it.each([
    [[], '', '', ''],
    [['Aino'], 'Aino', 'Aino', 'Aino'],
    [['Aino', 'Bo'], 'Aino ja Bo', 'Aino och Bo', 'Aino and Bo'],
    [['Aino', 'Bo', 'Eva'], 'Aino, Bo ja Eva', 'Aino, Bo och Eva', 'Aino, Bo and Eva'],
    [
      ['Aino', 'Bo', 'Eva', 'Kari', 'Liv'],
      'Aino, Bo, Eva ja 2 muuta',
      'Aino, Bo, Eva och 2 till',
      'Aino, Bo, Eva and 2 more',
    ],
  ])('%j', (names, FI, SV, EN) => {
    expect(listOf(names)).toEqual({ FI, SV, EN });
  });
});
