// SPDX-License-Identifier: Apache-2.0
import type { GuideLanguage, livedExperiences } from '@harbor/contracts';

type Experience = (typeof livedExperiences)[number];

/** What a reader of a guide lived through, in words for everybody. */
export const livedWords: Readonly<Record<GuideLanguage, Record<Experience, string>>> = {
  en: {
    trafficked_by_family: 'being trafficked by family',
    trafficked_by_others: 'being trafficked by people outside the family',
    trafficked_online: 'being trafficked online',
    foster_care: 'living in foster care',
    ran_from_care: 'running from care',
    boy_or_young_man: 'being a boy or young man in this',
    lgbtq_two_spirit: 'being LGBTQ or Two-Spirit',
    indigenous: 'being Indigenous',
    immigrant: 'coming from another country',
    parent: 'being a parent',
  },
  es: {
    trafficked_by_family: 'la trata a manos de la familia',
    trafficked_by_others: 'la trata a manos de personas fuera de la familia',
    trafficked_online: 'la trata por internet',
    foster_care: 'la vida en un hogar de acogida',
    ran_from_care: 'irse de un hogar de acogida',
    boy_or_young_man: 'vivir esto como niño o joven varón',
    lgbtq_two_spirit: 'ser LGBTQ o de Dos Espíritus',
    indigenous: 'ser indígena',
    immigrant: 'venir de otro país',
    parent: 'ser madre o padre',
  },
};
