/** Nothing is installed, and nothing ships, under a licence that has not been looked at. */
import { describe, expect, test } from 'vitest';
import { type InstalledPackage, installedPackages } from './licences.ts';

/** Permissive: with their notice kept, they may be part of what is under Apache-2.0. */
const SHIPPING = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT', 'MIT OR Apache-2.0'];
/** Of tools that only run here: MPL-2.0 is that of Lightning CSS and axe, the others those of parts of npm. */
const DEVELOPMENT = [...SHIPPING, 'Artistic-2.0', 'BlueOak-1.0.0', 'CC-BY-3.0', 'CC0-1.0', 'MPL-2.0'];

/** Packages under none of these, for development alone, and why they are here all the same. */
const EXCEPTIONS: Readonly<Record<string, { licence: string | undefined; reason: string }>> = {
  hyperformula: {
    licence: 'GPL-3.0-only',
    reason: 'a peer in the benchmark, which is built into build/bench and never distributed',
  },
  'json-bignum': {
    licence: undefined,
    reason: 'MIT, in an older form of package.json; Arrow depends on it, which DuckDB answers in',
  },
  'qrcode-terminal': { licence: undefined, reason: 'Apache-2.0, in an older form of package.json; a part of npm' },
};

const packages = installedPackages();
const isException = ({ name, licence, ships }: InstalledPackage) =>
  !ships && name in EXCEPTIONS && EXCEPTIONS[name]?.licence === licence;
const named = ({ folder, name, version, licence }: InstalledPackage) =>
  `${folder}: ${name} ${version}, ${licence ?? 'no licence named'}`;

describe('licences', () => {
  test('all packages that ship are under one that allows it', () => {
    const shipping = packages.filter(({ ships }) => ships);
    expect(shipping.length).toBeGreaterThan(0);
    expect(shipping.filter(({ licence = '' }) => !SHIPPING.includes(licence)).map(named)).toEqual([]);
  });

  test('all packages for development are under a known one, or listed with the reason', () => {
    const others = packages.filter(({ ships }) => !ships);
    const unknown = others.filter((each) => !DEVELOPMENT.includes(each.licence ?? '') && !isException(each));
    expect(unknown.map(named)).toEqual([]);
  });

  test.each(Object.keys(EXCEPTIONS))('the exception %s is still needed', (name) => {
    expect(packages.filter(isException).map((each) => each.name)).toContain(name);
  });
});
