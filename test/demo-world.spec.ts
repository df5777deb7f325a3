// SPDX-License-Identifier: Apache-2.0
import { finderOf, vocabulary } from '@harbor/wording';
import {
  advertisedSignIns,
  birthDateOf,
  caregivers,
  demoGuides,
  demoServices,
  demoYouth,
  homeNow,
  homes,
  people,
  placementsOf,
  planItemsFor,
  planPool,
  planRevisionsOf,
  type DemoArrangement,
} from '../apps/api/src/demo/world/index.js';
import { zipPlace } from '../apps/api/src/directory/index.js';
import { gradeOf as gradeOfGuide } from '../apps/api/src/resources/index.js';
import { builtInTemplate, planStages, sectionCodes } from '../apps/api/src/safety-plans/plan-templates.js';

const languages = ['en', 'es'] as const;

/** What only a history of abuse would name. */
const tooMuch = /\brape|viola(ción|da|do)|\babus/i;
const find = finderOf(vocabulary);
const isOurs = (text: string) => find(text).length === 0 && !tooMuch.test(text);

/** Every string anywhere inside a value, with the path that leads to it. */
function stringsIn(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => stringsIn(inner, `${path}.${key}`));
}

/** Every { en, es } pair anywhere inside a value. */
function pairsIn(value: unknown): { en: unknown; es: unknown }[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'en' in value || 'es' in value ? [{ en: Reflect.get(value, 'en'), es: Reflect.get(value, 'es') }] : [];
  return [...own, ...Object.values(value).flatMap(pairsIn)];
}

const syllablesOf = (word: string): number =>
  Math.max(
    1,
    (
      word
        .toLowerCase()
        .replace(/(?:[^l]e|es|ed)$/, '')
        .match(/[aeiouy]+/g) ?? []
    ).length,
  );

/** The Flesch-Kincaid grade of an English text: the school year in which most can read it. */
function gradeOf(text: string): number {
  const words = text.match(/[A-Za-z’]+/g) ?? [];
  const sentences = Math.max(1, (text.match(/[.!?:](?=\s|”|$)/g) ?? []).length);
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  return 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59;
}

const tooHard = (texts: string[]): string[] => texts.filter((text) => text.split(/\s+/).length >= 8 && gradeOf(text) > 8);

const everyPlan = demoYouth.flatMap((youth) =>
  planStages.flatMap((stage) =>
    languages.map((language) => ({ youth, stage, language, items: planItemsFor(youth.index, stage, language) })),
  ),
);
const everything = {
  builtInTemplate,
  people,
  demoYouth,
  homes,
  // One draft waits for its Spanish.
  guides: demoGuides.flatMap(({ versions }) => versions.filter(({ state, es }) => state !== 'draft' || es)),
  planPool,
  everyPlan,
  notes: demoYouth.map(({ index }) => planRevisionsOf(index)),
};

describe('the built-in plan template', () => {
  it('has every section once, what is strong before what is hard', () => {
    expect(builtInTemplate.sections.map(({ code }) => code)).toEqual([...sectionCodes]);
    expect(sectionCodes.slice(0, 2)).toEqual(['about_me', 'grounding']);
  });

  it('keeps what a foster parent needs readable at home, and places and reasons for leaving closed', () => {
    const classOf = Object.fromEntries(builtInTemplate.sections.map(({ code, dataClass }) => [code, dataClass]));
    for (const code of [
      'about_me',
      'grounding',
      'triggers',
      'warning_signs',
      'safe_people',
      'while_missing',
      'at_recovery',
      'professionals',
    ]) {
      expect([code, classOf[code]]).toEqual([code, 'C2']);
    }
    expect(classOf).toMatchObject({ run_risk: 'C3', safe_places: 'C4', environment: 'C4' });
    const closed = builtInTemplate.sections.filter(({ dataClass }) => dataClass !== 'C2');
    expect(closed.filter(({ suggestedAudience }) => suggestedAudience === 'caregiver')).toEqual([]);
  });

  it('serves every stage with at least five sections, and lets a youth skip all but the worker’s numbers', () => {
    for (const stage of planStages) {
      expect(builtInTemplate.sections.filter(({ stages }) => stages.includes(stage)).length).toBeGreaterThanOrEqual(5);
    }
    expect(builtInTemplate.sections.filter(({ canSkip }) => !canSkip).map(({ code }) => code)).toEqual(['professionals']);
  });

  it('speaks to the youth plainly in both languages', () => {
    expect(tooHard(builtInTemplate.sections.flatMap(({ text }) => Object.values(text.en)))).toEqual([]);
    const spanish = builtInTemplate.sections.flatMap(({ text }) => Object.values(text.es)).join(' ');
    expect(spanish).not.toMatch(/\busted/i);
  });
});

