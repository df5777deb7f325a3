// SPDX-License-Identifier: Apache-2.0
import type { HomeView } from '@harbor/contracts';

export interface HomeRow {
  id: string;
  label: string;
  licence_number: string;
  capacity: number;
  traits: string[];
  languages: string[];
  welcomes_genders: string[];
  youngest: number;
  oldest: number;
  is_open: boolean;
  version: number;
  places_taken: number;
}

export function viewHome(row: HomeRow): HomeView {
  const { id, label, capacity, traits, languages, youngest, oldest, version } = row;
  return {
    id,
    label,
    capacity,
    traits,
    languages,
    youngest,
    oldest,
    version,
    licenceNumber: row.licence_number,
    placesTaken: row.places_taken,
    welcomesGenders: row.welcomes_genders,
    isOpen: row.is_open,
  };
}
