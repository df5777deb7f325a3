// SPDX-License-Identifier: Apache-2.0
import { Unprocessable } from '../platform/refusal.js';

/** Nothing is guessed: a place far from the right one would send somebody there. */
export class ZipUnknown extends Unprocessable {
  constructor(pointer = '/zip') {
    super([{ pointer, code: 'zip-unknown', detail: 'We do not know where this ZIP code is. Try one nearby.' }]);
  }
}
export class PlaceIncomplete extends Unprocessable {
  constructor() {
    super([
      { pointer: '/latitude', code: 'place-incomplete', detail: 'Give latitude and longitude together, or a ZIP code instead.' },
    ]);
  }
}
export class CheckedAfterToday extends Unprocessable {
  constructor() {
    super([{ pointer: '/checkedOn', code: 'after-today', detail: 'Give the day it was checked: today or earlier.' }]);
  }
}
export class ServiceAgesDoNotFit extends Unprocessable {
  constructor() {
    super([{ pointer: '/youngest', code: 'ages-do-not-fit', detail: 'The youngest age must not be above the oldest.' }]);
  }
}
/** The same for a service elsewhere as for none. */
export class NoSuchService extends Unprocessable {
  constructor() {
    super([{ pointer: '/serviceIds', code: 'no-such-service', detail: 'Choose services of your agency’s directory.' }]);
  }
}
/** The same for a term elsewhere as for none. */
export class NoSuchTerm extends Unprocessable {
  constructor() {
    super([{ pointer: '/terms', code: 'no-such-term', detail: 'Choose kinds of help of your agency’s directory.' }]);
  }
}
/** Half an address would be taken for a whole one. */
export class AddressIncomplete extends Unprocessable {
  constructor() {
    super([{ pointer: '/street', code: 'address-incomplete', detail: 'Give street, city, state and ZIP code together.' }]);
  }
}