describe('the words of the demo', () => {
  it('never uses a word that blames a youth or tells what was done to them', () => {
    expect(stringsIn(everything).filter(([, text]) => !isOurs(text))).toEqual([]);
  });

  it('says everything in Spanish too', () => {
    const pairs = [...pairsIn(everything), ...demoYouth.map(({ dailyCare }) => dailyCare)];
    expect(pairs.length).toBeGreaterThan(500);
    expect(pairs.filter(({ en, es }) => !en || !es || en === es)).toEqual([]);
  });

  it('keeps English at grade 8 or below', () => {
    const pool = Object.values(planPool).flatMap((entries) => entries.map(({ en }) => en));
    const notes = demoYouth.flatMap((one) =>
      [one.dailyCare, one.strengths, one.marks, one.allergies, one.medication, one.restrictedNote, one.safeContact.wording].map(
        (words) => words?.en ?? '',
      ),
    );
    expect(tooHard([...pool, ...new Set(notes)])).toEqual([]);
  });

  it('has guides in every state, each readable at grade 8 or below in both languages', () => {
    const versions = demoGuides.flatMap((guide) => guide.versions);
    const states = versions.map(({ state, dueInDays = 1 }) => (dueInDays < 0 ? 'review_due' : state));
    expect(new Set(states)).toEqual(new Set(['draft', 'in_review', 'published', 'review_due', 'replaced', 'withdrawn']));
    const graded = versions.flatMap(({ en, es }) => [gradeOfGuide('en', en), ...(es ? [gradeOfGuide('es', es)] : [])]);
    expect(graded.length).toBeGreaterThan(20);
    expect(graded.filter((grade) => (grade ?? 0) > 8)).toEqual([]);
  });
});

describe('the county', () => {
  it('has 300 services, as many in Spanish as in English, at ZIP codes that are known, none named twice', () => {
    expect([demoServices.length, new Set(demoServices.map(({ name }) => name)).size]).toEqual([300, 300]);
    const speaking = (tongue: string) => demoServices.filter(({ languages }) => languages[0] === tongue).length;
    expect(speaking('es')).toBeGreaterThanOrEqual(140);
    expect(speaking('en')).toBeGreaterThanOrEqual(140);
    const zips = new Set(demoServices.flatMap(({ place }) => (place ? [place.zip] : [])));
    expect([...zips].filter((zip) => !zipPlace(zip))).toEqual([]);
    expect(demoServices.filter(({ phone }) => !/^\d{3}-555-01\d\d$/.test(phone))).toEqual([]);
    expect(new Set(demoServices.map(({ phone }) => phone)).size).toBe(300);
    expect(demoServices.filter(({ name, description }) => find(`${name} ${description}`).length > 0)).toEqual([]);
  });
});

