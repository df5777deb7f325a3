// SPDX-License-Identifier: Apache-2.0
import { jest } from '@jest/globals';
import { requireStrongPassword } from '../apps/api/src/identity/index.js';
import { Unprocessable } from '../apps/api/src/platform/refusal.js';

jest.setTimeout(120_000);
const context = ['Ana Ruiz', 'a.ruiz', 'Lakeside Children’s Agency', 'lakeside'];
const codes = async (password: string) => {
  try {
    await requireStrongPassword(password, context, '/next');
    return [];
  } catch (error) {
    if (!(error instanceof Unprocessable)) throw error;
    expect(error.more.errors!.every(({ pointer, detail }) => pointer === '/next' && detail.length > 20)).toBe(true);
    return error.more.errors!.map(({ code }) => code);
  }
};

describe('a password', () => {
  it.each([
    'contraseña123',
    'Contraseña2024',
    'Sommer2024!!',
    '2024-Verano!!',
    'Barcelona2019!',
    'correct horse battery staple',
    'Correct-Horse-Battery-Staple!1',
    'En un lugar de la Mancha',
    'mi casa es tu casa',
    'password123456',
    'qwertyuiop[]',
    'aaaaaaaaaaaaaaaa',
  ])('%s is one that others guess', async (password) => {
    expect(await codes(password)).toEqual(['password-easily-guessed']);
  });

  it.each(['ana ruiz lakeside', 'Lakeside-Children-Ana', 'safe harbor ana ruiz'])('%s is made of names', async (password) => {
    expect(await codes(password)).toContain('password-has-context');
  });

  it('is told every rule that it does not fit', async () => {
    expect(await codes('k9#Vq!2zLx')).toEqual(['password-too-short']);
    expect(await codes('short')).toEqual(['password-too-short', 'password-easily-guessed']);
    expect(await codes('anaruiz')).toEqual(['password-too-short', 'password-easily-guessed', 'password-has-context']);
    expect(await codes('nine slow herons above the weir '.repeat(5))).toEqual(['password-too-long']);
    expect(await codes('a'.repeat(129))).toEqual(['password-too-long', 'password-easily-guessed']);
  });

  it.each([
    'copper lantern walks nine rivers',
    'tres lobos bajo la mesa azul',
    'Ana keeps nine slow herons',
    'violet harbour ladders seven',
    'grullas, 7 barcos y un tambor',
    '漆黒の森で九羽の鷺が静かに眠る',
    'f7Gq!m2Zt9#w',
  ])('%s is fine', async (password) => {
    expect(await codes(password)).toEqual([]);
  });
});
