import { afterAll, expect, test } from '@jest/globals';
import { NotFound } from '@samnav/platform';
import { closeTestDatabase, refusals, refusedWith } from '@samnav/platform/testing';
import writeXlsxFile from 'write-excel-file/node';
import { Membership } from '../networks/membership.entity.ts';
import { MembershipService } from '../networks/membership.service.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import { OrganisationService } from '../organisations/organisation.service.ts';
import { Person } from '../people/person.entity.ts';
import { PersonService } from '../people/person.service.ts';
import { Region } from '../testing/region.ts';
import { MemberImportService } from './member-import.service.ts';
import { MemberListFormat } from './member-import.types.ts';
import type { MemberListInput } from './member-import.types.ts';

afterAll(closeTestDatabase);
const imports = new MemberImportService(new OrganisationService(), new PersonService(), new MembershipService());
type List = Partial<MemberListInput> & { networkId: string };
const load = (region: Region, list: List) => region.write((tx) => imports.import(tx, list));
const preview = (region: Region, list: List) => region.write((tx) => imports.preview(tx, list));

const HEAD = 'Organisation;Typ;Organisationsnummer;Roll;Från;Till;Kontaktperson;E-post';
const LIST = [
  HEAD,
  'Umeå Energi AB;Kommunalt bolag;;Medlem;2020-01-01;;Vera Prov;vera.prov@bolaget.example',
  'Föreningen Älven;förening;;Värd;1 mars 2021;2023-12-31;;',
  '',
  'Tekniska verket;myndighet;212000-2627;observatör;20220501;;Arvid Prov;',
].join('\r\n');

/** Forty rows of which those with these numbers in the file are wrong. */
const forty = (bad: Record<number, string>): string =>
  [HEAD, ...Array.from({ length: 40 }, (_, i) => bad[i + 2] ?? `Provbolag ${i + 1} AB;företag;;;2024-01-01;;;`)].join('\n');

test('a list with Swedish headings makes organisations, people and memberships', async () => {
  const region = await Region.create();
  const networkId = await region.network();

  const { report } = await load(region, { networkId, content: LIST });

  expect(report).toMatchObject({ newOrganisations: 3, newMemberships: 3, changedMemberships: 0, unchanged: 0, faults: [], ignoredHeadings: [] });
  expect((await region.rows(Membership)).map((m) => [m.role, m.startsOn, m.endsOn])).toEqual([
    ['member', '2020-01-01', null],
    ['host', '2021-03-01', '2023-12-31'],
    ['observer', '2022-05-01', null],
  ]);
  expect((await region.rows(Organisation)).map((o) => [o.name, o.kind, o.organisationNumber])).toContainEqual([
    'Tekniska verket',
    'authority',
    '212000-2627',
  ]);
  expect((await region.rows(Person)).map((p) => p.name)).toEqual(expect.arrayContaining(['Vera Prov', 'Arvid Prov']));
});

test('the same list again changes nothing', async () => {
  const region = await Region.create();
  const networkId = await region.network();
  await load(region, { networkId, content: LIST });
  const events = (await region.events()).length;

  const { report } = await load(region, { networkId, content: LIST });

  expect(report).toMatchObject({ newOrganisations: 0, newMemberships: 0, changedMemberships: 0, unchanged: 3 });
  expect(await region.events()).toHaveLength(events);
});

test('three bad rows of forty import nothing, and are named', async () => {
  const region = await Region.create();
  const networkId = await region.network();
  const bad = { 7: 'Bolag X;företag;;;2024-02-30;;;', 19: ';företag;;;;;;', 41: 'Bolag Y;företag;;chef;;;;' };

  const errors = await refusals(load(region, { networkId, content: forty(bad) }));

  expect(errors.map((e) => [e.details.index, e.code, e.path.at(-1)])).toEqual([
    [7, 'IMPORT_VALUE_WRONG', 'startsOn'],
    [19, 'IMPORT_VALUE_MISSING', 'organisation'],
    [41, 'IMPORT_VALUE_WRONG', 'role'],
  ]);
  expect(errors[0]!.text('sv')).toBe('Rad 7, Från: ”2024-02-30” går inte att läsa. Skriv till exempel 2026-03-31.');
  expect(await region.rows(Membership)).toEqual([]);
  expect(await region.rows(Organisation)).toEqual([]);
});