describe('the people', () => {
  const count = (agency: string, role: string) => people.filter((one) => one.agency === agency && one.role === role).length;

  it('are two agencies with every role', () => {
    const roles = ['caseworker', 'program_manager', 'privacy_officer', 'agency_admin', 'caregiver', 'partner'];
    expect(roles.map((role) => count('demo', role))).toEqual([12, 3, 1, 1, 40, 1]);
    expect(roles.map((role) => count('pine', role))).toEqual([2, 1, 1, 1, 4, 0]);
  });

  it('have sign-in names that are unique, neutral and accepted by the database', () => {
    expect(new Set(people.map((one) => `${one.agency}/${one.signInName}`)).size).toBe(people.length);
    expect(people.filter(({ signInName }) => !/^[a-z]\.[a-z]+$/.test(signInName))).toEqual([]);
  });

  it('offer the first of each role as demo sign-in', () => {
    const first = ['caseworker', 'caregiver', 'program_manager', 'privacy_officer', 'agency_admin', 'partner'].map(
      (role) => people.find((one) => one.role === role)?.signInName,
    );
    expect(first).toEqual([...advertisedSignIns]);
  });

  it('have four workers to each manager, and a third of the caregivers in Spanish', () => {
    const managers = people.filter((one) => one.agency === 'demo' && one.role === 'program_manager');
    expect(managers.map(({ signInName }) => people.filter(({ supervisor }) => supervisor === signInName).length)).toEqual([
      4, 4, 4,
    ]);
    const spanish = caregivers.filter((one) => one.agency === 'demo' && one.language === 'es').length;
    expect(spanish).toBeGreaterThanOrEqual(12);
    expect(spanish).toBeLessThanOrEqual(15);
  });

  it('live in 24 and 2 homes, each caregiver in one', () => {
    expect(homes.map(({ agency }) => agency)).toEqual([...Array<string>(24).fill('demo'), 'pine', 'pine']);
    expect(homes.flatMap((home) => home.caregivers)).toEqual(caregivers.map((_, place) => place));
    for (const home of homes) {
      expect(home.traits[0]).toBe('foster_family_home');
      expect(home.traits.length).toBeGreaterThan(1);
      expect(home.phone).toMatch(/^\d{3}-555-01\d\d$/);
      for (const place of home.caregivers) expect(caregivers[place]?.displayName.endsWith(home.familyName)).toBe(true);
    }
  });
});

describe('the youth', () => {
  const inDemo = demoYouth.filter(({ agency }) => agency === 'demo');

  it('are 60 and 5, of all genders and ages 11 to 17, under unique case codes', () => {
    expect([inDemo.length, demoYouth.length - inDemo.length]).toEqual([60, 5]);
    expect(inDemo.filter(({ gender }) => gender === 'boy').length).toBeGreaterThanOrEqual(25);
    expect(new Set(inDemo.map(({ gender }) => gender))).toEqual(
      new Set(['boy', 'girl', 'trans_boy', 'trans_girl', 'nonbinary', 'two_spirit']),
    );
    expect(new Set(inDemo.map(({ age }) => age))).toEqual(new Set([11, 12, 13, 14, 15, 16, 17]));
    expect(new Set(demoYouth.map(({ caseCode }) => caseCode)).size).toBe(demoYouth.length);
    expect(demoYouth.filter(({ caseCode }) => !/^[A-Z]-\d{3}$/.test(caseCode))).toEqual([]);
  });

  it.each(['2026-03-01', '2028-02-29', '2026-12-31'])('have their age on %s and a week later', (today) => {
    const later = new Date(Date.parse(today) + 7 * 86_400_000).toISOString().slice(0, 10);
    const ageOn = (day: string, born: string) =>
      Number(day.slice(0, 4)) - Number(born.slice(0, 4)) - (day.slice(5) < born.slice(5) ? 1 : 0);
    for (const youth of demoYouth) {
      const born = birthDateOf(youth, today);
      expect([youth.caseCode, ageOn(today, born), ageOn(later, born)]).toEqual([youth.caseCode, youth.age, youth.age]);
    }
  });

  it('are shared out: seven to d.reyes, four or five to everyone else', () => {
    const loads = people
      .filter((one) => one.agency === 'demo' && one.role === 'caseworker')
      .map(({ signInName }) => inDemo.filter(({ caseworker }) => caseworker === signInName).length);
    expect(loads[0]).toBe(7);
    expect(loads.slice(1).filter((load) => load < 4 || load > 5)).toEqual([]);
    expect(loads.reduce((sum, load) => sum + load, 0)).toBe(60);
  });

  it('have bodies, names and nations that can be believed', () => {
    for (const { heightCm, weightKg, tribalNations, gender, legalName, usedName, aliases } of demoYouth) {
      expect(heightCm).toBeGreaterThan(138);
      expect(heightCm).toBeLessThan(190);
      expect(weightKg).toBeGreaterThan(34);
      expect(weightKg).toBeLessThan(90);
      if (gender === 'two_spirit') expect(tribalNations).toHaveLength(1);
      expect([legalName, usedName]).not.toContain(aliases[0]);
    }
    expect(new Set(demoYouth.map(({ dailyCare }) => dailyCare.en)).size).toBe(demoYouth.length);
  });
});

