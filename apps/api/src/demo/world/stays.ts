// SPDX-License-Identifier: Apache-2.0
import type { AwayKind, BaseKind, EndReason } from './shapes.js';

/** From how many days ago, where (a number is a home's index), and why it ended; the last stay of a youth goes on. */
export type Stay = readonly [fromDaysAgo: number, where: number | BaseKind, reasonEnded?: EndReason];

// One line per youth, in the order of the roster. No home holds more youth than its capacity on any of these days.
// prettier-ignore
export const stays: readonly (readonly Stay[])[] = [
  [[273, 'group_home_shelter', 'place_found'], [251, 1, 'closer_to_family'], [148, 0]], // M-118
  [[148, 'child_care_institution_shelter', 'place_found'], [139, 'medical_rehabilitative', 'stay_complete'], [129, 'group_home_shelter', 'place_found'], [96, 14]], // K-204
  [[241, 9, 'caregiver_asked'], [208, 'group_home_shelter', 'place_found'], [187, 12]], // T-090
  [[38, 3]], // M-131
  [[266, 'group_home_shelter', 'place_found'], [239, 'group_home_staff', 'step_down'], [160, 2, 'caregiver_asked'], [88, 7]],
  [[146, 1, 'safety_concern'], [83, 'group_home_shelter', 'place_found'], [60, 4]], // C-517
  [[231, 16]], // H-268
  [[63, 'group_home_shelter', 'place_found'], [46, 1]], // B-415
  [[126, 'not_placed_yet', 'place_found'], [125, 2]], // D-663
  [[32, 'not_placed_yet', 'place_found'], [27, 'group_home_shelter', 'place_found'], [16, 23]], // F-129
  [[97, 'supervised_independent']], // G-871
  [[205, 22, 'with_siblings'], [174, 14, 'closer_to_family'], [53, 7]], // J-356
  [[170, 5]], // L-740
  [[178, 'not_placed_yet', 'place_found'], [177, 20]], // N-225
  [[519, 4, 'caregiver_asked'], [391, 1, 'caregiver_asked'], [351, 19, 'more_support'], [298, 'group_home_family']], // P-908
  [[288, 'group_home_shelter', 'place_found'], [269, 11, 'closer_to_family'], [105, 8]],
  [[350, 'not_placed_yet', 'place_found'], [349, 4, 'with_siblings'], [170, 6]], // S-477
  [[422, 'child_care_institution_shelter', 'place_found'], [414, 22, 'safety_concern'], [242, 'group_home_shelter', 'place_found'], [224, 1]], // V-512
  [[488, 2, 'going_home'], [407, 'placed_at_home', 'home_visit_ended'], [360, 15, 'closer_to_family'], [206, 18]], // W-684
  [[230, 'child_care_institution_shelter', 'place_found'], [201, 'group_home_shelter', 'place_found'], [189, 'placed_at_home', 'home_visit_ended'], [148, 'group_home_family']],
  [[321, 'not_placed_yet', 'place_found'], [316, 14, 'youth_asked'], [172, 'supervised_independent']], // Z-350
  [[233, 'not_placed_yet', 'place_found'], [230, 'group_home_shelter', 'place_found'], [215, 2]], // B-772
  [[437, 'child_care_institution_shelter', 'place_found'], [429, 22, 'with_siblings'], [310, 10]], // C-186
  [[248, 'not_placed_yet', 'place_found'], [247, 3, 'hospital_stay'], [59, 'medical_rehabilitative', 'stay_complete'], [51, 'placed_at_home']], // D-904
  [[146, 17, 'more_support'], [42, 'group_home_staff']], // F-633
  [[115, 'not_placed_yet', 'place_found'], [114, 18]], // G-294
  [[238, 'child_care_institution_shelter', 'place_found'], [211, 17, 'youth_asked'], [66, 19]], // H-841
  [[133, 5]], // J-567
  [[169, 3, 'youth_asked'], [129, 15, 'safety_concern'], [6, 'not_placed_yet']], // L-123
  [[339, 'group_home_shelter', 'place_found'], [307, 4, 'youth_asked'], [129, 17]], // K-490
  [[252, 'child_care_institution_shelter', 'place_found'], [232, 'psychiatric_hospital', 'stay_complete'], [226, 'group_home_family']], // N-712
  [[215, 'child_care_institution_shelter', 'place_found'], [201, 1]], // P-348
  [[315, 20]],
  [[329, 1, 'home_closed'], [209, 22]],
  [[205, 'group_home_staff']], // S-829
  [[284, 'child_care_institution_shelter', 'place_found'], [257, 'residential_treatment']], // T-254
  [[596, 'child_care_institution_shelter', 'place_found'], [572, 'group_home_staff', 'step_down'], [459, 18, 'more_support'], [330, 'group_home_staff']], // V-973
  [[34, 'not_placed_yet', 'place_found'], [33, 'placed_at_home']], // W-418
  [[327, 'not_placed_yet', 'place_found'], [325, 13, 'caregiver_asked'], [268, 19]],
  [[66, 'not_placed_yet', 'place_found'], [63, 20]], // Z-681
  [[444, 'group_home_shelter', 'place_found'], [432, 3, 'caregiver_asked'], [261, 'group_home_shelter', 'place_found'], [237, 15]], // B-203
  [[268, 'child_care_institution_shelter', 'place_found'], [255, 9]], // C-795
  [[121, 'not_placed_yet', 'place_found'], [120, 'group_home_shelter', 'place_found'], [110, 10, 'court_order'], [13, 'juvenile_justice']], // D-340
  [[347, 10, 'youth_asked'], [178, 18, 'more_support'], [43, 'qrtp']], // F-882
  [[181, 'child_care_institution_shelter', 'place_found'], [172, 22, 'hospital_stay'], [45, 'medical_rehabilitative', 'stay_complete'], [38, 18]], // G-176
  [[313, 'not_placed_yet', 'place_found'], [307, 'group_home_staff', 'step_down'], [244, 6]], // H-519
  [[196, 9, 'caregiver_asked'], [6, 'not_placed_yet']], // J-934
  [[24, 'not_placed_yet', 'place_found'], [19, 'group_home_shelter']], // L-268
  [[476, 'child_care_institution_shelter', 'place_found'], [453, 'placed_at_home', 'home_visit_ended'], [410, 13, 'with_siblings'], [287, 14]], // N-857
  [[321, 'not_placed_yet', 'place_found'], [320, 6, 'home_closed'], [150, 23, 'with_siblings'], [120, 13]], // P-611
  [[117, 'group_home_shelter', 'place_found'], [105, 13, 'more_support'], [57, 'residential_treatment']],
  [[400, 'child_care_institution_shelter', 'place_found'], [378, 2, 'caregiver_asked'], [209, 10]],
  [[101, 'child_care_institution']], // S-145
  [[159, 'child_care_institution_shelter', 'place_found'], [135, 7, 'caregiver_asked'], [73, 'group_home_shelter', 'place_found'], [51, 13]], // T-528
  [[311, 'not_placed_yet', 'place_found'], [306, 18, 'more_support'], [138, 'qrtp']], // V-316
  [[15, 'not_placed_yet', 'place_found'], [13, 'group_home_shelter']], // W-960
  [[431, 'child_care_institution_shelter', 'place_found'], [409, 2, 'youth_asked'], [266, 7, 'caregiver_asked'], [204, 21]],
  [[11, 'child_care_institution_shelter']], // Z-874
  [[358, 'not_placed_yet', 'place_found'], [353, 3, 'safety_concern'], [173, 'group_home_shelter', 'place_found'], [143, 6]], // B-539
  [[68, 'not_placed_yet', 'place_found'], [64, 4, 'safety_concern'], [6, 'not_placed_yet']], // C-361
  [[225, 'not_placed_yet', 'place_found'], [221, 'group_home_staff', 'hospital_stay'], [178, 'psychiatric_hospital', 'stay_complete'], [163, 24]], // K-731
  [[242, 'child_care_institution_shelter', 'place_found'], [234, 24]], // M-442
  [[308, 24, 'youth_asked'], [124, 25]], // N-106
  [[306, 'child_care_institution_shelter', 'place_found'], [298, 'group_home_family']], // T-815
  [[101, 'not_placed_yet', 'place_found'], [99, 'group_home_shelter', 'place_found'], [77, 24]], // H-922
];