test('a preview says the same of every row, and changes nothing', async () => {
  const region = await Region.create();
  const networkId = await region.network();

  const report = await preview(region, { networkId, content: forty({ 3: 'Bolag X;rymdfärja;;;;;;' }) });

  expect(report.faults).toEqual([{ row: 3, column: 'kind', code: 'IMPORT_VALUE_WRONG', message: expect.stringContaining('rymdfärja') }]);
  expect(report).toMatchObject({ newOrganisations: 39, newMemberships: 39 });
  expect(report.rows[1]).toMatchObject({ row: 3, organisation: 'Bolag X', action: 'refuse' });
  expect(await region.rows(Organisation)).toEqual([]);
});

test('organisations that are known are found by number, else by name in whatever spelling', async () => {
  const region = await Region.create();
  const networkId = await region.network();
  await region.organisation('Vatten och Avfall i Norr AB', { organisationNumber: '212000-2627' });
  await region.organisation('Umeå Energi AB');

  const { report } = await load(region, { networkId, content: 'organisation,organisationsnummer\nVAKIN,2120002627\n"umeå energi",' });

  expect(report).toMatchObject({ newOrganisations: 0, newMemberships: 2 });
});

test('a name that two organisations have asks for the number', async () => {
  const region = await Region.create();
  const networkId = await region.network();
  await region.organisation('Norrbygg AB');
  await region.organisation('Norrbygg');

  expect(await refusedWith(load(region, { networkId, content: 'organisation\nNorrbygg' }))).toEqual(['IMPORT_ORGANISATION_UNCLEAR']);
});

test('a new last day or contact changes the membership that is there', async () => {
  const region = await Region.create();
  const networkId = await region.network();
  await load(region, { networkId, content: LIST });

  const { report } = await load(region, {
    networkId,
    content: 'organisation;från;till;e-post\nUmeå Energi;2020-01-01;2024-12-31;ny@bolaget.example',
  });

  expect(report).toMatchObject({ changedMemberships: 1, newMemberships: 0 });
  expect((await region.rows(Membership))[0]).toMatchObject({ endsOn: '2024-12-31', version: 2 });
});

test('a row that overlaps a membership, or a row before it, is refused', async () => {
  const region = await Region.create();
  const networkId = await region.network();
  await load(region, { networkId, content: LIST });
  const content = 'organisation;från\nUmeå Energi;2022-01-01\nNytt bolag;2024-01-01\nNytt bolag AB;2025-01-01';

  const errors = await refusals(load(region, { networkId, content }));

  expect(errors.map((e) => [e.details.index, e.code])).toEqual([
    [2, 'IMPORT_ROW_OVERLAPS'],
    [4, 'IMPORT_ROW_REPEATED'],
  ]);
});

test('old Windows text, a byte order mark, tabs and a title above the headings are read', async () => {
  const region = await Region.create();
  const networkId = await region.network();
  const windows = Buffer.from('Medlemslista 2026\n\nOrganisation\tRoll\nFöreningen Älven\tvärd\n', 'latin1').toString('base64');
  const marked = Buffer.from('\uFEFFOrganisation;Roll\r\nÅkeriet;medlem', 'utf8').toString('base64');

  expect((await preview(region, { networkId, contentBase64: windows })).rows).toMatchObject([
    { row: 4, organisation: 'Föreningen Älven', role: 'host' },
  ]);
  expect((await preview(region, { networkId, contentBase64: marked })).rows).toMatchObject([{ row: 2, organisation: 'Åkeriet' }]);
});

