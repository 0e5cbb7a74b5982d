// Mobile prefixes and the change from 11 to 10 digits, as data. A prefix names the carrier that was given the block;
// since numbers can be carried over (11/2018) it is a default only, and an unknown prefix is never an error.

/** Blocks of 10-digit mobile numbers by their first three digits, with the carrier that was given the block. */
export const MOBILE_PREFIXES: ReadonlyMap<string, string> = new Map([
  ...carrier('Viettel', '032 033 034 035 036 037 038 039 086 096 097 098'),
  ...carrier('VinaPhone', '081 082 083 084 085 088 091 094'),
  ...carrier('MobiFone', '070 076 077 078 079 089 090 093'),
  ...carrier('Vietnamobile', '052 056 058 092'),
  ...carrier('Gmobile', '059 099'),
  ...carrier('iTel', '087'),
  ...carrier('Wintel', '055'),
])

/**
 * Change of 11-digit numbers to 10 digits from 15/9/2018 (both dialled until 14/11/2018): old prefix to new.
 * Source: plan of the Ministry of Information and Communications as printed by plo.vn, 5/2018; the same 21 prefixes
 * stand in the carrier data of google/libphonenumber.
 */
export const PREFIX_CHANGE_2018: ReadonlyMap<string, string> = new Map([
  ['0120', '070'],
  ['0121', '079'],
  ['0122', '077'],
  ['0126', '076'],
  ['0128', '078'],
  ['0123', '083'],
  ['0124', '084'],
  ['0125', '085'],
  ['0127', '081'],
  ['0129', '082'],
  ['0162', '032'],
  ['0163', '033'],
  ['0164', '034'],
  ['0165', '035'],
  ['0166', '036'],
  ['0167', '037'],
  ['0168', '038'],
  ['0169', '039'],
  ['0186', '056'],
  ['0188', '058'],
  ['0199', '059'],
])

function carrier(name: string, prefixes: string): [string, string][] {
  return prefixes.split(' ').map((prefix) => [prefix, name])
}