describe('the placements', () => {
  const lines = demoYouth.map(({ index }) => placementsOf(index));
  const layer = (line: DemoArrangement[], name: string) => line.filter((one) => one.layer === name);
  const over = (one: DemoArrangement, daysAgo: number) => one.fromDaysAgo > daysAgo && (one.toDaysAgo ?? -1) <= daysAgo;

  it('leave no gap in the base and keep respite and away inside it', () => {
    for (const line of lines) {
      const base = layer(line, 'base');
      expect(base.length).toBeGreaterThanOrEqual(1);
      expect(base.length).toBeLessThanOrEqual(4);
      expect(base.map(({ toDaysAgo }) => toDaysAgo)).toEqual([...base.slice(1).map(({ fromDaysAgo }) => fromDaysAgo), null]);
      for (const { fromDaysAgo, toDaysAgo } of line) {
        expect(fromDaysAgo).toBeGreaterThan(toDaysAgo ?? 0);
        expect(fromDaysAgo).toBeLessThanOrEqual(base[0]?.fromDaysAgo ?? 0);
      }
      for (const one of line) expect([one, one.reasonEnded === null]).toEqual([one, one.toDaysAgo === null]);
      const away = layer(line, 'away');
      away.slice(1).forEach((one, place) => expect(one.fromDaysAgo).toBeLessThan(away[place]?.toDaysAgo ?? 0));
      for (const { fromDaysAgo, toDaysAgo } of layer(line, 'respite'))
        expect(fromDaysAgo - (toDaysAgo ?? 0)).toBeLessThanOrEqual(14);
    }
  });

  it('use every kind, with most youth in a foster home, a few waiting and two away', () => {
    expect(new Set(lines.flat().map(({ kind }) => kind)).size).toBe(17);
    const now = lines.slice(0, 60).map((line) => line.find((one) => one.layer === 'base' && one.toDaysAgo === null)?.kind);
    expect(now.filter((kind) => kind === 'foster_family_home').length).toBeGreaterThan(30);
    expect(now.filter((kind) => kind === 'not_placed_yet').length).toBe(3);
    expect(lines.filter((line) => layer(line, 'away').some(({ toDaysAgo }) => toDaysAgo === null)).length).toBe(2);
  });

  it('never put more youth in a home than it has room for, nor a youth it does not welcome', () => {
    for (const home of homes) {
      const stays = lines.flatMap((line, youth) =>
        line.filter((one) => one.homeIndex === home.index).map((stay) => ({ stay, youth })),
      );
      for (let daysAgo = 0; daysAgo < 600; daysAgo++) {
        expect(stays.filter(({ stay }) => over(stay, daysAgo)).length).toBeLessThanOrEqual(home.capacity);
      }
      for (const { youth, stay } of stays) {
        const one = demoYouth[youth];
        expect(one?.agency).toBe(home.agency);
        expect(home.welcomesGenders).toContain(one?.gender);
        if (stay.toDaysAgo === null)
          expect([home.label, one?.age]).toEqual([home.label, Math.min(home.oldest, Math.max(home.youngest, one?.age ?? 0))]);
      }
    }
  });

  it('give each caregiver at most three youth', () => {
    const held = homes.map(({ index }) => demoYouth.filter((youth) => homeNow(youth.index) === index).length);
    expect(Math.max(...held)).toBe(3);
    expect(Math.min(...held)).toBe(0);
  });

  it('give l.morales exactly one youth, who is with d.reyes and has a signed plan with a part for her', () => {
    const morales = homes.find((home) => home.caregivers.some((place) => caregivers[place]?.signInName === 'l.morales'));
    const hers = demoYouth.filter((youth) =>
      lines[youth.index]?.some((one) => one.homeIndex === morales?.index && one.toDaysAgo === null),
    );
    expect(hers.map(({ caseworker }) => caseworker)).toEqual(['d.reyes']);
    const youth = hers[0]!;
    const signed = planRevisionsOf(youth.index).find(({ status }) => status === 'signed')!;
    expect(signed.language).toBe('es');
    const part = planItemsFor(youth.index, signed.stage, 'es', signed.edition).filter(({ audience }) => audience === 'caregiver');
    expect(part.map(({ section }) => section)).toEqual(
      expect.arrayContaining(['about_me', 'grounding', 'warning_signs', 'professionals']),
    );
  });
});