test('marks without width and line breaks in cells are left out', async () => {
  const region = await Region.create();
  const content = 'Organisation;Kontaktperson\n"Ett\u00adbolag\u200b AB";"Vera\nProv"\n\u200b;\n';

  const { report } = await load(region, { networkId: await region.network(), content });

  expect(report.rows.map((row) => [row.organisation, row.contact])).toEqual([['Ettbolag AB', 'Vera Prov']]);
});

test('the same list twice at once makes its organisations once', async () => {
  const region = await Region.create();
  const list = { networkId: await region.network(), content: LIST };

  const reports = await Promise.all([load(region, list), load(region, list)]);

  expect(reports.map(({ report }) => report.newOrganisations).sort()).toEqual([0, 3]);
  expect(await region.rows(Organisation)).toHaveLength(3);
});

test('a workbook is read, days and numbers as a spreadsheet keeps them', async () => {
  const region = await Region.create();
  const networkId = await region.network();
  const cells = [
    [{ value: 'Organisation' }, { value: 'Från' }, { value: 'Org.nr' }],
    [{ value: 'Umeå kommun' }, { value: new Date(Date.UTC(2021, 4, 3)), type: Date, format: 'yyyy-mm-dd' }, { value: 2120002627 }],
  ];
  const contentBase64 = (await writeXlsxFile(cells as never).toBuffer()).toString('base64');

  const { rows } = await preview(region, { networkId, format: MemberListFormat.xlsx, contentBase64 });

  expect(rows).toMatchObject([{ row: 2, organisation: 'Umeå kommun', startsOn: '2021-05-03' }]);
});

test('headings may be said to mean something else', async () => {
  const region = await Region.create();
  const networkId = await region.network();
  const mapping = [{ column: 'organisation' as never, heading: 'Deltagare' }];

  expect((await preview(region, { networkId, content: 'Deltagare;Färg\nÅkeriet;blå', mapping })).mapping).toEqual([
    { column: 'organisation', heading: 'Deltagare' },
  ]);
});

test.each([
  ['IMPORT_HEADING_MISSING', { content: 'Färg;Form\nblå;rund' }],
  ['IMPORT_EMPTY', {}],
  ['IMPORT_EMPTY', { content: '\n\n' }],
  ['IMPORT_UNREADABLE', { format: MemberListFormat.xlsx, contentBase64: Buffer.from('no workbook').toString('base64') }],
  ['IMPORT_TOO_LARGE', { content: `Organisation\n${'X\n'.repeat(1002)}` }],
])('%s says what is wrong with the file', async (code, file) => {
  const region = await Region.create();

  expect(await refusedWith(preview(region, { networkId: await region.network(), ...file }))).toEqual([code]);
});

test('a municipality’s people import their own organisations into the region’s network, not another’s', async () => {
  const region = await Region.create();
  const networkId = await region.network();
  await region.organisation('Umeås bolag', { municipalityId: region.municipality('Umeå') });
  const vindeln = await region.strategist('Vindeln');
  const list = (content: string) => ({ networkId, content, municipalityId: region.municipality('Vindeln') });

  await region.write((tx) => imports.import(tx, list('organisation\nNytt i Vindeln')), vindeln);

  expect((await region.rows(Organisation)).at(-1)).toMatchObject({ municipalityId: region.world.municipalities.Vindeln });
  expect(await refusedWith(region.write((tx) => imports.import(tx, list('organisation\nUmeås bolag')), vindeln))).toEqual(['IMPORT_ROW_FORBIDDEN']);
});

test('another tenant’s network is not there to import into, nor are its organisations known', async () => {
  const [region, other] = [await Region.create(), await Region.create()];
  const foreign = await other.network();
  await other.organisation('Umeå Energi AB');

  await expect(load(region, { networkId: foreign, content: LIST })).rejects.toBeInstanceOf(NotFound);
  await expect(preview(region, { networkId: foreign, content: LIST })).rejects.toBeInstanceOf(NotFound);
  expect((await preview(region, { networkId: await region.network(), content: LIST })).newOrganisations).toBe(3);
});
