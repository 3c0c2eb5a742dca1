/** A file that is not UTF-8 is one mistake, however many characters it spoils. */
import { expect, it } from 'vitest';
import { findingsOf, workspaceOf } from '../../kit/check';

const TEXT = 'version: 1\ntitle: Größe\ntools:\n  crm: {name: Müller, vendor: Käse}\n';
const WIDE = Buffer.from(TEXT, 'utf16le');
const MESSAGE = 'The file is not saved as UTF-8: from here on, characters can’t be read. Save it as UTF-8.';

function found(bytes: Uint8Array): readonly string[] {
  const workspace = workspaceOf({ 'a.roadmap.yaml': new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) });
  return findingsOf(workspace).map(({ span, message }) => `${span.start} ${message}`);
}

it.each([
  ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), WIDE]), 0],
  ['UTF-16 without a mark', WIDE, 1],
  ['UTF-16, the other way round', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(WIDE).swap16()]), 0],
  ['Latin-1', Buffer.from(TEXT, 'latin1'), TEXT.indexOf('ö')],
])('%s is said once, at the first character', (_name, bytes, at) => {
  expect(found(bytes)).toEqual([`${at} ${MESSAGE}`]);
});

it('UTF-8 is fine, and a single NUL is named as such', () => {
  expect(found(Buffer.from(TEXT))).toEqual([]);
  expect(found(Buffer.from('version: 1\ntitle: a\0b\n'))).toEqual([
    '19 There is an invisible control character here (U+0000); remove it.',
  ]);
});

it('other mistakes of a Latin-1 file are still found', () => {
  expect(found(Buffer.from(`${TEXT}titel: x\n`, 'latin1'))).toHaveLength(2);
});