describe('the plans', () => {
  it('draw on at least eight entries for every section', () => {
    expect(Object.keys(planPool).sort()).toEqual([...sectionCodes].sort());
    expect(Object.entries(planPool).filter(([, entries]) => entries.length < 8)).toEqual([]);
  });

  it('have 8 to 16 different items, only in sections of their stage, in the template’s order', () => {
    for (const { stage, items } of everyPlan) {
      expect(items.length).toBeGreaterThanOrEqual(8);
      expect(items.length).toBeLessThanOrEqual(16);
      expect(new Set(items.map(({ text }) => text)).size).toBe(items.length);
      const sections = builtInTemplate.sections.filter(({ stages }) => stages.includes(stage)).map(({ code }) => code);
      const places = items.map(({ section }) => sections.indexOf(section));
      expect(Math.min(...places)).toBeGreaterThanOrEqual(0);
      expect(places).toEqual([...places].sort((a, b) => a - b));
      expect(items.some(({ section }) => section === 'professionals')).toBe(true);
    }
  });

  it('never mark an item of a closed section for caregivers, and give a basis to the worker’s lines alone', () => {
    const closed = builtInTemplate.sections.filter(({ dataClass }) => dataClass !== 'C2').map(({ code }) => code);
    for (const { items, youth } of everyPlan) {
      expect(items.filter(({ section, audience }) => closed.includes(section) && audience === 'caregiver')).toEqual([]);
      expect(items.filter(({ voice, basis }) => (voice === 'worker') === (basis === null))).toEqual([]);
      if (youth.interpreterLanguage === null) expect(items.filter(({ voice }) => voice === 'interpreter')).toEqual([]);
      expect(items.filter(({ audience }) => audience === 'caregiver').length).toBeGreaterThanOrEqual(3);
    }
  });

  it('are the same every time, differ between youth, and change from one edition to the next', () => {
    const plan = (youth: number, edition = 0) => JSON.stringify(planItemsFor(youth, 'in_placement', 'en', edition));
    expect(plan(5)).toBe(plan(5));
    expect(new Set(demoYouth.map(({ index }) => plan(index))).size).toBe(demoYouth.length);
    expect(demoYouth.filter(({ index }) => plan(index, 0) !== plan(index, 2)).length).toBeGreaterThan(50);
    const structure = (language: 'en' | 'es') => planItemsFor(7, 'transition', language).map(({ text: _, ...rest }) => rest);
    expect(structure('es')).toEqual(structure('en'));
  });

  it('are signed one after the other, with at most one version still open', () => {
    for (const { index } of demoYouth) {
      const revisions = planRevisionsOf(index);
      const signed = revisions.flatMap(({ signedDaysAgo }) => signedDaysAgo ?? []);
      expect(signed).toEqual([...new Set(signed)].sort((a, b) => b - a));
      revisions
        .slice(1)
        .forEach((one, place) => expect(one.startedDaysAgo).toBeLessThanOrEqual(revisions[place]?.signedDaysAgo ?? 0));
      expect(revisions.filter(({ status }) => status === 'signed').length).toBe(signed.length > 0 ? 1 : 0);
      expect(revisions.length - signed.length).toBeLessThanOrEqual(1);
      expect(revisions.length).toBeGreaterThanOrEqual(1);
      expect(revisions.filter(({ agreement, agreementWhy }) => (agreement === 'not_asked') !== (agreementWhy !== null))).toEqual(
        [],
      );
    }
  });
});