/** Away: youth, kind, from, to (null: still away), and how it ended. Being away never ends the stay beneath it. */
// prettier-ignore
export const absences: readonly (readonly [youth: number, kind: AwayKind, from: number, to: number | null, ended: EndReason | null])[] = [
  [1,  'runaway',             110, 108,  'came_back'],
  [1,  'runaway',             61,  57,   'came_back'],
  [1,  'whereabouts_unknown', 1,   null, null],
  [4,  'runaway',             139, 136,  'came_back'],
  [6,  'runaway',             80,  79,   'came_back'],
  [11, 'whereabouts_unknown', 150, 141,  'was_found'],
  [14, 'runaway',             360, 352,  'came_back'],
  [14, 'runaway',             120, 118,  'came_back'],
  [17, 'runaway',             310, 305,  'was_found'],
  [20, 'runaway',             250, 247,  'came_back'],
  [22, 'runaway',             70,  69,   'came_back'],
  [29, 'runaway',             40,  36,   'was_found'],
  [36, 'runaway',             400, 391,  'came_back'],
  [36, 'runaway',             200, 198,  'came_back'],
  [38, 'runaway',             96,  92,   'came_back'],
  [38, 'whereabouts_unknown', 4,   null, null],
  [42, 'whereabouts_unknown', 40,  31,   'was_found'],
  [47, 'runaway',             9,   7,    'came_back'],
  [50, 'whereabouts_unknown', 90,  80,   'was_found'],
  [56, 'runaway',             300, 297,  'came_back'],
  [59, 'runaway',             30,  24,   'came_back'],
  [60, 'runaway',             150, 149,  'came_back'],
];

/** A few days with another family while the stay goes on: youth, home, from, to (null: there now). */
// prettier-ignore
export const respites: readonly (readonly [youth: number, home: number, from: number, to: number | null])[] = [
  [0,  2,  33,  30],
  [16, 11, 45,  42],
  [27, 19, 100, 97],
  [40, 11, 60,  57],
  [44, 11, 12,  10],
  [58, 11, 3,   null],
];
